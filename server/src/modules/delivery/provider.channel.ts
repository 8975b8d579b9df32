import type { Clock } from '../../platform/clock.ts';
import type { Outbound } from '../../platform/outbound/index.ts';
import type { Vault } from '../../platform/vault.ts';
import type { Channel } from './channel.ts';
import { gaveUpFact } from './facts.ts';
import type { ProviderContent } from './new-delivery.ts';
import { outcomeOf } from './outcome-of.ts';
import { providerBody, readHeaders, sealedForProvider } from './provider.ts';
import type { ProvidersStore } from './providers.store.ts';

export interface ProviderNeeds {
  providers: Pick<ProvidersStore, 'sealed'>;
  outbound: Outbound;
  vault: Vault;
  clock: Clock;
  timeoutMs: number;
}

/** Tells an outside service, in the form of its kind. */
export const createProviderChannel = (needs: ProviderNeeds): Channel<ProviderContent> => ({
  async attempt({ id, organizationId, content }, signal) {
    const { providers, outbound, vault, timeoutMs } = needs;
    const provider = await providers.sealed(organizationId, content.providerId);
    if (!provider) return { outcome: { kind: 'never', error: 'The provider was deleted.' } };
    if (!provider.enabled)
      return { outcome: { kind: 'never', error: 'The provider is switched off. Switch it on and send again.' } };
    const secret = readHeaders(vault.open(provider.headers, sealedForProvider(provider.id)));
    const named = Object.fromEntries(secret.map(({ name, value }) => [name.toLowerCase(), value]));
    const result = await outbound.send({
      method: 'POST',
      url: provider.url,
      headers: { 'content-type': 'application/json', 'idempotency-key': id, ...named },
      body: JSON.stringify(providerBody(provider.kind, { id, ...content })),
      timeoutMs,
      signal,
    });
    return { outcome: outcomeOf(result) };
  },
  gaveUp: gaveUpFact(needs.clock),
});
