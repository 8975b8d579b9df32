/** The days of the week, Monday first: as they are counted from 1. */
export const weekdayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** The list with one entry changed, or taken out (null). */
export function withTime<Time>(week: readonly Time[], time: Time, next: Time | null): Time[] {
  return week.flatMap((one) => (one === time ? (next === null ? [] : [next]) : [one]));
}

/** The days of a text, one a line; empty lines are none. */
export function holidaysIn(text: string): string[] {
  return text
    .split(/[\s,]+/u)
    .map((day) => day.trim())
    .filter((day) => day !== '');
}
