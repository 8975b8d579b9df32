import { durationWords, type StateName } from '@belfry/ui';

/** A timeline as the server has it. */
export interface StoredTimeline {
  startedAt: string;
  endedAt: string | null;
  segments: readonly { kind: string; startedAt: string; endedAt: string | null }[];
}

/** One piece of the bar, in per cent of its width. */
export interface MiniPart {
  state: StateName;
  from: number;
  width: number;
}

/** Later ones are drawn over earlier ones: what is shorter and says more comes last. */
const states: ReadonlyMap<string, { state: StateName; word: string }> = new Map([
  ['QUEUE', { state: 'queued', word: 'in queue' }],
  ['TALK', { state: 'talking', word: 'talking' }],
  ['WRAPUP', { state: 'wrap-up', word: 'wrap-up' }],
  ['OFFER', { state: 'offered', word: 'offered' }],
  ['HOLD', { state: 'held', word: 'on hold' }],
  ['MUTE', { state: 'muted', word: 'muted' }],
]);

/** An interaction's story as one bar, and the same in a sentence. */
export function miniTimeline(
  { startedAt, endedAt, segments }: StoredTimeline,
  now: number,
): { parts: readonly MiniPart[]; words: string } {
  const start = Date.parse(startedAt);
  const length = Math.max(1, (endedAt === null ? now : Date.parse(endedAt)) - start);
  const order = [...states.keys()];
  const shown = segments
    .map((segment) => ({ kind: segment.kind, from: Date.parse(segment.startedAt), to: endOf(segment, now) }))
    .filter(({ kind }) => states.has(kind))
    .sort((one, other) => order.indexOf(one.kind) - order.indexOf(other.kind));
  const parts = shown.flatMap(({ kind, from, to }): MiniPart[] => {
    const look = states.get(kind);
    return look
      ? [{ state: look.state, from: (100 * (from - start)) / length, width: (100 * (to - from)) / length }]
      : [];
  });
  const totals = order.flatMap((kind) => {
    const of = shown.filter((segment) => segment.kind === kind);
    const ms = of.reduce((sum, { from, to }) => sum + to - from, 0);
    return of.length > 0 ? [`${states.get(kind)?.word ?? kind} ${durationWords(ms)}`] : [];
  });
  return { parts, words: `Its story: ${totals.join(', ')}` };
}

function endOf({ startedAt, endedAt }: StoredTimeline['segments'][number], now: number): number {
  return Math.max(Date.parse(startedAt), endedAt === null ? now : Date.parse(endedAt));
}
