import {
  shortestSnoozeMs,
  snoozeUntil,
  type NotificationProfile,
  type SnoozePreset,
} from '@belfry/domain/notification';

/** A ready-made time to come back. */
export interface SnoozeTime {
  label: string;
  /** Epoch ms. */
  until: number;
}

const minute = 60_000;

/** What is offered at `now` (epoch ms): the presets of the profile. */
export function snoozeTimes(
  now: number,
  profile: Pick<NotificationProfile, 'snoozePresets' | 'shiftEnds' | 'timeZone'>,
): readonly SnoozeTime[] {
  return profile.snoozePresets.map((preset) => ({
    label: presetWords(preset, profile.shiftEnds),
    until: snoozeUntil(preset, { at: now, profile }),
  }));
}

/** A preset in words. */
export function presetWords(preset: SnoozePreset, shiftEnds: string): string {
  switch (preset.kind) {
    case 'after':
      return `In ${spanWords(preset.minutes)}`;
    case 'end-of-shift':
      return `End of shift, ${plainTime(shiftEnds)}`;
    case 'tomorrow':
      return `Tomorrow at ${plainTime(preset.time)}`;
  }
}

function plainTime(time: string): string {
  return time.replace(/^0/, '');
}

/** `15 minutes`, `1 hour`, `2 hours 30 minutes`. */
export function spanWords(minutes: number): string {
  const parts = [counted(Math.floor(minutes / 60), 'hour'), counted(minutes % 60, 'minute')];
  return parts.filter((part) => part !== '').join(' ');
}

function counted(count: number, unit: string): string {
  if (count === 0) return '';
  return count === 1 ? `1 ${unit}` : `${count} ${unit}s`;
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
