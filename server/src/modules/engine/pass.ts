import {
  type AccessTarget,
  can,
  type CausalChain,
  type Compiled,
  covers,
  type EngineContext,
  type EventDefinition,
  type FiringDraft,
  type LoggedEvent,
  react,
  ring,
  thresholdKey,
  type ThresholdState,
  type TimerDraft,
} from '@belfry/domain';
import { contextOf } from './context.ts';
import type { People } from './people.ts';

/** A user event with what led to it, if a firing did. */
export interface ChainedEvent extends LoggedEvent {
  readonly chain: CausalChain | null;
}

/** A timer, and whom and which queue the interaction concerned as it began: that decides whether its owner may be told. */
export interface KeptTimer extends TimerDraft {
  readonly target: AccessTarget;
}

/** What a pass begins with. `thresholds` is carried on in place. */
export interface Ground {
  compiled: Compiled;
  people: People;
  thresholds: Map<string, ThresholdState>;
  /** Those of the interactions that the events are about. */
  timers: readonly KeptTimer[];
  now: number;
}

export interface Fired {
  draft: FiringDraft;
  /** How it came about, this firing included. */
  chain: CausalChain;
  /** Whom and which queue it concerned. */
  target: AccessTarget;
}

/** What a pass leads to. */
export interface Passed {
  fired: Fired[];
  armed: readonly KeptTimer[];
  /** Timers that were kept and are no more. */
  ended: KeptTimer[];
  thresholds: ReadonlyMap<string, ThresholdState>;
  /** Definition → why it has to rest. */
  paused: ReadonlyMap<string, string>;
}

const deepest = 8;
const start: CausalChain = { depth: 0, definitionIds: [] };

const targetOf = ({ item, actor, userId, queueId }: LoggedEvent): AccessTarget => ({
  userIds: [...(item?.participants ?? []), ...[actor.userId, userId].filter((id) => id !== null)],
  queueIds: [item?.queueId ?? queueId].filter((id) => id !== null),
});

/** When an event ended what it ends: by the server's clock, or by the source's for one that came late. */
const endedAt = ({ late, occurredAt, recordedAt }: LoggedEvent): number => (late ? occurredAt : recordedAt);

/**
 * One pass of the engine over a stretch of the log, in memory. The same stretch from the same ground leads to the same,
 * however late it is made: a timer that was due before the event that would end it has fired.
 */
export class Pass {
  readonly #ground: Ground;
  readonly #kept: Set<KeptTimer>;
  readonly #armed = new Set<KeptTimer>();
  readonly #ended: KeptTimer[] = [];
  readonly #fired: Fired[] = [];
  readonly #thresholds = new Map<string, ThresholdState>();
  readonly #paused = new Map<string, string>();
  readonly #context: EngineContext;

  constructor(ground: Ground) {
    const { people } = ground;
    this.#ground = ground;
    this.#kept = new Set(ground.timers);
    this.#context = contextOf(people, (definition, event) => this.#mayOwnerSee(definition, targetOf(event)));
  }

  /** Takes the next event of the log. */
  take(event: ChainedEvent): void {
    const { compiled, thresholds } = this.#ground;
    const reaction = react(compiled, event, { memory: { thresholds }, context: this.#context });
    for (const { subject, episodePrefix, definitionId } of reaction.disarm) {
      const ends = (timer: KeptTimer): boolean =>
        timer.subject.kind === subject.kind &&
        timer.subject.id === subject.id &&
        timer.episode.startsWith(episodePrefix) &&
        (definitionId === null || timer.definitionId === definitionId);
      for (const timer of [...this.#kept, ...this.#armed].filter(ends))
        if (timer.dueAt <= endedAt(event)) this.#ring(timer);
        else this.#drop(timer);
    }
    for (const timer of reaction.arm) this.#armed.add({ ...timer, target: targetOf(event) });
    for (const state of reaction.thresholds) {
      const key = thresholdKey(state.definitionId, state.scopeId);
      thresholds.set(key, state);
      this.#thresholds.set(key, state);
    }
    const chain = event.chain ?? start;
    const target = targetOf(event);
    for (const draft of reaction.firings) this.#fire(draft, { chain, target });
  }

  /** Once the log is read to its end: fires what is due, among it the timers given. */
  ring(due: readonly KeptTimer[]): void {
    const known = new Set(
      [...this.#kept, ...this.#ended].map(({ definitionId, episode }) => `${definitionId}:${episode}`),
    );
    for (const timer of due) if (!known.has(`${timer.definitionId}:${timer.episode}`)) this.#kept.add(timer);
    const ripe = [...this.#kept, ...this.#armed].filter(({ dueAt }) => dueAt <= this.#ground.now);
    for (const timer of ripe.toSorted((a, b) => a.dueAt - b.dueAt)) {
      const next = this.#ring(timer);
      if (next) this.#armed.add({ ...next, target: timer.target });
    }
  }

  result(): Passed {
    return {
      fired: this.#fired,
      armed: [...this.#armed],
      ended: this.#ended,
      thresholds: this.#thresholds,
      paused: this.#paused,
    };
  }

  #drop(timer: KeptTimer): void {
    if (!this.#armed.delete(timer)) this.#ended.push(timer);
    this.#kept.delete(timer);
  }

  /** @returns the timer of its next repetition. */
  #ring(timer: KeptTimer): TimerDraft | null {
    const { compiled, now, thresholds } = this.#ground;
    this.#drop(timer);
    const { firing, next } = ring(compiled, timer, {
      at: timer.dueAt,
      now,
      context: this.#context,
      memory: { thresholds },
    });
    const definition = firing && compiled.byId.get(timer.definitionId)?.definition;
    if (definition && this.#mayOwnerSee(definition, timer.target))
      this.#fire(firing, { chain: start, target: timer.target });
    return next;
  }

  /** A definition fires once in a chain of firings that lead to one another, and a chain ends at a depth of 8. */
  #fire(draft: FiringDraft, { chain: { depth, definitionIds }, target }: Pick<Fired, 'chain' | 'target'>): void {
    if (depth >= deepest || definitionIds.includes(draft.definitionId)) return;
    this.#fired.push({
      draft,
      target,
      chain: { depth: depth + 1, definitionIds: [...definitionIds, draft.definitionId] },
    });
  }

  /** An owner's definition sees what its owner may see now, and rests once the owner may not have it any more. */
  #mayOwnerSee({ id, owner }: EventDefinition, target: AccessTarget): boolean {
    if (owner.kind === 'global') return true;
    const { people } = this.#ground;
    const viewer = people.viewerOf(owner.userId);
    const name = people.nameOf('user', owner.userId) ?? 'Its owner';
    if (viewer === null) this.#paused.set(id, `${name} is not active any more.`);
    else if (!can(viewer, 'events:write')) this.#paused.set(id, `${name} may not have events any more.`);
    return viewer !== null && !this.#paused.has(id) && covers(viewer, 'interactions:read', target);
  }
}
