import { evolve } from '../interaction/evolve.ts';
import type { Fact } from '../interaction/fact.ts';
import { changesBetween, itemOf } from '../interaction/item.ts';
import { type Channel, type InteractionState, emptyInteraction } from '../interaction/state.ts';
import type { LoggedEvent } from './logged-event.ts';
import type { EngineContext, EngineMemory, ThresholdState } from './reaction.ts';
import { thresholdKey } from './thresholds.ts';

/** A fact and the interaction it is about. */
export interface Said {
  readonly interaction: string;
  readonly fact: Fact;
}

/** The log that a recorder would keep of live facts, in the order in which they come. For tests. */
export function logOf(said: readonly Said[], channel: Channel = 'call'): readonly LoggedEvent[] {
  const states = new Map<string, InteractionState>();
  return said.map(({ interaction, fact }, index) => {
    const before = states.get(interaction) ?? emptyInteraction(channel);
    const after = evolve(before, fact);
    states.set(interaction, after);
    const item = itemOf(interaction, after);
    return {
      seq: index + 1,
      type: fact.type,
      customType: null,
      occurredAt: fact.at,
      recordedAt: fact.at,
      interactionId: interaction,
      actor: fact.actor,
      userId: fact.userId,
      queueId: fact.queueId,
      target: fact.target,
      reason: fact.reason,
      fields: fact.fields,
      item,
      state: null,
      changes: changesBetween(itemOf(interaction, before), item),
      historical: false,
      late: false,
      subject: null,
    };
  });
}

/** Everybody sees everything, is a member of no queue and of a team with nobody; names are ids in capitals. For tests. */
export const context: EngineContext = {
  nameOf: (_kind, id) => id.toUpperCase(),
  queuesOf: () => [],
  teamMembersOf: () => [],
  teamOf: () => null,
  departmentOf: () => null,
  mayOwnerSee: () => true,
};

/** A memory that has kept some thresholds. For tests. */
export function memoryOf(states: readonly ThresholdState[] = []): EngineMemory {
  return {
    thresholds: new Map(states.map((state) => [thresholdKey(state.definitionId, state.scopeId), state])),
  };
}
