import type { Instant } from '../kernel/instant.ts';
import type { Disarm, Subject, TimerDraft } from './reaction.ts';

/** Timers that run, the soonest first. Kept by their subjects, so that what ends one finds it. */
export class RunningTimers {
  #heap: TimerDraft[] = [];
  #running = 0;
  readonly #bySubject = new Map<string, Set<TimerDraft>>();

  add(timer: TimerDraft): void {
    const key = keyOf(timer.subject);
    const here = this.#bySubject.get(key);
    if (here === undefined) this.#bySubject.set(key, new Set([timer]));
    else here.add(timer);
    this.#running += 1;
    this.#push(timer);
    if (this.#heap.length > 1000 && this.#heap.length > 2 * this.#running) this.#clear();
  }

  drop({ definitionId, subject, episodePrefix }: Disarm): void {
    for (const timer of this.#bySubject.get(keyOf(subject)) ?? [])
      if (timer.episode.startsWith(episodePrefix) && (definitionId === null || timer.definitionId === definitionId))
        this.#forget(timer);
  }

  /** Takes the soonest of those that are due by then; null when there is none. */
  takeDue(by: Instant): TimerDraft | null {
    for (let first = this.#heap[0]; first !== undefined && first.dueAt <= by; first = this.#heap[0]) {
      this.#removeFirst();
      if (this.#runs(first)) {
        this.#forget(first);
        return first;
      }
    }
    return null;
  }

  /** Takes those out that were dropped before they were due. */
  #clear(): void {
    const running = this.#heap.filter((timer) => this.#runs(timer));
    this.#heap = [];
    for (const timer of running) this.#push(timer);
  }

  #push(timer: TimerDraft): void {
    this.#heap.push(timer);
    this.#rise(this.#heap.length - 1);
  }

  #runs(timer: TimerDraft): boolean {
    return this.#bySubject.get(keyOf(timer.subject))?.has(timer) === true;
  }

  #forget(timer: TimerDraft): void {
    const key = keyOf(timer.subject);
    const here = this.#bySubject.get(key);
    if (here?.delete(timer) === true) this.#running -= 1;
    if (here?.size === 0) this.#bySubject.delete(key);
  }

  #removeFirst(): void {
    const last = this.#heap.pop();
    if (last === undefined || this.#heap.length === 0) return;
    this.#heap[0] = last;
    let place = 0;
    for (;;) {
      const [left, right] = [2 * place + 1, 2 * place + 2];
      let least = place;
      if (this.#isSooner(left, least)) least = left;
      if (this.#isSooner(right, least)) least = right;
      if (least === place) return;
      this.#swap(place, least);
      place = least;
    }
  }

  #rise(from: number): void {
    let place = from;
    while (place > 0) {
      const above = Math.floor((place - 1) / 2);
      if (!this.#isSooner(place, above)) return;
      this.#swap(place, above);
      place = above;
    }
  }

  /** What is due at the same time is told apart by what it is, so that every run sees the same order. */
  #isSooner(place: number, other: number): boolean {
    const [a, b] = [this.#heap[place], this.#heap[other]];
    if (a === undefined || b === undefined) return false;
    return a.dueAt === b.dueAt ? nameOf(a) < nameOf(b) : a.dueAt < b.dueAt;
  }

  #swap(place: number, other: number): void {
    const [a, b] = [this.#heap[place], this.#heap[other]];
    if (a === undefined || b === undefined) return;
    this.#heap[place] = b;
    this.#heap[other] = a;
  }
}

function keyOf({ kind, id }: Subject): string {
  return `${kind}:${id}`;
}

function nameOf({ definitionId, episode }: TimerDraft): string {
  return `${episode} ${definitionId}`;
}
