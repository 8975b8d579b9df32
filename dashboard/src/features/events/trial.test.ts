import { describe, expect, test } from 'vitest';
import { barsOf, trialWords } from './trial.ts';

const trial = {
  fired: 1_212,
  heldBack: 0,
  users: 9,
  busiestHour: { at: '2026-01-05T10:00:00.000Z', count: 37 },
  perUserPerDay: 4.13,
  hours: [],
  matches: [],
  eventsRead: 0,
  cutShort: false,
};

describe('a trial', () => {
  test('is told in numbers, and is noisy above two alerts per person and day', () => {
    expect(trialWords(trial)).toEqual({
      fired: 'Would have fired 1,212×',
      rest: '9 people, busiest hour 37, ≈ 4.1 per person and day',
      noisy: true,
    });
  });

  test('that reaches one person twice a day is not noisy, and says what throttles held back', () => {
    expect(trialWords({ ...trial, fired: 14, heldBack: 3, users: 1, busiestHour: null, perUserPerDay: 2 })).toEqual({
      fired: 'Would have fired 14×',
      rest: '3 held back, 1 person, ≈ 2 per person and day',
      noisy: false,
    });
  });
});

describe('the histogram', () => {
  const at = (day: number, hour: number) => new Date(Date.UTC(2026, 0, day, hour)).toISOString();

  test('has one bar an hour where there is room, empty hours too', () => {
    const { bars, hours } = barsOf(
      [
        { at: at(1, 8), count: 2 },
        { at: at(1, 10), count: 5 },
      ],
      24,
    );
    expect([bars.map((bar) => bar.count), hours]).toEqual([[2, 0, 5], 1]);
  });

  test('puts hours together where there is none, and loses nothing', () => {
    const week = Array.from({ length: 168 }, (_, hour) => ({ at: at(1, hour), count: 1 }));
    const { bars, hours } = barsOf(week, 56);
    expect([bars.length, hours, bars.reduce((sum, bar) => sum + bar.count, 0)]).toEqual([56, 3, 168]);
  });

  test('is empty where nothing was counted', () => {
    expect(barsOf([], 24)).toEqual({ bars: [], hours: 1 });
  });
});
