/** Seven lists of stretches, Monday's first. */
type Week = readonly (readonly { from: string; to: string }[])[];

/** One stretch on some days. */
export interface QuietStretch {
  /** 1 is Monday, 7 is Sunday. */
  days: readonly number[];
  from: string;
  to: string;
}

/** The days of a week. */
export const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** A week as stretches: what is the same on several days is told once. */
export function stretchesOf(week: Week): readonly QuietStretch[] {
  const byTimes = new Map<string, { days: number[]; from: string; to: string }>();
  week.forEach((day, index) => {
    for (const { from, to } of day) {
      const stretch = byTimes.get(`${from} ${to}`) ?? { days: [], from, to };
      stretch.days.push(index + 1);
      byTimes.set(`${from} ${to}`, stretch);
    }
  });
  return [...byTimes.values()];
}

/** Stretches as the server takes them; those on no day are left out. */
export function weeklyTimesOf(stretches: readonly QuietStretch[]): { weekday: number; from: string; to: string }[] {
  return stretches
    .flatMap(({ days, from, to }) => days.map((weekday) => ({ weekday, from, to })))
    .sort((one, other) => one.weekday - other.weekday || one.from.localeCompare(other.from));
}

/** A stretch with a day more, or one less if it has it. */
export function withDay(stretch: QuietStretch, day: number): QuietStretch {
  const rest = stretch.days.filter((one) => one !== day);
  const days = rest.length === stretch.days.length ? [...rest, day].sort((one, other) => one - other) : rest;
  return { ...stretch, days };
}
