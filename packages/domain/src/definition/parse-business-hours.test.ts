import { expect, test } from 'vitest';
import { parseBusinessHours } from './parse-business-hours.ts';

const week = [[{ from: '09:00', to: '17:00' }], [], [{ from: '22:00', to: '06:00' }], [], [], [], []];
const hours = { timeZone: 'Europe/Vienna', week, holidays: ['2026-12-25'] };

test('hours that are right come out as they were given, with no holidays where none were named', () => {
  const { holidays: _holidays, ...without } = hours;
  expect([parseBusinessHours(hours), parseBusinessHours(without)]).toEqual([
    { ok: true, value: hours },
    { ok: true, value: { ...without, holidays: [] } },
  ]);
});

test.each([
  ['nothing', null, ['timeZone', 'week']],
  ['six days', { ...hours, week: week.slice(1) }, ['week']],
  ['an unknown time zone', { ...hours, timeZone: 'Moon' }, ['timeZone']],
  ['no time at all', { ...hours, week: week.with(1, [{ from: '09:00', to: '09:00' }]) }, ['week.1.0']],
  [
    'a time that is none',
    { ...hours, week: week.with(1, [{ from: '24:00', to: '25:00' }]) },
    ['week.1.0.from', 'week.1.0.to'],
  ],
  ['a date that is none', { ...hours, holidays: ['2026-12-25', '2026-13-01', 5] }, ['holidays.1', 'holidays.2']],
])('%s is refused', (_what, raw, paths) => {
  const parsed = parseBusinessHours(raw);
  expect(parsed.ok ? [] : parsed.problem.map(({ path }) => path.join('.'))).toEqual(paths);
});
