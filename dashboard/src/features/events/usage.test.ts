import { expect, test } from 'vitest';
import { sparkPath, usageMark, usageWords } from './usage.ts';

const usage = {
  firedLastHour: 3,
  firedLastDay: 143,
  firedLastWeek: 700,
  hours: [],
  opened: 40,
  acknowledged: 2,
  ignored: 101,
  heldBack: 0,
  microseconds: 12.4,
  perUserPerDay: 4.12,
  noisy: false,
  dead: false,
};

test('usage is told in one sentence', () => {
  expect([usageWords(usage), usageWords({ ...usage, heldBack: 9, microseconds: 0 })]).toEqual([
    'Fired 3 in 1 h, 143 in 24 h, 700 in 7 d: 40 opened, 2 acknowledged, 101 ignored. 12 µs an evaluation.',
    'Fired 3 in 1 h, 143 in 24 h, 700 in 7 d: 40 opened, 2 acknowledged, 101 ignored, 9 held back.',
  ]);
});

test('noisy and dead ones are marked with a reason, the others are not', () => {
  expect([
    usageMark(usage),
    usageMark({ ...usage, noisy: true })?.word,
    usageMark({ ...usage, dead: true })?.word,
  ]).toEqual([null, 'noisy', 'dead']);
  expect(usageMark({ ...usage, noisy: true })?.why).toContain('4.1 times per person and day');
});

test('the sparkline stands on its base, an hour with one firing still to be seen', () => {
  expect(sparkPath([0, 1, 100], { width: 30, height: 10 })).toBe(
    'M0 10v0h7.2V10zM10 10v-1.5h7.2V10zM20 10v-10h7.2V10z',
  );
});
