import type { Stopped, ThresholdState, ThrottleState } from '@belfry/domain';
import type { Transaction } from '../../platform/database/index.ts';

/** What the engine remembers of one definition. */
export interface RememberedOf {
  throttles: ThrottleState[];
  thresholds: ThresholdState[];
  stopped: Pick<Stopped, 'definitionId' | 'byDefinitionId' | 'reason'>[];
}

/** Reads it, and what was stopped of it about an interaction within a month before an instant. */
export async function rememberedOf(
  { rows }: Transaction,
  organizationId: string,
  { definitionId, interactionId, at }: { definitionId: string; interactionId: string | null; at: number },
): Promise<RememberedOf> {
  const [found] = await rows<RememberedOf>(
    `select
       (select coalesce(json_agg(state), '[]') from throttle_states where organization_id = $1 and definition_id = $2) as throttles,
       (select coalesce(json_agg(state), '[]') from threshold_states where organization_id = $1 and definition_id = $2) as thresholds,
       (select coalesce(json_agg(json_build_object('definitionId', definition_id, 'byDefinitionId', by_definition_id, 'reason', reason)), '[]')
        from stopped_firings where organization_id = $1 and definition_id = $2 and interaction_id is not distinct from $3::uuid
          and stopped_at between $4::timestamptz - interval '30 days' and $4) as stopped`,
    [organizationId, definitionId, interactionId, new Date(at)],
  );
  return found ?? { throttles: [], thresholds: [], stopped: [] };
}

/** Whom and which queue a task or another subject belongs to; null when there is no such one. */
export async function reachOfSubject(
  { rows }: Transaction,
  organizationId: string,
  { kind, id }: { kind: string; id: string },
): Promise<{ userIds: string[]; queueIds: string[] } | null> {
  const [row] = await rows<{ userIds: string[]; queueIds: string[] }>(
    `select user_ids as "userIds", array_remove(array[queue_id], null) as "queueIds" from subjects
     where organization_id = $1 and kind = $2 and id = $3`,
    [organizationId, kind, id],
  );
  return row ?? null;
}
