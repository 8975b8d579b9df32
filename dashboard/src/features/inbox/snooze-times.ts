/** The soonest that a notification can come back, in ms from now. */
export const shortestSnoozeMs = 3 * 60_000;

/** A ready-made time to come back. */
export interface SnoozeTime {
  label: string;
  /** Epoch ms. */
  until: number;
}

const minute = 60_000;
const endOfShiftHour = 17;
const morningHour = 9;

/** What is offered at `now` (epoch ms), in the viewer's time zone. */
export function snoozeTimes(now: number): readonly SnoozeTime[] {
  const endOfShift = atHour(now, { hour: endOfShiftHour, daysLater: 0 });
  return [
    { label: 'In 15 minutes', until: now + 15 * minute },
    { label: 'In 1 hour', until: now + 60 * minute },
    ...(endOfShift - now >= shortestSnoozeMs ? [{ label: 'Today at 17:00', until: endOfShift }] : []),
    { label: 'Tomorrow at 9:00', until: atHour(now, { hour: morningHour, daysLater: 1 }) },
  ];
}

function atHour(now: number, { hour, daysLater }: { hour: number; daysLater: number }): number {
  const day = new Date(now);
  day.setDate(day.getDate() + daysLater);
  day.setHours(hour, 0, 0, 0);
  return day.getTime();
}

/** What is wrong with a time to come back, seen from `now`; null when nothing is. */
export function snoozeProblem(until: number, now: number): string | null {
  if (Number.isNaN(until)) return 'Choose a day and a time.';
  return until - now < shortestSnoozeMs ? 'Choose a time at least 3 minutes from now.' : null;
}

/** Epoch ms as a `datetime-local` field writes them, in the viewer's time zone. */
export function localFieldOf(at: number): string {
  const date = new Date(at - new Date(at).getTimezoneOffset() * minute);
  return date.toISOString().slice(0, 16);
}
