import type { DefinitionDraft } from '@belfry/domain';
import type { Transaction } from '../../platform/database/index.ts';
import { definitionColumns as columns } from './definition-columns.store.ts';
import { type DefinitionRow, draftOfRow } from './definition.ts';
import { insertVersion } from './versions.store.ts';

/** When a change is made, and by whom: null is nobody's doing, or a token's of no user. */
export interface Change {
  now: number;
  by: string | null;
}

/** One change of an organization's definitions at a time: positions and limits are then what they were found to be. */
export const inTurn = ({ rows }: Transaction, organizationId: string): Promise<unknown> =>
  rows(`select pg_advisory_xact_lock(hashtextextended('event_definitions:' || $1, 0))`, [organizationId]);

/** Each change counts up the organization's revision in its own transaction, so that engines compile again. */
export const bumpRevision = ({ rows }: Transaction, organizationId: string): Promise<unknown> =>
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
  draft.description,
  draft.shadow,
  draft.pattern && JSON.stringify(draft.pattern),
  JSON.stringify(draft.tests),
];

/** Everything that is not deleted, and the revision at which that is so. */
export async function allDefinitions(transaction: Transaction, organizationId: string): Promise<DefinitionRow[]> {
  return transaction.rows(
    `select ${columns} from event_definitions d where d.organization_id = $1 and d.deleted_at is null`,
    [organizationId],
  );
}

/** The definitions in the order of their ids, locked until the end of the transaction. */
export async function lockDefinitions(
  transaction: Transaction,
  organizationId: string,
  ids: readonly string[],
): Promise<DefinitionRow[]> {
  await inTurn(transaction, organizationId);
  return transaction.rows<DefinitionRow>(
    `select ${columns} from event_definitions d where d.organization_id = $1 and d.id = any($2::uuid[]) and d.deleted_at is null
     order by d.id for update`,
    [organizationId, ids],
  );
}

/** The definition, locked until the end of the transaction. */
export async function lockDefinition(
  transaction: Transaction,
  organizationId: string,
  id: string,
): Promise<DefinitionRow | null> {
  const [row] = await lockDefinitions(transaction, organizationId, [id]);
  return row ?? null;
}

async function keepVersion(transaction: Transaction, row: DefinitionRow, { now, by }: Change): Promise<DefinitionRow> {
  await insertVersion(transaction, { ...row, now, by }, { ...draftOfRow(row), ownerId: row.ownerId });
  await bumpRevision(transaction, row.organizationId);
  return row;
}

/** Makes it the last of its owner's. */
export async function insertDefinition(
  transaction: Transaction,
  row: Pick<DefinitionRow, 'id' | 'organizationId' | 'ownerId'> & Change,
  draft: DefinitionDraft,
): Promise<DefinitionRow> {
  await inTurn(transaction, row.organizationId);
  const [made] = await transaction.rows<DefinitionRow>(
    `insert into event_definitions as d (organization_id, id, owner_id, created_at, updated_at, name, enabled, event_type, condition, timed, threshold,
       actions, time_zone, description, shadow, pattern, tests, position)
     values ($1, $2, $3, $4, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16,
       (select count(*) + 1 from event_definitions where organization_id = $1 and owner_id is not distinct from $3::uuid and deleted_at is null))
     returning ${columns}`,
    [row.organizationId, row.id, row.ownerId, new Date(row.now), ...draftValues(draft)],
  );
  if (!made) throw new Error('An inserted definition did not come back.');
  return keepVersion(transaction, made, row);
}

/** Writes the draft over it. What paused it is forgotten: the engine looks again. */
export async function overwriteDefinition(
  transaction: Transaction,
  row: Pick<DefinitionRow, 'id' | 'organizationId'> & Change,
  draft: DefinitionDraft,
): Promise<DefinitionRow> {
  const [changed] = await transaction.rows<DefinitionRow>(
    `update event_definitions d set updated_at = $3, name = $4, enabled = $5, event_type = $6, condition = $7, timed = $8, threshold = $9, actions = $10,
       time_zone = $11, description = $12, shadow = $13, pattern = $14, tests = $15, version = d.version + 1, paused_reason = null
     where d.organization_id = $1 and d.id = $2 returning ${columns}`,
    [row.organizationId, row.id, new Date(row.now), ...draftValues(draft)],
  );
  if (!changed) throw new Error(`Definition ${row.id} went away while it was locked.`);
  return keepVersion(transaction, changed, row);
}

