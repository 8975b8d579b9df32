import {
  type AccessTarget,
  can,
  type CausalChain,
  type Compiled,
  type EngineContext,
  type EngineMemory,
  type FiringDraft,
  type LineState,
  type LoggedEvent,
  patternKey,
  type PatternState,
  react,
  ring,
  thresholdKey,
  type ThresholdState,
  type TimerDraft,
} from '@belfry/domain';
import { ownersContext, ownerSees, targetOf } from './context.ts';
import type { People } from './people.ts';
import { type KeptTimer, TimerBook } from './timer-book.ts';

/** A user event with what led to it, if a firing did. */
export interface ChainedEvent extends LoggedEvent {
  readonly chain: CausalChain | null;
}

/** What a pass begins with. Counts, patterns and lines are carried on in place. */
export interface Ground {
  compiled: Compiled;
  people: People;
  thresholds: Map<string, ThresholdState>;
  /** Those of the subjects that the events are about. */
  patterns: Map<string, PatternState>;
  lines: Map<string, LineState>;
  /** Those of the subjects that the events are about. */
  timers: readonly KeptTimer[];
  now: number;
}

/** What a definition would fire, and what led to it. */
export interface Fired {
  draft: FiringDraft;
  /** What led to it, the firing itself left out. */
  chain: CausalChain;
  /** Whom and which queue it concerned. */
  target: AccessTarget;
}

/** What a pass leads to. */
export interface Passed {
  /** In the order in which they are to be carried out. */
  fired: readonly Fired[];
  armed: readonly KeptTimer[];
  /** Timers that were kept and are no more. */
  ended: readonly KeptTimer[];
  thresholds: ReadonlyMap<string, ThresholdState>;
  patterns: ReadonlyMap<string, PatternState>;
}

const nothingBefore: CausalChain = { depth: 0, definitionIds: [] };

/** When an event ended what it ends: by the server's clock, or by the source's for one that came late. */
const endedAt = ({ late, occurredAt, recordedAt }: LoggedEvent): number => (late ? occurredAt : recordedAt);

/** Why the definitions of an owner have to rest now; null while they may work. */
export function whyResting(people: People, ownerId: string): string | null {
  const viewer = people.viewerOf(ownerId);
  const name = people.nameOf('user', ownerId) ?? 'Its owner';
  if (viewer === null) return `${name} is not active any more.`;
  return can(viewer, 'events:write') ? null : `${name} may not have events any more.`;
}

/**
 * One pass of the engine over a stretch of the log, in memory. The same stretch from the same ground leads to the same,
 * however late it is made: a timer that was due before the event that would end it has fired.
 */
export class Pass {
  readonly #ground: Ground;
  readonly #memory: EngineMemory;
  readonly #context: EngineContext;
  readonly #timers: TimerBook;
  readonly #fired: Fired[] = [];
  readonly #thresholds = new Map<string, ThresholdState>();
  readonly #patterns = new Map<string, PatternState>();

  constructor(ground: Ground) {
    const { people, thresholds, patterns, lines, timers } = ground;
    this.#ground = ground;
    this.#memory = { thresholds, patterns, lines };
    this.#timers = new TimerBook(timers);
    this.#context = ownersContext(people);
  }

  /** Takes the next event of the log. */
  take(event: ChainedEvent): void {
    const reaction = react(this.#ground.compiled, event, { memory: this.#memory, context: this.#context });
    const target = targetOf(event);
    for (const disarm of reaction.disarm)
      for (const timer of this.#timers.endedBy(disarm))
        if (timer.dueAt <= endedAt(event)) this.#ring(timer);
        else this.#timers.drop(timer);
    for (const timer of reaction.arm) this.#timers.arm({ ...timer, target });
    for (const state of reaction.thresholds) this.#count(state);
    for (const state of reaction.patterns) this.#carryOn(state);
    for (const line of reaction.lines) this.#ground.lines.set(line.queueId, line);
    const chain = event.chain ?? nothingBefore;
    for (const draft of reaction.firings) this.#fired.push({ draft, chain, target });
  }

  /** Once the log is read to its end: fires what is due, among it the timers given. */
  ring(due: readonly KeptTimer[]): void {
    this.#timers.learn(due);
    for (const timer of this.#timers.dueBy(this.#ground.now)) {
      const next = this.#ring(timer);
      if (next) this.#timers.arm({ ...next, target: timer.target });
    }
  }

  result(): Passed {
    return {
      fired: this.#fired,
      armed: this.#timers.armed,
      ended: this.#timers.ended,
      thresholds: this.#thresholds,
      patterns: this.#patterns,
    };
  }

  #count(state: ThresholdState): void {
    const key = thresholdKey(state.definitionId, state.scopeId);
    this.#ground.thresholds.set(key, state);
    this.#thresholds.set(key, state);
  }

  #carryOn(state: PatternState): void {
    const key = patternKey(state.definitionId, state.subject);
    this.#ground.patterns.set(key, state);
    this.#patterns.set(key, state);
  }

  /** @returns the timer of its next repetition. */
  #ring(timer: KeptTimer): TimerDraft | null {
    const { compiled, people, now } = this.#ground;
    this.#timers.drop(timer);
    const { firing, next } = ring(compiled, timer, {
      at: timer.dueAt,
      now,
      context: this.#context,
      memory: this.#memory,
    });
    const definition = firing && compiled.byId.get(timer.definitionId)?.definition;
    if (definition && ownerSees(people, definition, timer.target))
      this.#fired.push({ draft: firing, chain: nothingBefore, target: timer.target });
    return next;
  }
}
