/** Counts what each key holds and refuses beyond a limit. */
export interface Tally {
  take(key: string): boolean;
  give(key: string): void;
  readonly keys: number;
}

export function createTally(limit: number): Tally {
  const held = new Map<string, number>();
  return {
    take(key) {
      const count = held.get(key) ?? 0;
      if (count >= limit) return false;
      held.set(key, count + 1);
      return true;
    },
    give(key) {
      const count = (held.get(key) ?? 0) - 1;
      if (count > 0) held.set(key, count);
      else held.delete(key);
    },
    get keys() {
      return held.size;
    },
  };
}

/** A token bucket: so many a second on average, so many at once. */
export interface Rate {
  take(now: number): boolean;
}

export function createRate({ perSecond, burst }: { perSecond: number; burst: number }): Rate {
  let left = burst;
  let filledAt: number | null = null;
  return {
    take(now) {
      const elapsed = Math.max(0, now - (filledAt ?? now));
      left = Math.min(burst, left + (elapsed * perSecond) / 1000);
      filledAt = now;
      if (left < 1) return false;
      left -= 1;
      return true;
    },
  };
}
