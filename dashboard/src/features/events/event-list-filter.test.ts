import { expect, test } from 'vitest';
import { definitionFilterOf, parseEventListSearch } from './event-list-filter.ts';

test("the list's filters survive the URL, and what makes no sense does not", () => {
  expect(parseEventListSearch({ q: 'mute', category: 'Calls', state: 'on', owner: 'u1', x: 1 })).toEqual({
    q: 'mute',
    category: 'Calls',
    state: 'on',
    owner: 'u1',
  });
  expect(parseEventListSearch({ q: '', category: 4, state: 'maybe' })).toEqual({});
});

test('only what is set is asked of the server', () => {
  expect([definitionFilterOf({}), definitionFilterOf({ q: 'mute', state: 'off' })]).toEqual([
    {},
    { name: { contains: 'mute' }, enabled: { eq: false } },
  ]);
});
