import { evolve } from '../interaction/evolve.ts';
import type { Fact } from '../interaction/fact.ts';
import { changesBetween, itemOf } from '../interaction/item.ts';
import { type Channel, type InteractionState, emptyInteraction } from '../interaction/state.ts';
import { type SubjectState, isRemembered, subjectAfter, subjectChanges } from '../interaction/subject.ts';
import type { LoggedEvent } from './logged-event.ts';

/** A user event of the past: one that was imported carries neither its item nor its subject's state. */
export interface PastEvent extends LoggedEvent {
  /** Of its interaction. */
  readonly channel: Channel | null;
}

/** So many interactions and subjects are remembered; the one that was silent longest is forgotten first. */
const usualLimit = 50_000;

/**
 * Reads the past as the engine would have seen it: what was imported is projected, as the recorder would have done, and
 * counts from when it happened. What began before the first event that it is given is known from there on.
 */
export class Past {
  readonly #interactions: Remembered<InteractionState>;
  readonly #subjects: Remembered<SubjectState>;

  constructor(limit = usualLimit) {
    this.#interactions = new Remembered(limit);
    this.#subjects = new Remembered(limit);
  }

  /** The event as it would have been read live. Events are given in their order. */
  read({ channel, ...event }: PastEvent): LoggedEvent {
    const live = event.historical ? { ...event, historical: false, recordedAt: event.occurredAt } : event;
    if (event.interactionId !== null) return this.#ofInteraction(live, event.interactionId, channel);
    return event.subject !== null && isRemembered(event.subject.kind) ? this.#ofSubject(live, event.subject) : live;
  }

  #ofInteraction(event: LoggedEvent, id: string, channel: Channel | null): LoggedEvent {
    const before = this.#interactions.get(id) ?? emptyInteraction(channel ?? event.item?.channel ?? 'call');
    const after = evolve(before, factOf(event));
    this.#interactions.set(id, after);
    if (event.item !== null) return event;
    const item = itemOf(id, after);
    return { ...event, item, changes: changesBetween(itemOf(id, before), item) };
  }

  #ofSubject(event: LoggedEvent, subject: NonNullable<LoggedEvent['subject']>): LoggedEvent {
    const key = `${subject.kind}:${subject.id}`;
    const before = this.#subjects.get(key) ?? null;
    const after = subjectAfter(before, factOf(event));
    this.#subjects.set(key, after);
    return event.state === null ? { ...event, state: after.fields, changes: subjectChanges(before, after) } : event;
  }
}

function factOf({ seq, type, occurredAt, actor, userId, queueId, target, reason, fields }: LoggedEvent): Fact {
  return { seq, type, at: occurredAt, actor, userId, queueId, target, reason, fields };
}

/** The latest so many of some values. */
class Remembered<T> {
  readonly #limit: number;
  readonly #values = new Map<string, T>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  get(key: string): T | undefined {
    return this.#values.get(key);
  }

  set(key: string, value: T): void {
    this.#values.delete(key);
    this.#values.set(key, value);
    const [oldest] = this.#values.size > this.#limit ? this.#values.keys() : [];
    if (oldest !== undefined) this.#values.delete(oldest);
  }
}
