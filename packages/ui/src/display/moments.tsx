import type { PointerEvent, ReactElement } from 'react';
import { durationWords, formatDuration } from './format-duration.ts';
import { epochOf, formatDateTime, formatDay, formatRelative, formatTime, type Moment } from './format-time.ts';

/** A duration of `ms` milliseconds, its long form on hover. */
export function Duration({ ms }: { ms: number }): ReactElement {
  return (
    <span className="ui-tabular" title={durationWords(ms)}>
      {formatDuration(ms)}
    </span>
  );
}

interface TimeStampProps {
  at: Moment;
  show?: 'time' | 'date-time' | 'day';
  className?: string;
}

/** An instant, absolute; how long ago it was on hover. */
export function TimeStamp({ at, show = 'date-time', className }: TimeStampProps): ReactElement {
  const then = epochOf(at);
  return (
    <time className={className ?? 'ui-tabular'} dateTime={new Date(then).toISOString()} onPointerEnter={tellAge}>
      {textOf(then, show)}
    </time>
  );
}

/** The age is worked out when it is asked for: it changes all the time. */
function tellAge({ currentTarget }: PointerEvent<HTMLTimeElement>): void {
  currentTarget.title = formatRelative(currentTarget.dateTime, Date.now());
}

function textOf(then: number, show: 'time' | 'date-time' | 'day'): string {
  if (show === 'time') return formatTime(then);
  return show === 'day' ? formatDay(then, Date.now()) : formatDateTime(then, Date.now());
}
