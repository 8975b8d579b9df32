import fc from 'fast-check';
import { expect, test } from 'vitest';
import { flawless, ledgerProblems } from './ledger.ts';

const entries = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2, maxLength: 50 });
const entriesAndPlace = entries.chain((all) =>
  fc.record({ all: fc.constant(all), place: fc.nat({ max: all.length - 2 }) }),
);

test('a ledger that holds everything once and in order is flawless', () => {
  fc.assert(
    fc.property(entries, (all) => {
      expect(ledgerProblems(all, all)).toEqual(flawless);
    }),
  );
});

test('one entry that is missing is found lost', () => {
  fc.assert(
    fc.property(entriesAndPlace, ({ all, place }) => {
      const got = all.toSpliced(place, 1);
      expect(ledgerProblems(all, got)).toEqual({ ...flawless, lost: [all[place]] });
    }),
  );
});

test('one entry that came twice is found doubled', () => {
  fc.assert(
    fc.property(entriesAndPlace, ({ all, place }) => {
      const got = all.toSpliced(place, 0, all[place] ?? '');
      expect(ledgerProblems(all, got)).toEqual({ ...flawless, doubled: [all[place]] });
    }),
  );
});

test('two neighbours that came the other way round are found reordered', () => {
  fc.assert(
    fc.property(entriesAndPlace, ({ all, place }) => {
      const got = all.toSpliced(place, 2, all[place + 1] ?? '', all[place] ?? '');
      expect(ledgerProblems(all, got)).toEqual({ ...flawless, reordered: [all[place]] });
    }),
  );
});

test('an entry that nobody sent is found unexpected', () => {
  expect(ledgerProblems(['1', '2'], ['1', 'x', '2'])).toEqual({ ...flawless, unexpected: ['x'] });
});
