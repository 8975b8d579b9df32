import { expect, test } from 'vitest';
import { stretchesOf, weeklyTimesOf, withDay } from './quiet-week.ts';

const night = { from: '22:00', to: '07:00' };
const lunch = { from: '12:00', to: '13:00' };

test('what is the same on several days is told once', () => {
  expect(stretchesOf([[lunch, night], [night], [], [], [], [], [night]])).toEqual([
    { days: [1], ...lunch },
    { days: [1, 2, 7], ...night },
  ]);
});

test('the server is told of each day', () => {
  expect(
    weeklyTimesOf([
      { days: [1, 3], ...night },
      { days: [1], ...lunch },
      { days: [], ...lunch },
    ]),
  ).toEqual([
    { weekday: 1, ...lunch },
    { weekday: 1, ...night },
    { weekday: 3, ...night },
  ]);
});

test('a day is added in its place, and taken away again', () => {
  const stretch = withDay({ days: [1, 5], ...night }, 3);
  expect(stretch.days).toEqual([1, 3, 5]);
  expect(withDay(stretch, 1).days).toEqual([3, 5]);
});
