import type { Clock } from '../../platform/clock.ts';
import { claimKey, type Database } from '../../platform/database/index.ts';
import { invalid, type Issue, notFound, type SignedInViewer } from '../../platform/graphql/index.ts';
import type { Ids } from '../../platform/ids.ts';
import type { Outbound } from '../../platform/outbound/index.ts';
import type { Vault } from '../../platform/vault.ts';

import { type Header, headersProblem } from './headers.ts';
import { actorOf } from './manage-webhooks.ts';
import { type ProviderKind, type ProviderRow, sealedForProvider } from './provider.ts';
import type { providersStore } from './providers.store.ts';
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

interface Needs {
  database: Database;
  providers: ReturnType<typeof providersStore>;
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

const namesOf = (headers: readonly Header[]): string[] => headers.map(({ name }) => name);

/** Makes and changes providers, for those who may manage them. */
export function manageProviders({ database, providers, outbound, vault, clock, ids }: Needs) {
  const seal = (id: string, headers: readonly Header[]): string =>
    vault.seal(JSON.stringify(headers), sealedForProvider(id));
  const missing = failed(notFound('provider'));

  return {
    async create(viewer: SignedInViewer, input: CreateProvider): Promise<Result<ProviderRow>> {
      const { organizationId } = viewer;
      const { idempotencyKey: key, ...given } = input;
      const issues = issuesOf(given, outbound);
      if (issues.length > 0) return failed(invalid(issues));
      const id = ids.next();
      return database.transaction(organizationId, async (transaction) => {
        if (key) {
          const claim = { organizationId, actor: actorOf(viewer), key, mutation: 'createProvider', input: given, id };
          const claimed = await claimKey(transaction, claim);
          if (claimed.kind === 'other') return failed(keyConflict);
          const same = claimed.kind === 'same' && (await providers.lock(transaction, organizationId, claimed.id));
          if (claimed.kind === 'same') return same ? done(same) : missing;
        }
        const headers = { headers: seal(id, given.headers), headerNames: namesOf(given.headers) };
        const values = { ...given, ...headers, name: given.name.trim(), id, organizationId, createdAt: clock.now() };
        if (!(await providers.insert(transaction, values))) return failed(nameTaken(values.name));
        const made = await providers.lock(transaction, organizationId, id);
        return made ? done(made) : missing;
      });
    },

    async change({ organizationId }: SignedInViewer, input: UpdateProvider): Promise<Result<ProviderRow>> {
      return database.transaction(organizationId, async (transaction) => {
        const provider = await providers.lock(transaction, organizationId, input.id);
        if (!provider) return missing;
        if (provider.version !== input.expectedVersion) return failed(changedMeanwhile(provider.version));
        const { headers } = input;
        const values = {
          name: input.name?.trim() ?? provider.name,
          kind: input.kind ?? provider.kind,
          url: input.url ?? provider.url,
          enabled: input.enabled ?? provider.enabled,
          headers: headers ? seal(provider.id, headers) : provider.headers,
          headerNames: headers ? namesOf(headers) : provider.headerNames,
        };
        const issues = issuesOf({ ...values, headers: headers ?? [] }, outbound);
        if (issues.length > 0) return failed(invalid(issues));
        // A new address would be told the secrets of the old one.
        if (values.url !== provider.url && !headers && provider.headerNames.length > 0) {
          const message = 'Give the headers again with a new address: their values are secret and go to it.';
          return failed(invalid([{ path: ['headers'], code: 'HEADERS', message }]));
        }
        if (await providers.isNameTaken(transaction, { ...provider, name: values.name }))
          return failed(nameTaken(values.name));
        await providers.update(transaction, provider, values);
        const changed = await providers.lock(transaction, organizationId, provider.id);
        return changed ? done(changed) : missing;
      });
    },

    async delete({ organizationId }: SignedInViewer, id: string): Promise<Result<string>> {
      return database.transaction(organizationId, async (transaction) => {
        const provider = await providers.lock(transaction, organizationId, id);
        if (!provider) return missing;
        await providers.remove(transaction, provider, clock.now());
        return done(id);
      });
    },
  };
}
