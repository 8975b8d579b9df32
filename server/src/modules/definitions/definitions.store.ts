import type { DefinitionDraft } from '@belfry/domain';
import type { Database, Transaction } from '../../platform/database/index.ts';
import { Parameters, whereValue } from '../../platform/database/where.ts';
import type { ValueFilter } from '../../platform/filter.ts';
import type { PageRequest, SignedInViewer } from '../../platform/graphql/index.ts';
import { whereMaySeeDefinition } from './definition-access.ts';
import type { DefinitionRow } from './definition.ts';
import { Definition, type DefinitionEntity } from './definitions.entity.ts';
import type { Reference, ReferenceType } from './references.ts';

export interface DefinitionList {
  scope: 'mine' | 'global' | 'employees';
  name?: ValueFilter<string> | null | undefined;
  owner?: ValueFilter<string> | null | undefined;
  enabled?: { eq?: boolean | null | undefined } | null | undefined;
  /** Only these event types; undefined is any. */
  eventTypes?: readonly string[] | undefined;
}

const columns = `d.id, d.organization_id as "organizationId", d.owner_id as "ownerId", d.name, d.enabled, d.event_type as "eventType",
  d.condition, d.timed, d.threshold, d.actions, d.time_zone as "timeZone", d.position, d.version, d.paused_reason as "pausedReason",
  d.created_at as "createdAt", d.updated_at as "updatedAt"`;

const nobody = '00000000-0000-0000-0000-000000000000';
const place = `(coalesce(d.owner_id, '${nobody}'), d.position, d.id)`;

function listClauses(viewer: SignedInViewer, list: DefinitionList, parameters: Parameters): string[] {
  const me = parameters.add(viewer.userId);
  const scopes = {
    mine: `d.owner_id = ${me}::uuid`,
    global: `d.owner_id is null`,
    employees: `d.owner_id is distinct from ${me}::uuid and d.owner_id is not null`,
  };
  const clauses = [scopes[list.scope]];
  if (list.name) clauses.push(whereValue('d.name', list.name, { parameters }));
  if (list.owner) clauses.push(whereValue('d.owner_id', list.owner, { parameters }));
  if (list.enabled?.eq != null) clauses.push(`d.enabled = ${parameters.add(list.enabled.eq)}`);
  if (list.eventTypes) clauses.push(`d.event_type = any(${parameters.add(list.eventTypes)})`);
  return clauses;
}

const bumpRevision = ({ rows }: Transaction, organizationId: string): Promise<unknown> =>
  rows(
    `insert into definition_revisions (organization_id, revision) values ($1, 1)
     on conflict (organization_id) do update set revision = definition_revisions.revision + 1`,
    [organizationId],
  );

const draftValues = (draft: DefinitionDraft): unknown[] => [
  draft.name,
  draft.enabled,
  draft.eventType,
  JSON.stringify(draft.condition),
  draft.timed && JSON.stringify(draft.timed),
  draft.threshold && JSON.stringify(draft.threshold),
  JSON.stringify(draft.actions),
  draft.timeZone,
];

const rowOf = (entity: DefinitionEntity): DefinitionRow => ({
  id: entity.id,
  organizationId: entity.organizationId,
  ownerId: entity.ownerId ?? null,
  name: entity.name,
  enabled: entity.enabled,
  eventType: entity.eventType,
  condition: entity.condition,
  timed: entity.timed ?? null,
  threshold: entity.threshold ?? null,
  actions: entity.actions,
  timeZone: entity.timeZone,
  position: entity.position,
  version: entity.version,
  pausedReason: entity.pausedReason ?? null,
  createdAt: entity.createdAt.getTime(),
  updatedAt: entity.updatedAt.getTime(),
});

