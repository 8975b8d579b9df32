import { expect, test } from 'vitest';
import { bellCount, bellFavicon } from './bell-favicon.ts';

test('the bell carries nothing, a dot, or 9+', () => {
  expect([0, 1, 9, 10, 400].map(bellCount)).toEqual(['', '•', '•', '9+', '9+']);
});

test('the favicon is an address that needs no request', () => {
  expect(bellFavicon(3)).toMatch(/^data:image\/svg\+xml,%3Csvg/);
  expect(decodeURIComponent(bellFavicon(0))).not.toContain('<circle');
});
