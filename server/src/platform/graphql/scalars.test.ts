import fc from 'fast-check';
import { GraphQLScalarType } from 'graphql';
import { expect, test } from 'vitest';
import { builder } from './builder.ts';
import { readDuration, writeDuration } from './scalars.ts';

builder.queryField('scalarsAreThere', (t) => t.boolean({ resolve: () => true }));
builder.mutationField('scalarsAreThere', (t) => t.boolean({ resolve: () => true }));
builder.subscriptionField('scalarsAreThere', (t) =>
  t.boolean({
    subscribe: () => ({ [Symbol.asyncIterator]: () => ({ next: async () => ({ done: true, value: undefined }) }) }),
    resolve: () => true,
  }),
);
const schema = builder.toSchema();

function scalar(name: string): GraphQLScalarType {
  const type = schema.getType(name);
  if (!(type instanceof GraphQLScalarType)) throw new Error(`${name} is no scalar`);
  return type;
}
const parse = (name: string, value: unknown): unknown => scalar(name).parseValue(value);

test.each([
  ['PT0S', 0],
  ['PT1H30M', 5_400_000],
  ['P1DT0.05S', 86_400_050],
  ['-PT1H', -3_600_000],
  ['P2W', 1_209_600_000],
])('the duration %s is %d milliseconds', (text, ms) => {
  expect(readDuration(text)).toBe(ms);
});

test.each(['', 'P', 'PT', 'P1Y', 'P1M', 'P1DT', 'PT1H1H', '1h', 'PT1.5H', 'P1W1D', 60, null, 'PT9'])(
  '%j is no duration',
  (value) => {
    expect(() => readDuration(value)).toThrow('Duration must be');
  },
);

test('any length of time is read as it was written', () => {
  fc.assert(
    fc.property(fc.integer({ min: -(2 ** 45), max: 2 ** 45 }), (ms) => {
      expect(readDuration(writeDuration(ms))).toBe(ms);
    }),
  );
});

test.each([
  ['2026-11-22T10:36:00Z', '2026-11-22T10:36:00.000Z'],
  ['2026-11-22T10:36:00.1234567+05:45', '2026-11-22T04:51:00.123Z'],
  ['2024-02-29t23:59z', '2024-02-29T23:59:00.000Z'],
])('the instant %s is %s', (text, written) => {
  expect(scalar('DateTime').serialize(parse('DateTime', text))).toBe(written);
});

test.each([
  '2026-11-22',
  '2026-11-22T10:36:00',
  '2026-13-01T00:00:00Z',
  '2026-02-30T25:00:00Z',
  '0000-01-01T00:00:00Z',
  '9999-12-31T23:59:59-23:59',
  1_795_000_000_000,
  null,
])('%j is no instant', (value) => {
  expect(() => parse('DateTime', value)).toThrow('DateTime must be');
});

test('a filter takes an instant, or a duration from now within four-digit years', () => {
  const now = Date.now();
  expect(Number(parse('DateTimeOrDuration', '-PT1H')) - now + 3_600_000).toBeLessThan(1_000);
  expect(parse('DateTimeOrDuration', '2026-11-22T10:36:00Z')).toBe(Date.UTC(2026, 10, 22, 10, 36));
  expect(() => parse('DateTimeOrDuration', '-P99999999999W')).toThrow('years');
});

test.each(['', 'no', 'a@b', 'a b@c.test', 'a@b.test\r\nRCPT TO:<x@y.test>', 'A <a@b.test>', 'a@b..test'])(
  '%j is no e-mail address',
  (text) => {
    expect(() => parse('EmailAddress', text)).toThrow('EmailAddress must be');
  },
);

test('a cursor is short and of letters that need no escape', () => {
  expect(parse('Cursor', 'abc-_9')).toBe('abc-_9');
  for (const text of ['', 'a b', 'a=', 'x'.repeat(513)]) expect(() => parse('Cursor', text)).toThrow('Cursor must be');
});