/** How event definitions are kept. Every change counts up the organization's revision in the same transaction. */
export const definitionsStore = (database: Database) => ({
  async byIds(organizationId: string, ids: readonly string[]): Promise<DefinitionRow[]> {
    const found = await database.entities(organizationId).find(Definition, { organizationId, id: { $in: [...ids] }, deletedAt: null });
    return found.map(rowOf);
  },

  list(viewer: SignedInViewer, list: DefinitionList, page: PageRequest): Promise<DefinitionRow[]> {
    const parameters = new Parameters();
    const clauses = [
      `d.organization_id = ${parameters.add(viewer.organizationId)}`,
      'd.deleted_at is null',
      whereMaySeeDefinition(viewer, parameters),
      ...listClauses(viewer, list, parameters),
    ];
    if (page.from) {
      const [owner, position, id] = page.from.map((part) => parameters.add(part));
      clauses.push(`${place} ${page.backward ? '<' : '>'} (${owner}::uuid, ${position}::int, ${id}::uuid)`);
    }
    const direction = page.backward ? 'desc' : 'asc';
    const order = `coalesce(d.owner_id, '${nobody}') ${direction}, d.position ${direction}, d.id ${direction}`;
    const sql = `select ${columns} from event_definitions d where ${clauses.join(' and ')} order by ${order} limit ${page.limit + 1}`;
    return database.rows(viewer.organizationId, sql, parameters.values);
  },

  /** Everything that is not deleted, and the revision at which that is so. */
  async all(transaction: Transaction, organizationId: string): Promise<DefinitionRow[]> {
    return transaction.rows(`select ${columns} from event_definitions d where d.organization_id = $1 and d.deleted_at is null`, [organizationId]);
  },

  /** The definition, locked until the end of the transaction. */
  async locked({ rows }: Transaction, organizationId: string, id: string): Promise<DefinitionRow | null> {
    const [row] = await rows<DefinitionRow>(
      `select ${columns} from event_definitions d where d.organization_id = $1 and d.id = $2 and d.deleted_at is null for update`,
      [organizationId, id],
    );
    return row ?? null;
  },

  /** Makes it the last of its owner's. */
  async insert(transaction: Transaction, row: Pick<DefinitionRow, 'id' | 'organizationId' | 'ownerId'> & { now: number }, draft: DefinitionDraft): Promise<DefinitionRow> {
    const at = new Date(row.now);
    const [made] = await transaction.rows<DefinitionRow>(
      `insert into event_definitions as d (organization_id, id, owner_id, created_at, updated_at, name, enabled, event_type, condition, timed, threshold,
         actions, time_zone, position)
       values ($1, $2, $3, $4, $4, $5, $6, $7, $8, $9, $10, $11, $12,
         (select coalesce(max(position), 0) + 1 from event_definitions where organization_id = $1 and owner_id is not distinct from $3::uuid))
       returning ${columns}`,
      [row.organizationId, row.id, row.ownerId, at, ...draftValues(draft)],
    );
    await bumpRevision(transaction, row.organizationId);
    if (!made) throw new Error('An inserted definition did not come back.');
    return made;
  },

  /** Writes the draft over it. What paused it is forgotten: the engine looks again. */
  async update(transaction: Transaction, row: Pick<DefinitionRow, 'id' | 'organizationId'> & { now: number }, draft: DefinitionDraft): Promise<DefinitionRow> {
    const [changed] = await transaction.rows<DefinitionRow>(
      `update event_definitions d set updated_at = $3, name = $4, enabled = $5, event_type = $6, condition = $7, timed = $8, threshold = $9, actions = $10,
         time_zone = $11, version = d.version + 1, paused_reason = null
       where d.organization_id = $1 and d.id = $2 returning ${columns}`,
      [row.organizationId, row.id, new Date(row.now), ...draftValues(draft)],
    );
    await bumpRevision(transaction, row.organizationId);
    if (!changed) throw new Error(`Definition ${row.id} went away while it was locked.`);
    return changed;
  },

  async remove(transaction: Transaction, { organizationId, id, now }: { organizationId: string; id: string; now: number }): Promise<void> {
    await transaction.rows('update event_definitions set deleted_at = $3, enabled = false, version = version + 1 where organization_id = $1 and id = $2', [
      organizationId, id, new Date(now),
    ]);
    await bumpRevision(transaction, organizationId);
  },

  /** Lets definitions rest, each with its reason. Their owners did not change them, so their version stays. */
  async pause(transaction: Transaction, organizationId: string, reasons: ReadonlyMap<string, string>): Promise<void> {
    await transaction.rows(
      `update event_definitions d set paused_reason = x.reason from unnest($2::uuid[], $3::text[]) as x(id, reason)
       where d.organization_id = $1 and d.id = x.id`,
      [organizationId, [...reasons.keys()], [...reasons.values()]],
    );
    await bumpRevision(transaction, organizationId);
  },

  async timeZone(organizationId: string): Promise<string> {
    const [row] = await database.rows<{ zone: string }>(organizationId, 'select time_zone as zone from organizations where id = $1', [organizationId]);
    return row?.zone ?? 'UTC';
  },

  /** Which of these users, queues, teams and roles there are, as `Type:id`. */
  async known({ rows }: Pick<Transaction, 'rows'>, organizationId: string, references: readonly Reference[]): Promise<Set<string>> {
    const of = (type: ReferenceType): string[] => references.filter((one) => one.type === type).map(({ id }) => id);
    const found = await rows<{ key: string }>(
      `select 'User:' || id as key from users where organization_id = $1 and id = any($2::uuid[])
       union all select 'Queue:' || id from queues where organization_id = $1 and id = any($3::uuid[])
       union all select 'Team:' || id from teams where organization_id = $1 and id = any($4::uuid[])
       union all select 'Role:' || id from roles where organization_id = $1 and id = any($5::uuid[])`,
      [organizationId, of('User'), of('Queue'), of('Team'), of('Role')],
    );
    return new Set(found.map(({ key }) => key));
  },
});

export type DefinitionsStore = ReturnType<typeof definitionsStore>;
