import { type Asked, ask, matches } from './asked.ts';
import type { Compiled } from './compile.ts';
import { type CompiledDefinition, candidatesFor } from './definition-index.ts';
import { firingFor } from './draft-firing.ts';
import { linesOf } from './lines.ts';
import type { LoggedEvent } from './logged-event.ts';
import { patternsOf } from './patterns.ts';
import type { EngineContext, EngineMemory, FiringDraft, Reaction } from './reaction.ts';
import { thresholdsOf } from './thresholds.ts';
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
  if (!compiled.watches)
    return instant.length === 0 ? nothing : { ...nothing, firings: instant.map((one) => firingFor(one, asked)) };
  const timed = timersOf(compiled, asked);
  const counted = thresholdsOf(compiled, asked, memory);
  const matched = patternsOf(compiled, asked, memory);
  const lined = linesOf(compiled, asked, memory);
  const changes = [timed, counted, matched, lined];
  const ranked = [...counted.firings, ...matched.firings];
  return {
    firings: ranked.length === 0 ? instant.map((one) => firingFor(one, asked)) : inOrder(instant, ranked, asked),
    arm: changes.flatMap(({ arm }) => arm),
    disarm: changes.flatMap(({ disarm }) => disarm),
    thresholds: counted.thresholds,
    patterns: matched.patterns,
    lines: lined.lines,
  };
}

function instantFirings(compiled: Compiled, asked: Asked): readonly CompiledDefinition[] {
  const index = compiled.byFact.get(asked.event.type);
  if (index === undefined) return [];
  const matching = candidatesFor(index, asked.event).filter((one) => matches(one, asked));
  return matching.length < 2 ? matching : matching.toSorted((a, b) => a.rank - b.rank);
}

interface Ranked {
  readonly rank: number;
  readonly firing: FiringDraft;
}

function inOrder(
  instant: readonly CompiledDefinition[],
  others: readonly Ranked[],
  asked: Asked,
): readonly FiringDraft[] {
  return [...instant.map((one) => ({ rank: one.rank, firing: firingFor(one, asked) })), ...others]
    .toSorted((a, b) => a.rank - b.rank)
    .map((ranked) => ranked.firing);
}
