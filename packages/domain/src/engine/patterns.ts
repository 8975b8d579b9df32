import type { Pattern, PatternKey } from '../definition/event-definition.ts';
import type { Instant } from '../kernel/instant.ts';
import { timersFor } from './arm.ts';
import { type Asked, fits, isVisibleToOwner, matches, valuesSeen } from './asked.ts';
import type { Compiled } from './compile.ts';
import { type CompiledDefinition, candidatesFor } from './definition-index.ts';
import { firingFor } from './draft-firing.ts';
import { momentOf } from './episodes.ts';
import type { LoggedEvent } from './logged-event.ts';
import type { EngineMemory, FiringDraft, PatternFirst, PatternState, SeenValues, Subject } from './reaction.ts';
import { subjectOf } from './subjects.ts';
import type { TimerChanges } from './timers.ts';

/** The key of a pattern's state. */
export function patternKey(definitionId: string, { kind, id }: Subject): string {
  return `${definitionId}:${kind}:${id}`;
}

export interface PatternReaction extends TimerChanges {
  readonly firings: { readonly rank: number; readonly firing: FiringDraft }[];
  readonly patterns: readonly PatternState[];
}

const nothing: PatternReaction = { firings: [], patterns: [], arm: [], disarm: [] };

/**
 * How far an event takes patterns. It is looked at as a second event before it is taken as a first one, so that one event
 * is never both for itself. A state of another version of its definition counts for nothing.
 */
export function patternsOf(compiled: Compiled, asked: Asked, memory: EngineMemory): PatternReaction {
  const { byFirst, bySecond } = compiled.patterns;
  const [first, second] = [byFirst.get(asked.event.type), bySecond.get(asked.event.type)];
  if (first === undefined && second === undefined) return nothing;
  const taking = new Taking(asked, memory);
  for (const one of second === undefined ? [] : candidatesFor(second, asked.event)) {
    const whole = compiled.byId.get(one.definition.id);
    if (whole !== undefined && fits(one, asked)) taking.second(whole);
  }
  for (const one of first === undefined ? [] : candidatesFor(first, asked.event))
    if (matches(one, asked)) taking.first(one);
  return { ...taking.reaction, patterns: [...taking.changed.values()] };
}

/** One event on its way through patterns. */
class Taking {
  readonly reaction: Omit<PatternReaction, 'patterns'> = { firings: [], arm: [], disarm: [] };
  readonly changed = new Map<string, PatternState>();
  readonly #asked: Asked;
  readonly #memory: EngineMemory;
  readonly #at: Instant;

  constructor(asked: Asked, memory: EngineMemory) {
    this.#asked = asked;
    this.#memory = memory;
    this.#at = momentOf(asked.event);
  }

  second(one: CompiledDefinition): void {
    const { definition } = one;
    const { pattern } = definition;
    const state = pattern === null ? null : this.#stateOf(one, pattern.per);
    if (pattern === null || state === null || state.firsts.length === 0) return;
    this.#keep(state, { firsts: [], expiresAt: this.#at });
    const first = state.firsts.at(-1);
    if (pattern.kind === 'absence') {
      const episodePrefix = `absence:${definition.id}:`;
      this.reaction.disarm.push({ definitionId: definition.id, subject: state.subject, episodePrefix });
    } else if (first !== undefined && this.#at - first.at <= pattern.withinMs && isVisibleToOwner(one, this.#asked)) {
      const { occurredAt } = this.#asked.event;
      this.#fire(one, 'sequence', { ...first.values, time: occurredAt, lasted: this.#at - first.at });
    }
  }

  first(one: CompiledDefinition): void {
    const { pattern } = one.definition;
    const state = pattern === null ? null : this.#stateOf(one, pattern.per);
    if (pattern === null || state === null) return;
    const { seq } = this.#asked.event;
    const at = this.#at;
    switch (pattern.kind) {
      case 'sequence':
        return this.#keep(state, {
          firsts: [{ seq, at, values: valuesSeen(one, this.#asked) }],
          expiresAt: at + pattern.withinMs,
        });
      case 'absence':
        return this.#await(one, state);
      case 'rate':
        return this.#count(one, state, pattern);
    }
  }

  /** While one is awaited already, further firsts change nothing. */
  #await(one: CompiledDefinition, state: PatternState): void {
    if (state.firsts.length > 0 && this.#at < state.expiresAt) return;
    const { seq } = this.#asked.event;
    const { subject } = state;
    const episode = `absence:${one.definition.id}:${seq}`;
    for (const timer of timersFor(one, this.#asked, { kind: 'absence', subject, episode, startedAt: this.#at })) {
      this.reaction.arm.push(timer);
      this.#keep(state, { firsts: [{ seq, at: this.#at }], expiresAt: timer.dueAt });
    }
  }

  #count(one: CompiledDefinition, state: PatternState, { withinMs, count }: Extract<Pattern, { kind: 'rate' }>): void {
    const all: readonly PatternFirst[] = [...state.firsts, { seq: this.#asked.event.seq, at: this.#at }];
    const newest = Math.max(...all.map(({ at }) => at));
    const firsts = all.filter(({ at }) => at > newest - withinMs).toSorted((a, b) => a.at - b.at);
    const isFull = firsts.length >= count;
    this.#keep(state, { firsts: isFull ? [] : firsts, expiresAt: newest + withinMs });
    if (isFull) this.#fire(one, 'rate', { ...valuesSeen(one, this.#asked), count: firsts.length });
  }

  #stateOf({ definition: { id, version } }: CompiledDefinition, per: PatternKey): PatternState | null {
    const subject = keyOf(per, this.#asked.event);
    if (subject === null) return null;
    const key = patternKey(id, subject);
    const known = this.changed.get(key) ?? this.#memory.patterns?.get(key);
    const state =
      known?.definitionVersion === version
        ? known
        : { definitionId: id, definitionVersion: version, subject, firsts: [], lastSeq: 0, expiresAt: 0 };
    // An event that was looked at already changes nothing; what it changed just now may be changed further.
    return state.lastSeq >= this.#asked.event.seq && !this.changed.has(key) ? null : state;
  }

  #keep(state: PatternState, changes: Pick<PatternState, 'firsts' | 'expiresAt'>): void {
    const { seq } = this.#asked.event;
    this.changed.set(patternKey(state.definitionId, state.subject), { ...state, ...changes, lastSeq: seq });
  }

  #fire(one: CompiledDefinition, kind: 'sequence' | 'rate', values: SeenValues): void {
    this.reaction.firings.push({ rank: one.rank, firing: firingFor(one, this.#asked, { kind, values }) });
  }
}

/** By what the events of a pattern belong together: their item, the user of whom they tell, or their queue. */
function keyOf(per: PatternKey, event: LoggedEvent): Subject | null {
  if (per === 'item') return subjectOf(event);
  const id = per === 'user' ? (event.actor.userId ?? event.userId) : (event.item?.queueId ?? event.queueId);
  return id === null ? null : { kind: per, id };
}
