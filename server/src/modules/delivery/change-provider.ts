import type { Clock } from '../../platform/clock.ts';
import { claimKey, type Database } from '../../platform/database/index.ts';
import { invalid, type Issue, notFound, type SignedInViewer } from '../../platform/graphql/index.ts';
import type { Ids } from '../../platform/ids.ts';
import type { Outbound } from '../../platform/outbound/index.ts';
import type { Vault } from '../../platform/vault.ts';

import { type Header, headersProblem } from './headers.ts';
import { actorOf } from './webhook-changes.ts';
import { type ProviderKind, type ProviderRow, type SealedProvider, sealedForProvider } from './provider.ts';
import type { ProvidersStore, ProviderValues } from './providers.store.ts';
import {
  changedMeanwhile,
  done,
  failed,
  keyConflict,
  nameIssues,
  nameTaken,
  type Result,
  urlIssues,
} from './results.ts';

export interface ProviderChangeNeeds {
  database: Database;
  providers: ProvidersStore;
  outbound: Outbound;
  vault: Vault;
  clock: Clock;
  ids: Ids;
}

export interface CreateProvider {
  name: string;
  kind: ProviderKind;
  url: string;
  headers: readonly Header[];
  enabled: boolean;
  idempotencyKey?: string | null | undefined;
}

export interface UpdateProvider {
  id: string;
  expectedVersion: number;
  name?: string | null | undefined;
  kind?: ProviderKind | null | undefined;
  url?: string | null | undefined;
  /** All of them; they stay as they are unless given. */
  headers?: readonly Header[] | null | undefined;
  enabled?: boolean | null | undefined;
}

function issuesOf(
  { name, url, headers }: { name: string; url: string; headers: readonly Header[] },
  outbound: Outbound,
): Issue[] {
  const problem = headersProblem(headers);
  const wrong = problem === null ? [] : [{ path: ['headers'], code: 'HEADERS', message: problem }];
  return [...nameIssues(name), ...urlIssues(outbound.problemWith(url)), ...wrong];
}

const sealing = ({ vault }: ProviderChangeNeeds, id: string, headers: readonly Header[]) => ({
  headers: vault.seal(JSON.stringify(headers), sealedForProvider(id)),
  headerNames: namesOf(headers),
});

const namesOf = (headers: readonly Header[]): string[] => headers.map(({ name }) => name);

const missing = failed(notFound('provider'));

/** Registers a provider. */
export const createProvider =
  (needs: ProviderChangeNeeds) =>
  async (viewer: SignedInViewer, input: CreateProvider): Promise<Result<ProviderRow>> => {
    const { database, providers, outbound, clock, ids } = needs;
    const { organizationId } = viewer;
    const { idempotencyKey: key, ...given } = input;
    const issues = issuesOf(given, outbound);
    if (issues.length > 0) return failed(invalid(issues));
    const id = ids.next();
    return database.transaction(organizationId, async (transaction) => {
      const shown = async (which: string): Promise<Result<ProviderRow>> => {
        const provider = await providers.lock(transaction, organizationId, which);
        return provider ? done(provider) : missing;
      };
      if (key) {
        const claim = { organizationId, actor: actorOf(viewer), key, mutation: 'createProvider', input: given, id };
        const claimed = await claimKey(transaction, claim);
        if (claimed.kind === 'other') return failed(keyConflict);
        if (claimed.kind === 'same') return shown(claimed.id);
      }
      const name = given.name.trim();
      const values = {
        ...given,
        ...sealing(needs, id, given.headers),
        name,
        id,
        organizationId,
        createdAt: clock.now(),
      };
      return (await providers.insert(transaction, values)) ? shown(id) : failed(nameTaken(name));
    });
  };

function valuesAfter(needs: ProviderChangeNeeds, provider: SealedProvider, input: UpdateProvider): ProviderValues {
  const { headers, headerNames } = provider;
  return {
    name: input.name?.trim() ?? provider.name,
    kind: input.kind ?? provider.kind,
    url: input.url ?? provider.url,
    enabled: input.enabled ?? provider.enabled,
    ...(input.headers ? sealing(needs, provider.id, input.headers) : { headers, headerNames }),
  };
}

/** A new address would be told the secrets of the old one. */
const tellsSecrets = (provider: ProviderRow, { url, headers }: UpdateProvider): boolean =>
  !headers && provider.headerNames.length > 0 && typeof url === 'string' && url !== provider.url;

/** Changes a provider. */
export const changeProvider =
  (needs: ProviderChangeNeeds) =>
  ({ organizationId }: SignedInViewer, input: UpdateProvider): Promise<Result<ProviderRow>> =>
    needs.database.transaction(organizationId, async (transaction) => {
      const { providers, outbound } = needs;
      const provider = await providers.lock(transaction, organizationId, input.id);
      if (!provider) return missing;
      if (provider.version !== input.expectedVersion) return failed(changedMeanwhile(provider.version));
      if (tellsSecrets(provider, input)) return failed(invalid([headersAgain]));
      const values = valuesAfter(needs, provider, input);
      const issues = issuesOf({ ...values, headers: input.headers ?? [] }, outbound);
      if (issues.length > 0) return failed(invalid(issues));
      if (await providers.isNameTaken(transaction, { ...provider, name: values.name }))
        return failed(nameTaken(values.name));
      await providers.update(transaction, provider, values);
      const changed = await providers.lock(transaction, organizationId, provider.id);
      return changed ? done(changed) : missing;
    });

const headersAgain: Issue = {
  path: ['headers'],
  code: 'HEADERS',
  message: 'Give the headers again with a new address: their values are secret and go to it.',
};

/** What waits for it is given up. */
export const deleteProvider =
  ({ database, providers, clock }: ProviderChangeNeeds) =>
  ({ organizationId }: SignedInViewer, id: string): Promise<Result<string>> =>
    database.transaction(organizationId, async (transaction) => {
      const provider = await providers.lock(transaction, organizationId, id);
      if (!provider) return missing;
      await providers.remove(transaction, provider, clock.now());
      return done(id);
    });
