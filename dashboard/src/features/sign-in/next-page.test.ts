import { expect, test } from 'vitest';
import { nextPage } from './next-page.ts';

test('after signing in one comes back to the page one wanted', () => {
  expect(nextPage({ next: '/inbox?tab=done' })).toBe('/inbox?tab=done');
});

test('without a wanted page one comes to the start', () => {
  expect(nextPage({})).toBe('/');
});

test.each(['https://elsewhere.test', '//elsewhere.test', '/\\elsewhere.test', '/sign-in'])(
  'a link cannot lead from the sign-in page to %s',
  (next) => {
    expect(nextPage({ next })).toBe('/');
  },
);