/** Puts it among another owner's, last. What paused it is forgotten. */
export async function giveDefinition(
  transaction: Transaction,
  row: DefinitionRow,
  { ownerId, ...change }: Change & { ownerId: string | null },
): Promise<DefinitionRow> {
  await closeGap(transaction, row);
  const [given] = await transaction.rows<DefinitionRow>(
    `update event_definitions d set updated_at = $3, owner_id = $4, version = d.version + 1, paused_reason = null, position =
       (select count(*) + 1 from event_definitions where organization_id = $1 and owner_id is not distinct from $4::uuid and deleted_at is null)
     where d.organization_id = $1 and d.id = $2 returning ${columns}`,
    [row.organizationId, row.id, new Date(change.now), ownerId],
  );
  if (!given) throw new Error(`Definition ${row.id} went away while it was locked.`);
  return keepVersion(transaction, given, change);
}

/** Moves it to a place among its owner's; beyond the last is the last. */
export async function placeDefinition(
  transaction: Transaction,
  { organizationId, ownerId, id }: DefinitionRow,
  position: number,
): Promise<DefinitionRow> {
  const placed = await transaction.rows<DefinitionRow>(
    `with others as (
       select id, row_number() over (order by position, id) as place from event_definitions
       where organization_id = $1 and owner_id is not distinct from $2::uuid and deleted_at is null and id <> $3),
     places as (
       select id, place + (place >= $4)::int as place from others union all select $3::uuid, least($4::int, (select count(*) + 1 from others)))
     update event_definitions d set position = p.place from places p where d.organization_id = $1 and d.id = p.id returning ${columns}`,
    [organizationId, ownerId, id, position],
  );
  await bumpRevision(transaction, organizationId);
  const row = placed.find((one) => one.id === id);
  if (!row) throw new Error(`Definition ${id} went away while it was locked.`);
  return row;
}

const closeGap = (
  { rows }: Transaction,
  { organizationId, ownerId, position }: Pick<DefinitionRow, 'organizationId' | 'ownerId' | 'position'>,
): Promise<unknown> =>
  rows(
    `update event_definitions set position = position - 1
     where organization_id = $1 and owner_id is not distinct from $2::uuid and deleted_at is null and position > $3`,
    [organizationId, ownerId, position],
  );

export async function removeDefinition(transaction: Transaction, row: DefinitionRow, now: number): Promise<void> {
  const { organizationId, id } = row;
  await transaction.rows(
    'update event_definitions set deleted_at = $3, enabled = false, version = version + 1 where organization_id = $1 and id = $2',
    [organizationId, id, new Date(now)],
  );
  await closeGap(transaction, row);
  await bumpRevision(transaction, organizationId);
}

/** Lets definitions rest, each with its reason. Their owners did not change them, so their version stays. */
export async function pauseDefinitions(
  transaction: Transaction,
  organizationId: string,
  reasons: ReadonlyMap<string, string>,
): Promise<void> {
  await inTurn(transaction, organizationId);
  await transaction.rows(
    `update event_definitions d set paused_reason = x.reason from unnest($2::uuid[], $3::text[]) as x(id, reason)
     where d.organization_id = $1 and d.id = x.id`,
    [organizationId, [...reasons.keys()], [...reasons.values()]],
  );
  await bumpRevision(transaction, organizationId);
}

/** How many definitions a user has. */
export async function countDefinitions(
  { rows }: Transaction,
  organizationId: string,
  ownerId: string | null,
): Promise<number> {
  const [row] = await rows<{ count: number }>(
    'select count(*)::int as count from event_definitions where organization_id = $1 and owner_id is not distinct from $2::uuid and deleted_at is null',
    [organizationId, ownerId],
  );
  return row?.count ?? 0;
}
