import type { AccessTarget, Disarm, Subject, TimerDraft } from '@belfry/domain';

/** A timer, and whom and which queue its subject concerned as it began: that decides whether its owner may be told. */
export interface KeptTimer extends TimerDraft {
  readonly target: AccessTarget;
}

/** A subject as one word. */
export const subjectKey = ({ kind, id }: Subject): string => `${kind}:${id}`;

const keyOf = ({ definitionId, episode }: TimerDraft): string => `${definitionId}:${episode}`;

/** The timers of one pass, found by their subjects: those that were kept before, and those that the pass arms. */
export class TimerBook {
  readonly #bySubject = new Map<string, Set<KeptTimer>>();
  readonly #keys = new Set<string>();
  readonly #armed = new Set<KeptTimer>();
  readonly #ended: KeptTimer[] = [];

  constructor(kept: readonly KeptTimer[]) {
    for (const timer of kept) this.#add(timer);
  }

  get armed(): readonly KeptTimer[] {
    return [...this.#armed];
  }

  /** Those that were kept before and are no more. */
  get ended(): readonly KeptTimer[] {
    return this.#ended;
  }

  arm(timer: KeptTimer): void {
    this.#armed.add(timer);
    this.#add(timer);
  }

  /** Adds timers that were kept before, but for those that it has or had. */
  learn(kept: readonly KeptTimer[]): void {
    for (const timer of kept) if (!this.#keys.has(keyOf(timer))) this.#add(timer);
  }

  drop(timer: KeptTimer): void {
    if (!this.#armed.delete(timer)) this.#ended.push(timer);
    this.#bySubject.get(subjectKey(timer.subject))?.delete(timer);
  }

  endedBy({ subject, episodePrefix, definitionId }: Disarm): readonly KeptTimer[] {
    return [...(this.#bySubject.get(subjectKey(subject)) ?? [])].filter(
      (timer) =>
        timer.episode.startsWith(episodePrefix) && (definitionId === null || timer.definitionId === definitionId),
    );
  }

  /** The first to be due first. */
  dueBy(now: number): readonly KeptTimer[] {
    return [...this.#bySubject.values()]
      .flatMap((timers) => [...timers])
      .filter(({ dueAt }) => dueAt <= now)
      .toSorted((a, b) => a.dueAt - b.dueAt);
  }

  #add(timer: KeptTimer): void {
    this.#keys.add(keyOf(timer));
    const key = subjectKey(timer.subject);
    const here = this.#bySubject.get(key);
    if (here) here.add(timer);
    else this.#bySubject.set(key, new Set([timer]));
  }
}
