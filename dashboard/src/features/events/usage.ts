import type { UsageData } from './events.documents.ts';

/** A mark that usage earns an event. */
export interface UsageMark {
  readonly word: 'noisy' | 'dead';
  /** Why, in a sentence. */
  readonly why: string;
}

export function usageMark({ noisy, dead, perUserPerDay }: UsageData): UsageMark | null {
  if (noisy)
    return {
      word: 'noisy',
      why: `Fires ${perUserPerDay.toLocaleString('en', { maximumFractionDigits: 1 })} times per person and day: people stop reading it. Narrow its conditions or set a maximum frequency.`,
    };
  return dead
    ? { word: 'dead', why: 'It is on, and has not fired for long. Check its conditions, or switch it off.' }
    : null;
}

/** What a firing has led to in the last week, for the tooltip. */
export function usageWords({ firedLastHour, firedLastDay, firedLastWeek, ...usage }: UsageData): string {
  const told = `${usage.opened} opened, ${usage.acknowledged} acknowledged, ${usage.ignored} ignored`;
  const held = usage.heldBack > 0 ? `, ${usage.heldBack} held back` : '';
  const cost = usage.microseconds > 0 ? ` ${Math.round(usage.microseconds)} µs an evaluation.` : '';
  return `Fired ${firedLastHour} in 1 h, ${firedLastDay} in 24 h, ${firedLastWeek} in 7 d: ${told}${held}.${cost}`;
}

/** The line of a sparkline in a box of 1 by 1, from the oldest to the newest hour. */
export function sparkPath(hours: readonly number[], { width, height }: { width: number; height: number }): string {
  const top = Math.max(1, ...hours);
  const step = width / Math.max(1, hours.length);
  return hours
    .map((count, place) => {
      const tall = count === 0 ? 0 : Math.max(1.5, (count / top) * height);
      return `M${round(place * step)} ${height}v${round(-tall)}h${round(step * 0.72)}V${height}z`;
    })
    .join('');
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}
