import { type Asked, ask, matches, valuesSeen } from './asked.ts';
import type { Compiled } from './compile.ts';
import { type CompiledDefinition, candidatesFor } from './definition-index.ts';
import type { LoggedEvent } from './logged-event.ts';
import type { EngineContext, EngineMemory, FiringDraft, Reaction } from './reaction.ts';
import { subjectOf } from './subjects.ts';
import { type ThresholdReaction, thresholdsOf } from './thresholds.ts';
import { timersOf } from './timers.ts';

const nothing: Reaction = { firings: [], arm: [], disarm: [], thresholds: [], patterns: [], lines: [] };

/** The engine as it stands before an event. */
export interface Reacting {
  readonly memory: EngineMemory;
  readonly context: EngineContext;
}

/**
 * What one user event sets off. Pure: the same log from the same memory gives the same reactions. Historical events set
 * off nothing. A definition fires at most once for one cause.
 */
export function react(compiled: Compiled, event: LoggedEvent, { memory, context }: Reacting): Reaction {
  if (event.historical) return nothing;
  const asked = ask(event, context);
  const instant = instantFirings(compiled, asked);
  if (event.changes === null)
    return instant.length === 0 ? nothing : { ...nothing, firings: instant.map(firing(asked)) };
  const { arm, disarm } = timersOf(compiled, asked);
  const counted = thresholdsOf(compiled, asked, memory);
  if (instant.length + arm.length + disarm.length + counted.thresholds.length === 0) return nothing;
  return { ...nothing, firings: inOrder(instant, counted, asked), arm, disarm, thresholds: counted.thresholds };
}

function instantFirings(compiled: Compiled, asked: Asked): readonly CompiledDefinition[] {
  const index = compiled.byFact.get(asked.event.type);
  if (index === undefined) return [];
  return candidatesFor(index, asked.event)
    .filter((one) => matches(one, asked))
    .toSorted((a, b) => a.rank - b.rank);
}

function inOrder(
  instant: readonly CompiledDefinition[],
  counted: ThresholdReaction,
  asked: Asked,
): readonly FiringDraft[] {
  if (counted.firings.length === 0) return instant.map(firing(asked));
  return [...instant.map((one) => ({ rank: one.rank, firing: firing(asked)(one) })), ...counted.firings]
    .toSorted((a, b) => a.rank - b.rank)
    .map((ranked) => ranked.firing);
}

function firing(asked: Asked): (compiled: CompiledDefinition) => FiringDraft {
  const { event } = asked;
  return (compiled) => ({
    definitionId: compiled.definition.id,
    definitionVersion: compiled.definition.version,
    cause: { seq: event.seq },
    subject: subjectOf(event),
    interactionId: event.interactionId,
    values: valuesSeen(compiled, asked),
    kind: 'instant',
    late: event.late,
  });
}
