import { defaultProfile } from '@belfry/domain/notification';
import { expect, test } from 'vitest';
import { localFieldOf, snoozeProblem, snoozeTimes, spanWords } from './snooze-times.ts';

const at = (hour: number, minutes = 0): number => new Date(2026, 0, 5, hour, minutes).getTime();
const { timeZone } = Intl.DateTimeFormat().resolvedOptions();

test('the presets of the profile are offered, each with when that is', () => {
  expect(snoozeTimes(at(10), defaultProfile(timeZone))).toEqual([
    { label: 'In 15 minutes', until: at(10, 15) },
    { label: 'In 1 hour', until: at(11) },
    { label: 'End of shift, 17:00', until: at(17) },
    { label: 'Tomorrow at 9:00', until: at(33) },
  ]);
});

test('a span is told in hours and minutes', () => {
  expect([1, 45, 60, 150].map(spanWords)).toEqual(['1 minute', '45 minutes', '1 hour', '2 hours 30 minutes']);
});

test('a snooze shorter than three minutes is refused with what to do', () => {
  expect(snoozeProblem(at(10, 2), at(10))).toBe('Choose a time at least 3 minutes from now.');
  expect(snoozeProblem(at(10, 3), at(10))).toBeNull();
  expect(snoozeProblem(Number.NaN, at(10))).toBe('Choose a day and a time.');
});

test("a time is written into its field in the viewer's own zone", () => {
  expect(localFieldOf(at(9, 5))).toBe('2026-01-05T09:05');
});
