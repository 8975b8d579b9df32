import { expect, test } from 'vitest';
import { optionsFor, readAlert } from './desktop-notification.ts';

const alert = {
  tag: 'interaction:1',
  title: 'Long hold',
  body: 'Ana K.',
  severity: 'WARNING',
  url: '/inbox?open=1',
} as const;

test('what comes from a page or a push is read, and made harmless where it is strange', () => {
  expect(readAlert({ ...alert, severity: 'warning' })).toEqual(alert);
  expect(readAlert({ title: 'Bare', url: 'https://elsewhere.test/inbox?a=1', severity: 'loud' })).toEqual({
    tag: 'Bare',
    title: 'Bare',
    body: '',
    severity: 'INFO',
    url: '/inbox?a=1',
  });
  expect(readAlert({ title: 'T', url: '//elsewhere.test' })?.url).toBe('/inbox');
  expect([null, 'text', {}, { title: 4 }].map(readAlert)).toEqual([null, null, null, null]);
});

test('what replaces another is silent, unless it has become more serious', () => {
  const felt = (shown: 'INFO' | 'WARNING' | 'CRITICAL' | null): object => {
    const { renotify, silent, tag } = optionsFor(alert, shown) as Record<string, unknown>;
    return { renotify, silent, tag };
  };
  const tag = 'interaction:1';
  expect(felt(null)).toEqual({ renotify: false, silent: false, tag });
  expect(felt('WARNING')).toEqual({ renotify: false, silent: true, tag });
  expect(felt('INFO')).toEqual({ renotify: true, silent: false, tag });
});
