import type { Database, Transaction } from '../../platform/database/index.ts';

export type ReferenceKind = 'user' | 'queue';

export interface NewReference {
  kind: ReferenceKind;
  id: string;
  externalId: string;
  name: string;
}

const tables: Record<ReferenceKind, string> = { user: 'users', queue: 'queues' };

interface Creation {
  organizationId: string;
  source: string;
  kind: ReferenceKind;
  of: readonly NewReference[];
}

const createOf = ({ rows }: Transaction, { organizationId, source, kind, of }: Creation): Promise<unknown> =>
  rows(
    `with made as (
       insert into directory_references (organization_id, kind, source, external_id, id)
       select $1, $2, $3, e, i from unnest($4::text[], $5::uuid[]) as x(e, i) on conflict do nothing returning id)
     insert into ${tables[kind]} (organization_id, id, name)
     select $1, i, n from unnest($5::uuid[], $6::text[]) as y(i, n) where i in (select id from made)`,
    [organizationId, kind, source, of.map((one) => one.externalId), of.map((one) => one.id), of.map((one) => one.name)],
  );

/** How other systems' names for users and queues are kept. */
export const referencesStore = (database: Database) => ({
  find: (
    organizationId: string,
    source: string,
    externalIds: readonly string[],
  ): Promise<{ kind: ReferenceKind; externalId: string; id: string }[]> =>
    database.rows(
      organizationId,
      `select kind, external_id as "externalId", id from directory_references
       where organization_id = $1 and source = $2 and external_id = any($3)`,
      [organizationId, source, externalIds],
    ),

  /** Which of these ids there are. */
  known: (organizationId: string, kind: ReferenceKind, ids: readonly string[]): Promise<{ id: string }[]> =>
    database.rows(organizationId, `select id from ${tables[kind]} where organization_id = $1 and id = any($2)`, [
      organizationId,
      ids,
    ]),

  named: (
    organizationId: string,
    kind: ReferenceKind,
    names: readonly string[],
  ): Promise<{ id: string; name: string }[]> =>
    database.rows(
      organizationId,
      `select id, name from ${tables[kind]} where organization_id = $1 and name = any($2)`,
      [organizationId, names],
    ),

  /** Makes users or queues together with the source's names for them; one that another server made first is left as it is. */
  create: (organizationId: string, source: string, missing: readonly NewReference[]): Promise<void> =>
    database.transaction(organizationId, async (transaction) => {
      for (const kind of ['user', 'queue'] as const) {
        const of = missing.filter((one) => one.kind === kind);
        if (of.length > 0) await createOf(transaction, { organizationId, source, kind, of });
      }
    }),
});

export type ReferencesStore = ReturnType<typeof referencesStore>;
