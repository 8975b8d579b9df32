import type { Item } from '../interaction/item.ts';
import { type Asked, isOfItsChannels, isVisibleToOwner, nameIn } from './asked.ts';
import type { Compiled } from './compile.ts';
import type { CompiledDefinition } from './definition-index.ts';
import type { LoggedEvent } from './logged-event.ts';
import type { EngineMemory, FiringDraft, ThresholdState } from './reaction.ts';

/** The key of a threshold's state. */
export function thresholdKey(definitionId: string, scopeId: string): string {
  return `${definitionId}:${scopeId}`;
}

/** The queue in which an interaction waits, ringing included; null when it does not wait. */
export function waitingQueueOf(item: Pick<Item, 'waitingSince' | 'queueId'>): string | null {
  return item.waitingSince === null ? null : item.queueId;
}

export interface ThresholdReaction {
  readonly firings: readonly { readonly rank: number; readonly firing: FiringDraft }[];
  readonly thresholds: readonly ThresholdState[];
}

const nothing: ThresholdReaction = { firings: [], thresholds: [] };

/**
 * Counts one interaction more or less where it begins or ceases to wait. A count starts from the state in memory, else
 * from 0. *Started* is fired when the count rises above the level, *over* when it falls to the clearing level.
 */
export function thresholdsOf(compiled: Compiled, asked: Asked, memory: EngineMemory): ThresholdReaction {
  const { event } = asked;
  if (compiled.thresholds.size === 0 || event.item === null) return nothing;
  const [before, after] = [queueBefore(event), waitingQueueOf(event.item)];
  if (before === after) return nothing;
  const firings: { rank: number; firing: FiringDraft }[] = [];
  const thresholds: ThresholdState[] = [];
  for (const [queueId, by] of [
    [before, -1],
    [after, 1],
  ] as const) {
    if (queueId === null) continue;
    for (const one of watching(compiled, queueId)) {
      if (!isOfItsChannels(one, event)) continue;
      const old = stateOf(memory, one, queueId);
      if (old.lastSeq >= event.seq) continue;
      const state = counted(one, { ...old, count: Math.max(0, old.count + by), lastSeq: event.seq }, asked);
      thresholds.push(state);
      if (state.phase !== old.phase && isVisibleToOwner(one, asked))
        firings.push({ rank: one.rank, firing: firingOf(one, state, asked) });
    }
  }
  return { firings, thresholds };
}

function queueBefore({ item, changes }: LoggedEvent): string | null {
  const waitingSince = changes?.['waitingSince'] === undefined ? item?.waitingSince : changes['waitingSince'][0];
  const queueId = changes?.['queueId'] === undefined ? item?.queueId : changes['queueId'][0];
  return typeof waitingSince === 'number' && typeof queueId === 'string' ? queueId : null;
}

function watching(compiled: Compiled, queueId: string): readonly CompiledDefinition[] {
  return [...(compiled.thresholds.get(queueId) ?? []), ...(compiled.thresholds.get(null) ?? [])];
}

function stateOf(memory: EngineMemory, { definition }: CompiledDefinition, queueId: string): ThresholdState {
  const fresh: ThresholdState = {
    definitionId: definition.id,
    scopeId: queueId,
    count: 0,
    phase: 'below',
    lastSeq: 0,
  };
  return memory.thresholds.get(thresholdKey(definition.id, queueId)) ?? fresh;
}

function counted({ definition, holds }: CompiledDefinition, state: ThresholdState, asked: Asked): ThresholdState {
  const { level, clearLevel } = definition.threshold ?? {
    level: Number.POSITIVE_INFINITY,
    clearLevel: 0,
  };
  if (state.phase === 'over') return state.count <= clearLevel ? { ...state, phase: 'below' } : state;
  if (state.count <= level) return state;
  const seen = {
    ...asked.seen,
    valueOf: (field: string) => (field === 'queue' ? state.scopeId : asked.seen.valueOf(field)),
  };
  return holds(seen) ? { ...state, phase: 'over' } : state;
}

function firingOf({ definition }: CompiledDefinition, state: ThresholdState, { event, context }: Asked): FiringDraft {
  return {
    definitionId: definition.id,
    definitionVersion: definition.version,
    cause: { episode: `count:${state.scopeId}:${event.seq}` },
    subject: { kind: 'queue', id: state.scopeId },
    interactionId: null,
    values: {
      time: event.occurredAt,
      queue: state.scopeId,
      queue_name: nameIn(context, 'queue', state.scopeId),
      count: state.count,
      level: state.phase === 'over' ? definition.threshold?.level : definition.threshold?.clearLevel,
    },
    kind: state.phase === 'over' ? 'threshold-started' : 'threshold-over',
    late: event.late,
  };
}
