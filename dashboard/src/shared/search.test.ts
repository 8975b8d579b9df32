import { expect, test } from 'vitest';
import { flagIn, manyOf, oneOf, parseSearch, stringifySearch, textIn } from './search.ts';

test('what is written into an address is read out of it again', () => {
  const text = stringifySearch({ tab: 'done', severity: ['INFO', 'CRITICAL'], q: 'a&b c' });
  expect(parseSearch(text)).toEqual({ tab: 'done', severity: ['INFO', 'CRITICAL'], q: 'a&b c' });
});

test('what says nothing is left out', () => {
  expect(stringifySearch({ a: null, b: '', c: [], d: false, e: undefined })).toBe('');
  expect(stringifySearch({ unread: true, page: 0 })).toBe('?unread=1&page=0');
});

test('an address made by hand gives known words only', () => {
  const search = parseSearch('?tab=nonsense&severity=INFO&severity=LOUD&unread=1&q=');
  expect(oneOf(search, 'tab', { of: ['inbox', 'done'], otherwise: 'inbox' })).toBe('inbox');
  expect(manyOf(search, 'severity', ['INFO', 'WARNING'])).toEqual(['INFO']);
  expect(flagIn(search, 'unread')).toBe(true);
  expect(textIn(search, 'q')).toBeNull();
});
