import type { StateName } from '@belfry/ui';
import { durationWords, formatTime, stateLetter } from '@belfry/ui';
import { labelOf } from '../../shared/words.ts';
import type { Bar, Lane } from './lane-layout.ts';
import type { SegmentKind } from './timeline-segment.ts';
import { spanOf } from './timeline-segment.ts';

const states: Readonly<Record<SegmentKind, StateName>> = {
  QUEUE: 'queued',
  SERVED: 'talking',
  HELD: 'held',
  LISTEN: 'consulting',
  RECORDING_PAUSED: 'ended',
  OFFER: 'offered',
  TALK: 'talking',
  HOLD: 'held',
  MUTE: 'muted',
  CONSULT: 'consulting',
  WRAPUP: 'wrap-up',
  TRANSFER: 'transfer',
};

/** The state whose colour, pattern and letter a segment has everywhere. */
export function stateOf(kind: SegmentKind): StateName {
  return states[kind];
}

/** The letter on a segment: its state's, but where two kinds share a state. */
export function letterOf(kind: SegmentKind): string {
  if (kind === 'LISTEN') return 'L';
  return kind === 'RECORDING_PAUSED' ? 'R' : stateLetter(stateOf(kind));
}

/** A bar in words: "Ana K., muted, 18 seconds, since 10:38:20". */
export function barWords(lane: Pick<Lane, 'name'>, { segment, merged, open }: Bar, now: number): string {
  const span = spanOf(segment, now);
  const parts = [
    lane.name,
    wordOf(segment.kind).toLowerCase(),
    ...(segment.queueName ? [`in ${segment.queueName}`] : []),
    ...(segment.outcome ? [labelOf(segment.outcome).toLowerCase()] : []),
    ...(merged > 1 ? [`${merged} short ones`] : [durationWords(span.to - span.from)]),
    `since ${formatTime(span.from)}`,
    ...(open ? ['still going on'] : []),
  ];
  return parts.join(', ');
}

const words: Readonly<Record<SegmentKind, string>> = {
  QUEUE: 'In queue',
  SERVED: 'Being served',
  HELD: 'On hold',
  LISTEN: 'Listening',
  RECORDING_PAUSED: 'Recording paused',
  OFFER: 'Offered',
  TALK: 'Talking',
  HOLD: 'On hold',
  MUTE: 'Muted',
  CONSULT: 'Consulting',
  WRAPUP: 'Wrap-up',
  TRANSFER: 'Transferring',
};

export function wordOf(kind: SegmentKind): string {
  return words[kind];
}
