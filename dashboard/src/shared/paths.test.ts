import { expect, test } from 'vitest';
import { paths } from './paths.ts';

test('an interaction can be pointed at with one of its user events', () => {
  expect(paths.interaction('a=b', { event: 'e/1' })).toBe('/interactions/a%3Db#ev=e%2F1');
  expect(paths.interaction('abc')).toBe('/interactions/abc');
});

test('filters go into the address', () => {
  expect(paths.interactions({ queue: ['q1', 'q2'], live: true })).toBe('/interactions?queue=q1&queue=q2&live=1');
});
