import { Webhook } from 'standardwebhooks';
import type { Clock } from '../../platform/clock.ts';
import type { Outbound } from '../../platform/outbound/index.ts';
import type { Vault } from '../../platform/vault.ts';
import type { Channel, Claimed, Outcome, Tried } from './channel.ts';
import type { CircuitStore } from './circuit.store.ts';
import { gaveUpFact } from './facts.ts';
import { learnFromAnswer } from './learn-from-answer.ts';
import type { WebhookContent } from './new-delivery.ts';
import { outcomeOf } from './outcome-of.ts';
import { sealedFor, type SealedWebhook } from './webhook.ts';
import type { WebhooksStore } from './webhooks.store.ts';

export interface WebhookNeeds {
  webhooks: Pick<WebhooksStore, 'sealed'>;
  circuit: CircuitStore;
  outbound: Outbound;
  vault: Vault;
  clock: Clock;
  timeoutMs: number;
  /** How long a webhook that is overrun is left alone when it names no time. */
  pauseMs: number;
}

type ClaimedWebhook = Claimed<WebhookContent>;

const bodyAtMost = 20_000;
const switchedOff = 'The webhook is switched off. Switch it on and send again.';

/** Signatures of the secret, and of the one before it as long as that holds, as Standard Webhooks lists them. */
function signatures(
  webhook: SealedWebhook,
  { id, body, at }: { id: string; body: string; at: Date },
  vault: Vault,
): string {
  const { secret, oldSecret, oldSecretUntil } = webhook;
  const both = oldSecret !== null && (oldSecretUntil ?? 0) > at.getTime() ? [secret, oldSecret] : [secret];
  return both.map((sealed) => new Webhook(vault.open(sealed, sealedFor(webhook.id))).sign(id, at, body)).join(' ');
}

/** Posts deliveries to registered webhooks, signed by Standard Webhooks, and spares those that fail or are overrun. */
export function createWebhookChannel(needs: WebhookNeeds): Channel<WebhookContent> {
  const { webhooks, circuit, outbound, vault, clock, timeoutMs, pauseMs } = needs;
  const learn = learnFromAnswer(needs);
  const which = ({ organizationId, content }: ClaimedWebhook) => ({
    organizationId,
    webhookId: content.webhookId,
    now: clock.now(),
  });

  /** What keeps it from being tried now. */
  async function heldUp(claimed: ClaimedWebhook, webhook: SealedWebhook): Promise<Outcome | null> {
    if (!webhook.enabled) return { kind: 'never', error: webhook.disabledReason ?? switchedOff };
    const now = clock.now();
    if ((webhook.heldUntil ?? 0) > now) return { kind: 'held', until: webhook.heldUntil ?? now };
    if (webhook.circuit === 'closed' || (await circuit.probes(which(claimed)))) return null;
    return { kind: 'held', until: now + pauseMs };
  }

  function post(
    { id }: ClaimedWebhook,
    webhook: SealedWebhook,
    { body, signal }: { body: string; signal: AbortSignal },
  ) {
    const at = new Date(clock.now());
    const headers = {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': signatures(webhook, { id, body, at }, vault),
    };
    return outbound.send({ method: 'POST', url: webhook.url, headers, body, timeoutMs, signal });
  }

  return {
    async attempt(claimed, signal): Promise<Tried> {
      const webhook = await webhooks.sealed(claimed.organizationId, claimed.content.webhookId);
      if (!webhook) return { outcome: { kind: 'never', error: 'The webhook was deleted.' } };
      const body = JSON.stringify(claimed.content.body);
      const outcome = tooLong(body) ?? (await heldUp(claimed, webhook));
      if (outcome) return { outcome };
      const result = await post(claimed, webhook, { body, signal });
      if (signal.aborted) return { outcome: outcomeOf(result) };
      return { outcome: outcomeOf(result), facts: await learn({ claimed, webhook, result }) };
    },
    gaveUp: gaveUpFact(clock),
  };
}

function tooLong(body: string): Outcome | null {
  const bytes = Buffer.byteLength(body);
  if (bytes < bodyAtMost) return null;
  return { kind: 'never', error: `The body has ${bytes} bytes; fewer than ${bodyAtMost} can be sent.` };
}
