import { expect, test } from 'vitest';
import { parseViews } from './saved-views.ts';

const mine = { name: 'My team', tab: 'inbox', query: 'queue:Sales', group: 'event' };

test('what was kept is read, and what is no view is left out', () => {
  const kept = JSON.stringify([mine, { name: 'Old', tab: 'gone', query: '', group: 'none' }, null, 7]);
  expect(parseViews(kept)).toEqual([mine]);
});

test.each([null, 'not JSON', '{}'])('of %j there are no views', (text) => {
  expect(parseViews(text)).toEqual([]);
});
