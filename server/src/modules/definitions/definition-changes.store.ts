import type { DefinitionDraft } from '@belfry/domain';
import type { Transaction } from '../../platform/database/index.ts';
import { definitionColumns as columns } from './definition-columns.store.ts';
import type { DefinitionRow } from './definition.ts';

/** Each change counts up the organization's revision in its own transaction, so that engines compile again. */
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

/** The definition, locked until the end of the transaction. */
export async function lockDefinition(
  { rows }: Transaction,
  organizationId: string,
  id: string,
): Promise<DefinitionRow | null> {
  const [row] = await rows<DefinitionRow>(
    `select ${columns} from event_definitions d where d.organization_id = $1 and d.id = $2 and d.deleted_at is null for update`,
    [organizationId, id],
  );
  return row ?? null;
}

/** Makes it the last of its owner's. */
export async function insertDefinition(
  transaction: Transaction,
  row: Pick<DefinitionRow, 'id' | 'organizationId' | 'ownerId'> & { now: number },
  draft: DefinitionDraft,
): Promise<DefinitionRow> {
  const at = new Date(row.now);
  const [made] = await transaction.rows<DefinitionRow>(
    `insert into event_definitions as d (organization_id, id, owner_id, created_at, updated_at, name, enabled, event_type, condition, timed, threshold,
       actions, time_zone, description, shadow, pattern, tests, position)
     values ($1, $2, $3, $4, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16,
       (select coalesce(max(position), 0) + 1 from event_definitions where organization_id = $1 and owner_id is not distinct from $3::uuid))
     returning ${columns}`,
    [row.organizationId, row.id, row.ownerId, at, ...draftValues(draft)],
  );
  await bumpRevision(transaction, row.organizationId);
  if (!made) throw new Error('An inserted definition did not come back.');
  return made;
}

/** Writes the draft over it. What paused it is forgotten: the engine looks again. */
export async function overwriteDefinition(
  transaction: Transaction,
  row: Pick<DefinitionRow, 'id' | 'organizationId'> & { now: number },
  draft: DefinitionDraft,
): Promise<DefinitionRow> {
  const [changed] = await transaction.rows<DefinitionRow>(
    `update event_definitions d set updated_at = $3, name = $4, enabled = $5, event_type = $6, condition = $7, timed = $8, threshold = $9, actions = $10,
       time_zone = $11, description = $12, shadow = $13, pattern = $14, tests = $15, version = d.version + 1, paused_reason = null
     where d.organization_id = $1 and d.id = $2 returning ${columns}`,
    [row.organizationId, row.id, new Date(row.now), ...draftValues(draft)],
  );
  await bumpRevision(transaction, row.organizationId);
  if (!changed) throw new Error(`Definition ${row.id} went away while it was locked.`);
  return changed;
}

export async function removeDefinition(
  transaction: Transaction,
  { organizationId, id, now }: { organizationId: string; id: string; now: number },
): Promise<void> {
  await transaction.rows(
    'update event_definitions set deleted_at = $3, enabled = false, version = version + 1 where organization_id = $1 and id = $2',
    [organizationId, id, new Date(now)],
  );
  await bumpRevision(transaction, organizationId);
}

/** Lets definitions rest, each with its reason. Their owners did not change them, so their version stays. */
export async function pauseDefinitions(
  transaction: Transaction,
  organizationId: string,
  reasons: ReadonlyMap<string, string>,
): Promise<void> {
  await transaction.rows(
    `update event_definitions d set paused_reason = x.reason from unnest($2::uuid[], $3::text[]) as x(id, reason)
     where d.organization_id = $1 and d.id = x.id`,
    [organizationId, [...reasons.keys()], [...reasons.values()]],
  );
  await bumpRevision(transaction, organizationId);
}
