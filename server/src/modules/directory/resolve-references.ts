import { isUuid, type Ids } from '../../platform/ids.ts';
import type { ReferenceKind, ReferencesStore } from './references.store.ts';

/** A user or queue, by Belfry's key, by the source's own id, or by name. */
export interface Reference {
  kind: ReferenceKind;
  id?: string | null;
  externalId?: string | null;
  name?: string | null;
}

/** Gives the key of each reference; absent from the map when there is no such thing. */
export type Resolved = Map<string, string>;

export const referenceKey = ({ kind, id, externalId, name }: Reference): string =>
  id ? `${kind}#${id}` : externalId ? `${kind}:${externalId}` : `${kind}=${name ?? ''}`;

/** Remembers what never changes: which key a source's id stands for. */
class Memory {
  readonly #known = new Map<string, string>();
  get = (key: string): string | undefined => this.#known.get(key);
  set(key: string, id: string): void {
    if (this.#known.size > 200_000) this.#known.clear();
    this.#known.set(key, id);
  }
}

export type ResolveReferences = (wanted: {
  organizationId: string;
  source: string;
  references: readonly Reference[];
  createMissing: boolean;
}) => Promise<Resolved>;

/** Finds users and queues that a source names, and makes the missing ones where that is allowed. */
export function resolveReferences({ store, ids }: { store: ReferencesStore; ids: Ids }): ResolveReferences {
  const memory = new Memory();
  return async ({ organizationId, source, references, createMissing }) => {
    const scope = `${organizationId}/${source}/`;
    const resolved: Resolved = new Map();
    const learn = (key: string, id: string): void => {
      memory.set(scope + key, id);
      resolved.set(key, id);
    };
    const open = new Map<string, Reference>();
    for (const [key, reference] of distinct(references)) {
      const known = memory.get(scope + key);
      if (known) resolved.set(key, known);
      else open.set(key, reference);
    }
    if (open.size === 0) return resolved;
    for (const [key, id] of await look(store, { organizationId, source, open: [...open.values()] })) learn(key, id);
    const missing = [...open.values()].filter(
      (one) => !one.id && (one.externalId ?? one.name) && !resolved.has(referenceKey(one)),
    );
    if (!createMissing || missing.length === 0) return resolved;
    await store.create(
      organizationId,
      source,
      missing.map(({ kind, externalId, name }) => ({
        kind,
        id: ids.next(),
        externalId: externalId ?? name ?? '',
        name: name ?? externalId ?? '',
      })),
    );
    const made = missing.map((one) => ({ ...one, externalId: one.externalId ?? one.name ?? '' }));
    for (const [key, id] of await look(store, { organizationId, source, open: made })) learn(key, id);
    for (const one of missing) {
      const id = resolved.get(referenceKey({ kind: one.kind, externalId: one.externalId ?? one.name ?? '' }));
      if (id) learn(referenceKey(one), id);
    }
    return resolved;
  };
}

/** Each reference once; of several to the same thing, the first that names it. */
function distinct(references: readonly Reference[]): Map<string, Reference> {
  const byKey = new Map<string, Reference>();
  for (const reference of references) {
    const key = referenceKey(reference);
    if (!byKey.get(key)?.name) byKey.set(key, reference);
  }
  return byKey;
}

async function look(
  store: ReferencesStore,
  { organizationId, source, open }: { organizationId: string; source: string; open: readonly Reference[] },
): Promise<[string, string][]> {
  const found: [string, string][] = [];
  const external = open.flatMap(({ externalId }) => externalId ?? []);
  if (external.length > 0) {
    const rows = await store.find(organizationId, source, external);
    for (const { kind, externalId, id } of rows) found.push([referenceKey({ kind, externalId }), id]);
  }
  for (const kind of ['user', 'queue'] as const) {
    const byId = open.filter((one) => one.kind === kind && one.id && isUuid(one.id)).flatMap(({ id }) => id ?? []);
    if (byId.length > 0)
      for (const { id } of await store.known(organizationId, kind, byId)) found.push([referenceKey({ kind, id }), id]);
    const byName = open
      .filter((one) => one.kind === kind && !one.id && !one.externalId)
      .flatMap(({ name }) => name ?? []);
    if (byName.length > 0)
      for (const { id, name } of await store.named(organizationId, kind, byName))
        found.push([referenceKey({ kind, name }), id]);
  }
  return found;
}
