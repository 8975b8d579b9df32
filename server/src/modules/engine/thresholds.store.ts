import { builtInCatalogue, type EventDefinition, thresholdKey, type ThresholdState } from '@belfry/domain';
import type { Transaction } from '../../platform/database/index.ts';

/** A count as it is kept: with the version of the definition that it was counted for. */
interface KeptState extends ThresholdState {
  version: number;
}

interface Waiting {
  queueId: string;
  channel: string;
  count: number;
}

/** How many live interactions waited where, just after a place in the log: by the latest event of each up to there. */
const waitingAt = `select w.item ->> 'queueId' as "queueId", w.item ->> 'channel' as channel, count(*)::int as count
  from (
    select i.id from interactions i where i.organization_id = $1 and i.ended_at is null
    union select e.interaction_id from user_events e where e.organization_id = $1 and e.seq > $2 and e.interaction_id is not null) c
  cross join lateral (
    select e.item from user_events e
    where e.organization_id = $1 and e.interaction_id = c.id and e.seq <= $2 and e.item is not null order by e.seq desc limit 1) w
  where w.item ->> 'waitingSince' is not null and w.item ->> 'queueId' is not null
  group by 1, 2`;

const keep = async ({ rows }: Transaction, organizationId: string, states: readonly KeptState[]): Promise<void> => {
  if (states.length === 0) return;
  await rows(
    `insert into threshold_states (organization_id, key, definition_id, state)
     select $1, x.* from json_to_recordset($2) as x(key text, definition_id uuid, state jsonb)
     on conflict (organization_id, key) do update set state = excluded.state`,
    [
      organizationId,
      JSON.stringify(
        states.map((state) => ({
          key: thresholdKey(state.definitionId, state.scopeId),
          definition_id: state.definitionId,
          state,
        })),
      ),
    ],
  );
};

/** Counts afresh for a definition that is new or was changed or resting: it goes on being over only while it still is. */
function recounted(
  { id, version, threshold, eventType }: EventDefinition,
  old: readonly KeptState[],
  { waiting, cursor }: { waiting: readonly Waiting[]; cursor: number },
): KeptState[] {
  const counts = new Map<string, number>(old.map(({ scopeId }) => [scopeId, 0]));
  for (const { queueId, channel, count } of waiting) {
    const watched = threshold?.scopeId == null || threshold.scopeId === queueId;
    if (watched && builtInCatalogue.eventType(eventType)?.channels?.some((one) => one === channel))
      counts.set(queueId, (counts.get(queueId) ?? 0) + count);
  }
  const wasOver = new Set(old.filter(({ phase }) => phase === 'over').map(({ scopeId }) => scopeId));
  return [...counts].map(([scopeId, count]) => ({
    definitionId: id,
    scopeId,
    count,
    version,
    lastSeq: cursor,
    phase: wasOver.has(scopeId) && count > (threshold?.clearLevel ?? 0) ? 'over' : 'below',
  }));
}

/** The counts of all threshold definitions as they stand at a place in the log. */
export async function readThresholds(
  transaction: Transaction,
  organizationId: string,
  { definitions, cursor }: { definitions: readonly EventDefinition[]; cursor: number },
): Promise<Map<string, ThresholdState>> {
  const watching = definitions.filter(({ enabled, threshold }) => enabled && threshold !== null);
  if (watching.length === 0) return new Map();
  const rows = await transaction.rows<{ state: KeptState }>(
    'select state from threshold_states where organization_id = $1',
    [organizationId],
  );
  // What an earlier version kept by queue is counted afresh.
  const kept = rows.map(({ state }) => state).filter(({ scopeId }) => typeof scopeId === 'string');
  const isCurrent = ({ id, version }: EventDefinition): boolean =>
    kept.some((state) => state.definitionId === id && state.version === version);
  const stale = watching.filter((definition) => !isCurrent(definition));
  const waiting = stale.length === 0 ? [] : await transaction.rows<Waiting>(waitingAt, [organizationId, cursor]);
  const fresh = stale.flatMap((definition) =>
    recounted(
      definition,
      kept.filter(({ definitionId }) => definitionId === definition.id),
      { waiting, cursor },
    ),
  );
  await keep(transaction, organizationId, fresh);
  const current = [...kept.filter(({ definitionId }) => !stale.some(({ id }) => id === definitionId)), ...fresh];
  return new Map(current.map((state) => [thresholdKey(state.definitionId, state.scopeId), state]));
}

/** Keeps counts that changed, each with its definition's version. */
export const writeThresholds = (
  transaction: Transaction,
  organizationId: string,
  { states, versionOf }: { states: readonly ThresholdState[]; versionOf: (definitionId: string) => number },
): Promise<void> =>
  keep(
    transaction,
    organizationId,
    states.map((state) => ({ ...state, version: versionOf(state.definitionId) })),
  );
