import type { DemoEvent } from './demo-event.ts';

interface Entry {
  readonly event: DemoEvent;
  readonly order: number;
}

/** Gives events back in the order of time; those of one moment in the order in which they came. */
export function createEventHeap() {
  const entries: Entry[] = [];
  let order = 0;

  const isBefore = (one: number, other: number): boolean => {
    const [left, right] = [entries[one], entries[other]];
    if (left === undefined || right === undefined) return left !== undefined;
    return left.event.at === right.event.at ? left.order < right.order : left.event.at < right.event.at;
  };
  const swap = (one: number, other: number): void => {
    const [left, right] = [entries[one], entries[other]];
    if (left === undefined || right === undefined) return;
    entries[one] = right;
    entries[other] = left;
  };
  const rise = (from: number): void => {
    for (let index = from; index > 0;) {
      const parent = (index - 1) >> 1;
      if (!isBefore(index, parent)) return;
      swap(index, parent);
      index = parent;
    }
  };
  const sink = (): void => {
    for (let index = 0; ;) {
      const [left, right] = [2 * index + 1, 2 * index + 2];
      const child = right < entries.length && isBefore(right, left) ? right : left;
      if (child >= entries.length || !isBefore(child, index)) return;
      swap(child, index);
      index = child;
    }
  };

  return {
    add(event: DemoEvent): void {
      entries.push({ event, order });
      order += 1;
      rise(entries.length - 1);
    },
    /** When the earliest happens; Infinity when there is none. */
    get earliest(): number {
      return entries[0]?.event.at ?? Number.POSITIVE_INFINITY;
    },
    take(): DemoEvent | null {
      const first = entries[0];
      const last = entries.pop();
      if (first === undefined || last === undefined) return null;
      if (entries.length > 0) {
        entries[0] = last;
        sink();
      }
      return first.event;
    },
  };
}
