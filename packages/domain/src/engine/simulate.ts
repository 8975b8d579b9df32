import { type Catalogue, builtInCatalogue } from '../catalogue/catalogue.ts';
import type { EventDefinition } from '../definition/event-definition.ts';
import type { Instant } from '../kernel/instant.ts';
import { type Compiled, compile } from './compile.ts';
import { momentOf } from './episodes.ts';
import { type PastEvent, Past } from './past.ts';
import { patternKey } from './patterns.ts';
import { react } from './react.ts';
import type { EngineContext, FiringDraft, LineState, PatternState, ThresholdState } from './reaction.ts';
import { ring } from './rings.ts';
import { RunningTimers } from './running-timers.ts';
import { thresholdKey } from './thresholds.ts';
import { type Reach, type Trial, TrialCount } from './trial.ts';

export interface SimulationNeeds {
  /** A draft and the definition as it is now may stand beside each other, under ids of their own. All are tried as if enabled. */
  readonly definitions: readonly EventDefinition[];
  readonly context: EngineContext;
  readonly reach: Reach;
  /** The built-in one when absent. */
  readonly catalogue?: Catalogue;
  /** How many matches of each are told; 100 when absent. */
  readonly keep?: number;
}

const sweepEvery = 10_000;

/**
 * Runs definitions over the past. Events are given one by one, in their order; timers ring and actions are held back as
 * they would have been, and what its actions would have led to is left out. Counts begin at nothing with the first event.
 */
export class Simulation {
  readonly #compiled: Compiled;
  readonly #context: EngineContext;
  readonly #past = new Past();
  readonly #counts: ReadonlyMap<string, TrialCount>;
  readonly #timers = new RunningTimers();
  readonly #thresholds = new Map<string, ThresholdState>();
  readonly #patterns = new Map<string, PatternState>();
  readonly #lines = new Map<string, LineState>();
  #began: Instant | null = null;
  #now = Number.NEGATIVE_INFINITY;
  #events = 0;

  constructor({ definitions, context, reach, catalogue = builtInCatalogue, keep = 100 }: SimulationNeeds) {
    const tried = definitions.map((definition) => ({ ...definition, enabled: true }));
    this.#compiled = compile(tried, catalogue);
    this.#context = context;
    this.#counts = new Map(tried.map((definition) => [definition.id, new TrialCount(definition, { reach, keep })]));
  }

  /** How many events it was given. */
  get eventsRead(): number {
    return this.#events;
  }

  take(past: PastEvent): void {
    const event = this.#past.read(past);
    const at = momentOf(event);
    this.#events += 1;
    this.#began ??= at;
    this.#ringUntil(at);
    this.#now = Math.max(this.#now, at);
    const memory = { thresholds: this.#thresholds, patterns: this.#patterns, lines: this.#lines };
    const reaction = react(this.#compiled, event, { memory, context: this.#context });
    for (const disarm of reaction.disarm) this.#timers.drop(disarm);
    for (const timer of reaction.arm) this.#timers.add(timer);
    for (const state of reaction.thresholds)
      this.#thresholds.set(thresholdKey(state.definitionId, state.scopeId), state);
    for (const state of reaction.patterns) this.#patterns.set(patternKey(state.definitionId, state.subject), state);
    for (const line of reaction.lines) this.#lines.set(line.queueId, line);
    for (const firing of reaction.firings) this.#fire(firing, at);
    if (this.#events % sweepEvery === 0) this.#forgetPatterns();
  }

  /** What each definition would have done until then, in the order in which they were given. */
  finish(until: Instant): readonly Trial[] {
    this.#ringUntil(until);
    const over = Math.max(0, until - (this.#began ?? until));
    return [...this.#counts.values()].map((count) => count.result(over));
  }

  #ringUntil(at: Instant): void {
    for (let timer = this.#timers.takeDue(at); timer !== null; timer = this.#timers.takeDue(at)) {
      const moment = Math.max(timer.dueAt, this.#now);
      const memory = { thresholds: this.#thresholds };
      const { firing, next } = ring(this.#compiled, timer, { at: moment, context: this.#context, memory });
      if (firing !== null) this.#fire(firing, moment);
      if (next !== null) this.#timers.add(next);
    }
  }

  #fire(firing: FiringDraft, at: Instant): void {
    this.#counts.get(firing.definitionId)?.take(firing, at);
  }

  #forgetPatterns(): void {
    for (const [key, { firsts, expiresAt }] of this.#patterns)
      if (firsts.length === 0 || expiresAt < this.#now) this.#patterns.delete(key);
  }
}

/** `Simulation` over events that are at hand. */
export function simulate(needs: SimulationNeeds, events: Iterable<PastEvent>, until: Instant): readonly Trial[] {
  const simulation = new Simulation(needs);
  for (const event of events) simulation.take(event);
  return simulation.finish(until);
}
