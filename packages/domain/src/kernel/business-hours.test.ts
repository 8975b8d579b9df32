import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BusinessHours, afterOpenMs, everOpens, isOpen, openMsBetween } from './business-hours.ts';
import { dayNumber } from './wall-clock.ts';

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];
const nineToFive = [{ from: '09:00', to: '17:00' }];

/** Monday to Friday, nine to five, in Vienna; closed on Christmas Day. */
const vienna: BusinessHours = {
  timeZone: 'Europe/Vienna',
  week: [nineToFive, nineToFive, nineToFive, nineToFive, nineToFive, [], []],
  holidays: ['2026-12-25'],
};
const always: BusinessHours = {
  timeZone: 'UTC',
  week: Array.from({ length: 7 }, () => [{ from: '00:00', to: '24:00' }]),
  holidays: [],
};

test.each([
  ['before it opens', '2026-11-25T07:59:59Z', false],
  ['as it opens', '2026-11-25T08:00:00Z', true],
  ['just before it closes', '2026-11-25T15:59:59Z', true],
  ['as it closes', '2026-11-25T16:00:00Z', false],
  ['in summer, when the clocks are ahead', '2026-07-01T07:00:00Z', true],
  ['on a Saturday', '2026-11-28T10:00:00Z', false],
  ['on a holiday', '2026-12-25T10:00:00Z', false],
])('%s it is as the clock on the wall says', (_when, at, open) => {
  expect(isOpen(Date.parse(at), vienna)).toBe(open);
});

describe('hours that run into the next day', () => {
  const nights: BusinessHours = {
    timeZone: 'UTC',
    week: [[], [], [], [], [{ from: '22:00', to: '06:00' }], [], []],
    holidays: [],
  };

  test('belong to the day on which they begin', () => {
    const at = (text: string) => isOpen(Date.parse(text), nights);
    expect([
      at('2026-11-27T05:00Z'),
      at('2026-11-27T23:00Z'),
      at('2026-11-28T05:59Z'),
      at('2026-11-28T06:00Z'),
    ]).toEqual([false, true, true, false]);
  });

  test('are cut by a holiday at midnight', () => {
    const [from, to] = [Date.parse('2026-11-27T00:00Z'), Date.parse('2026-11-30T00:00Z')];
    expect([openMsBetween(from, to, nights), openMsBetween(from, to, { ...nights, holidays: ['2026-11-28'] })]).toEqual(
      [8 * hour, 2 * hour],
    );
  });
});

test('hours that overlap are counted once', () => {
  const twice = { ...always, week: [[...nineToFive, { from: '12:00', to: '18:00' }], [], [], [], [], [], []] };
  const monday = Date.parse('2026-11-23T00:00Z');
  expect(openMsBetween(monday, monday + 7 * day, twice)).toBe(9 * hour);
});

test('two open hours after Friday at four end on Monday at ten', () => {
  expect(afterOpenMs(Date.parse('2026-11-27T15:00Z'), 2 * hour, vienna)).toBe(Date.parse('2026-11-30T09:00Z'));
});

test('what is due as it closes is due then, not when it opens again', () => {
  expect(afterOpenMs(Date.parse('2026-11-27T15:00Z'), hour, vienna)).toBe(Date.parse('2026-11-27T16:00Z'));
});

test('where it never opens, no time is open and none is ever reached', () => {
  const closed = { ...vienna, week: [[], [], [], [], [], [], []] };
  expect([everOpens(closed), openMsBetween(0, 900 * day, closed), afterOpenMs(0, 1, closed)]).toEqual([false, 0, null]);
});

test.each([
  ['a night of 23 hours', '2026-03-28T23:00Z', '2026-03-29T22:00Z', 23 * hour],
  ['a night of 25 hours', '2026-10-24T22:00Z', '2026-10-25T23:00Z', 25 * hour],
])('%s is open as long as it is', (...[, from, to, open]) => {
  expect(openMsBetween(Date.parse(from), Date.parse(to), { ...always, timeZone: 'Europe/Vienna' })).toBe(open);
});

test('an hour that the clocks repeat is open twice, and one that they skip is not', () => {
  const nightly = {
    ...always,
    timeZone: 'Europe/Vienna',
    week: always.week.map(() => [{ from: '02:00', to: '03:00' }]),
  };
  const on = (date: string) => openMsBetween(Date.parse(`${date}T00:00Z`), Date.parse(`${date}T12:00Z`), nightly);
  expect([on('2026-03-28'), on('2026-03-29'), on('2026-10-25')]).toEqual([hour, 0, 2 * hour]);
});

test('days are numbered as the calendar has them', () => {
  const at = fc.date({ min: new Date('1900-01-01T00:00Z'), max: new Date('2200-01-01T00:00Z'), noInvalidDate: true });
  fc.assert(
    fc.property(at, (date) => {
      expect(dayNumber(date.toISOString().slice(0, 10))).toBe(Math.floor(date.getTime() / day));
    }),
  );
});

describe('whatever the hours, the zone and the season', () => {
  const time = fc.integer({ min: 0, max: 95 }).map((quarter) => {
    const [hours, minutes] = [Math.floor(quarter / 4), (quarter % 4) * 15];
    return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
  });
  const openTime = fc.record({ from: time, to: fc.oneof(time, fc.constant('24:00')) });
  const hours: fc.Arbitrary<BusinessHours> = fc.record({
    timeZone: fc.constantFrom('UTC', 'Europe/Vienna', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata'),
    week: fc.array(fc.array(openTime, { maxLength: 3 }), { minLength: 7, maxLength: 7 }),
    holidays: fc.subarray(['2026-03-08', '2026-03-29', '2026-04-05', '2026-10-25']),
  });
  // Days around those on which the clocks of one of the zones are changed.
  const start = fc
    .tuple(
      fc.constantFrom('2026-03-07', '2026-03-28', '2026-04-04', '2026-10-03', '2026-10-24', '2026-10-31', '2026-06-10'),
      fc.integer({ min: 0, max: day }),
    )
    .map(([date, ms]) => Date.parse(`${date}T00:00Z`) + ms);

  test('the open time is the sum of the open minutes', () => {
    fc.assert(
      fc.property(hours, start, fc.integer({ min: 0, max: 4000 }), (given, at, minutes) => {
        const from = Math.floor(at / minute) * minute;
        let open = 0;
        for (let i = 0; i < minutes; i += 1) if (isOpen(from + i * minute, given)) open += minute;
        expect(openMsBetween(from, from + minutes * minute, given)).toBe(open);
      }),
      { numRuns: 60 },
    );
  });

  test('after an open time, exactly that much was open, and not a moment sooner', () => {
    fc.assert(
      fc.property(hours, start, fc.integer({ min: 1, max: 2 * day }), (given, from, ms) => {
        fc.pre(everOpens(given));
        const due = afterOpenMs(from, ms, given) ?? Number.NaN;
        expect([openMsBetween(from, due, given), isOpen(due - 1, given)]).toEqual([ms, true]);
      }),
      { numRuns: 300 },
    );
  });

  test('open times add up', () => {
    fc.assert(
      fc.property(hours, start, fc.tuple(fc.nat(5 * day), fc.nat(5 * day)), (given, from, [first, second]) => {
        const whole = openMsBetween(from, from + first + second, given);
        const parts =
          openMsBetween(from, from + first, given) + openMsBetween(from + first, from + first + second, given);
        expect(parts).toBe(whole);
      }),
      { numRuns: 300 },
    );
  });
});
