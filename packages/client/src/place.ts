/**
 * Where a stream stands. Cursors are opaque, so order is known by the chain: a frame follows when it names the place
 * of the last frame applied; it is old when its own place was passed already.
 */
export interface Place {
  readonly cursor: string | null;
  /** What to do with a frame: apply it, drop it as old, or ask again from this place because something is missing. */
  judge(frame: { cursor: string | null; previousCursor: string | null }): 'apply' | 'drop' | 'restart';
  moveTo(cursor: string): void;
  /** Starts a new chain. */
  restartAt(cursor: string | null): void;
}

const rememberedPlaces = 256;

export function createPlace(start: string | null): Place {
  let cursor = start;
  let passed = new Set<string>(start === null ? [] : [start]);

  return {
    get cursor() {
      return cursor;
    },
    judge(frame) {
      if (frame.cursor !== null && passed.has(frame.cursor)) return 'drop';
      if (cursor === null || frame.previousCursor === null) return 'apply';
      return frame.previousCursor === cursor ? 'apply' : 'restart';
    },
    moveTo(next) {
      if (passed.has(next)) return;
      cursor = next;
      passed.add(next);
      if (passed.size > rememberedPlaces) passed.delete(passed.values().next().value ?? next);
    },
    restartAt(next) {
      cursor = next;
      passed = new Set(next === null ? [] : [next]);
    },
  };
}
