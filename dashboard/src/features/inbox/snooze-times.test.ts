import { expect, test } from 'vitest';
import { localFieldOf, snoozeProblem, snoozeTimes } from './snooze-times.ts';

const at = (hour: number, minutes = 0): number => new Date(2026, 0, 5, hour, minutes).getTime();

test('in the morning the end of the shift is offered too', () => {
  expect(snoozeTimes(at(10))).toEqual([
    { label: 'In 15 minutes', until: at(10, 15) },
    { label: 'In 1 hour', until: at(11) },
    { label: 'Today at 17:00', until: at(17) },
    { label: 'Tomorrow at 9:00', until: at(33) },
  ]);
});

test('at the end of the shift it is no longer offered', () => {
  expect(snoozeTimes(at(16, 58)).map(({ label }) => label)).toEqual(['In 15 minutes', 'In 1 hour', 'Tomorrow at 9:00']);
});

test('a snooze shorter than three minutes is refused with what to do', () => {
  expect(snoozeProblem(at(10, 2), at(10))).toBe('Choose a time at least 3 minutes from now.');
  expect(snoozeProblem(at(10, 3), at(10))).toBeNull();
  expect(snoozeProblem(Number.NaN, at(10))).toBe('Choose a day and a time.');
});

test("a time is written into its field in the viewer's own zone", () => {
  expect(localFieldOf(at(9, 5))).toBe('2026-01-05T09:05');
});
