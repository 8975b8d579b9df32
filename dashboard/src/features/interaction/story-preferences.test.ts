import { expect, test } from 'vitest';
import { nextTimeMode, parsePreferences } from './story-preferences.ts';

test('the times go round: absolute, since the start, between', () => {
  expect([nextTimeMode('absolute'), nextTimeMode('relative'), nextTimeMode('gap')]).toEqual([
    'relative',
    'gap',
    'absolute',
  ]);
});

test('what was remembered is read, and anything else is as usual', () => {
  const usual = { times: 'absolute', newestFirst: false };
  expect(parsePreferences('{"times":"gap","newestFirst":true}')).toEqual({
    times: 'gap',
    newestFirst: true,
  });
  expect([null, '', '7', '{"times":"never","newestFirst":1}'].map(parsePreferences)).toEqual([
    usual,
    usual,
    usual,
    usual,
  ]);
});
