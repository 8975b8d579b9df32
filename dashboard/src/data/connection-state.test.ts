import { expect, test } from 'vitest';
import { connectionOf } from './connection-state.ts';

const now = 1_000_000;

test('a cut of a few seconds reads as reconnecting, with the moment of the next try', () => {
  const live = {
    state: 'reconnecting',
    inMs: 900,
    retryAt: now + 900,
    since: now - 3_000,
  } as const;
  expect(connectionOf(live, now)).toEqual({
    state: 'reconnecting',
    since: now - 3_000,
    retryAt: now + 900,
  });
});

test('after fifteen seconds what is on screen is old, and the page says since when', () => {
  const live = {
    state: 'reconnecting',
    inMs: 900,
    retryAt: now + 900,
    since: now - 15_000,
  } as const;
  expect(connectionOf(live, now)).toEqual({ state: 'offline', since: now - 15_000 });
});

test('a live socket is live', () => {
  expect(connectionOf({ state: 'live' }, now)).toEqual({ state: 'live' });
});
