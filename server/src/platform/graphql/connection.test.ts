import { expect, test } from 'vitest';
import { pageOf, pageOfAll, readPage, sealKey } from './connection.ts';
import { globalId, keyOf, readGlobalId } from './global-id.ts';

const id = '01900000-0000-7000-8000-000000000001';
const code = (act: () => unknown): unknown => {
  try {
    act();
  } catch (error) {
    return error instanceof Error && 'extensions' in error ? error.extensions : error;
  }
  return null;
};

test.each([
  ['neither first nor last', {}],
  ['both', { first: 1, last: 1 }],
  ['no rows', { first: 0 }],
  ['less than none', { last: -1 }],
  ['more than a hundred', { first: 101 }],
  ['first with before', { first: 1, before: sealKey(['x']) }],
  ['last with after', { last: 1, after: sealKey(['x']) }],
])('a page of %s is refused', (_what, given) => {
  expect(code(() => readPage(given))).toMatchObject({ code: 'BAD_REQUEST' });
});

test.each([
  ['no cursor at all', 'not a cursor'],
  ['one of another list', sealKey(['Ana', id])],
  ['one of another order of the list', sealKey([17])],
  ['one with less in it', sealKey(['2026-11-22T10:36:00.000Z'])],
  ['one whose instant is none', sealKey(['2026-99-22T10:36:00.000Z', id])],
  ['one of something else', Buffer.from('{"a":1}').toString('base64url')],
])('a cursor that is %s is refused', (_what, after) => {
  expect(code(() => readPage({ first: 5, after }, ['instant', 'id']))).toMatchObject({ code: 'BAD_CURSOR' });
});

test('a page begins behind its cursor', () => {
  const key = ['2026-11-22T10:36:00.000Z', id];
  expect(readPage({ first: 5, after: sealKey(key) }, ['instant', 'id'])).toEqual({
    limit: 5,
    backward: false,
    from: key,
  });
  expect(readPage({ last: 100, before: sealKey(['infinity', id]) }, ['instant', 'id'])).toEqual({
    limit: 100,
    backward: true,
    from: ['infinity', id],
  });
});

const shown = ({ rows, hasNextPage, hasPreviousPage }: ReturnType<typeof pageOf<number>>) => ({
  rows,
  hasNextPage,
  hasPreviousPage,
});

test('a page shows one row less than was read, in the order of the list, and knows what lies on both sides', () => {
  const keyed = (row: number): [number] => [row];
  expect(shown(pageOf([1, 2, 3], { limit: 2, backward: false, from: null }, keyed))).toEqual({
    rows: [1, 2],
    hasNextPage: true,
    hasPreviousPage: false,
  });
  expect(shown(pageOf([9, 8], { limit: 2, backward: true, from: [10] }, keyed))).toEqual({
    rows: [8, 9],
    hasNextPage: true,
    hasPreviousPage: false,
  });
});

test('a list that is held whole is paged from both ends, and a row that is gone leaves no place to go on from', () => {
  const all = ['a', 'b', 'c'];
  const page = (given: Parameters<typeof readPage>[0]) => pageOfAll(all, readPage(given), (row) => row).rows;
  expect(page({ first: 2 })).toEqual(['a', 'b']);
  expect(page({ first: 2, after: sealKey(['b']) })).toEqual(['c']);
  expect(page({ last: 2 })).toEqual(['b', 'c']);
  expect(page({ last: 2, before: sealKey(['b']) })).toEqual(['a']);
  expect(code(() => page({ first: 2, after: sealKey(['gone']) }))).toMatchObject({ code: 'BAD_CURSOR' });
});

test('a global id names its type and key; anything else is none', () => {
  expect(readGlobalId(globalId('User', id))).toEqual({ type: 'User', key: id });
  expect(readGlobalId(globalId('UserEvent', 42))).toEqual({ type: 'UserEvent', key: '42' });
  for (const text of [
    '',
    'x',
    globalId('User', ''),
    globalId('User', 'x'),
    globalId('user', 1),
    globalId('User', '1 or 1'),
  ])
    expect(readGlobalId(text)).toBeNull();
});

test('the key of another type, or one that is no key of its type, is refused', () => {
  expect(keyOf('User', globalId('User', id))).toBe(id);
  for (const given of [globalId('Queue', id), globalId('User', 42), 'User'])
    expect(code(() => keyOf('User', given))).toMatchObject({ code: 'BAD_REQUEST' });
});
