import { durationToMs } from '../../shared/durations.ts';
import type { InteractionData } from './interaction.documents.ts';
import type { TimelineSegment } from './timeline-segment.ts';

/** How long was spent on what, in milliseconds, growing with `now` while a segment of that kind is open. */
export interface Totals {
  readonly wait: number;
  readonly talk: number;
  readonly mute: number;
  readonly hold: number;
  readonly wrapUp: number;
}

export interface Moment {
  /** When the server worked the metrics out. */
  readonly asOf: number;
  readonly now: number;
}

/** The server's totals, with what has passed since for whatever is going on still. */
export function totalsAt(
  metrics: InteractionData['metrics'],
  segments: readonly TimelineSegment[],
  { asOf, now }: Moment,
): Totals {
  const grown = Math.max(0, now - asOf);
  const open = new Set(segments.filter((segment) => segment.endedAt === null).map((segment) => segment.kind));
  const since = (growing: boolean): number => (growing ? grown : 0);
  return {
    wait: millisecondsIn(metrics.wait) + since(open.has('QUEUE')),
    talk: millisecondsIn(metrics.talk) + since(open.has('TALK') && !open.has('HOLD')),
    mute: millisecondsIn(metrics.mute) + since(open.has('MUTE')),
    hold: millisecondsIn(metrics.hold) + since(open.has('HOLD')),
    wrapUp: millisecondsIn(metrics.wrapUp) + since(open.has('WRAPUP')),
  };
}

function millisecondsIn(duration: string): number {
  return durationToMs(duration) ?? 0;
}
