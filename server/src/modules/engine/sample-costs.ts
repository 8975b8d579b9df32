import { type Compiled, compile, type EngineContext, type LoggedEvent, react } from '@belfry/domain';

/** One event in so many is timed, for one definition that it concerns. */
const oneIn = 16;
/** How often what was measured is written down, in milliseconds. */
const flushMs = 60_000;

export interface Cost {
  definitionId: string;
  evaluations: number;
  microseconds: number;
}

/** Measures what it costs to ask a definition about an event: now and then, one definition after the other, so that measuring costs next to nothing. */
export class CostSampler {
  readonly #costs = new Map<string, Cost>();
  readonly #alone = new Map<string, Compiled>();
  #events = 0;
  #turn = 0;
  #flushedAt: number | null = null;

  /** Times one definition that looks at events of this type, if it is the event's turn. */
  sample(compiled: Compiled, event: LoggedEvent, context: EngineContext): void {
    this.#events += 1;
    const index = this.#events % oneIn === 0 ? compiled.byFact.get(event.type) : undefined;
    if (index === undefined) return;
    const looking = [...index.rest, ...index.byField.flatMap(({ byKey }) => [...byKey.values()].flat())];
    const one = looking[this.#turn++ % looking.length];
    if (one === undefined) return;
    const { id, version } = one.definition;
    const key = `${id}:${version}`;
    const alone = this.#alone.get(key) ?? compile([one.definition], compiled.catalogue);
    this.#alone.set(key, alone);
    const startedAt = performance.now();
    react(alone, event, { memory: { thresholds: new Map() }, context });
    const microseconds = (performance.now() - startedAt) * 1_000;
    const known = this.#costs.get(id) ?? { definitionId: id, evaluations: 0, microseconds: 0 };
    this.#costs.set(id, {
      ...known,
      evaluations: known.evaluations + 1,
      microseconds: known.microseconds + microseconds,
    });
  }

  /** What was measured since the last time; nothing until it is time again. */
  due(now: number): Cost[] {
    this.#flushedAt ??= now;
    if (now - this.#flushedAt < flushMs || this.#costs.size === 0) return [];
    this.#flushedAt = now;
    const costs = [...this.#costs.values()];
    this.#costs.clear();
    this.#alone.clear();
    return costs;
  }
}
