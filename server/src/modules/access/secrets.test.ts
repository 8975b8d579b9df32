import fc from 'fast-check';
import { expect, test } from 'vitest';
import { looksLikeToken, newSessionSecret, newTokenSecret } from './secrets.ts';

test('a token says what it is, and no two are alike', () => {
  const tokens = Array.from({ length: 200 }, newTokenSecret);
  for (const token of tokens) expect(token).toMatch(/^belfry_[0-9A-Za-z]{43}_[0-9a-f]{8}$/);
  expect(tokens.every(looksLikeToken)).toBe(true);
  expect(new Set(tokens).size).toBe(200);
});

test('a token with one character changed is known as mistyped', () => {
  const token = newTokenSecret();
  fc.assert(
    fc.property(fc.nat({ max: token.length - 1 }), fc.string({ minLength: 1, maxLength: 1 }), (at, typed) => {
      fc.pre(token[at] !== typed);
      expect(looksLikeToken(token.slice(0, at) + typed + token.slice(at + 1))).toBe(false);
    }),
    { numRuns: 300 },
  );
});

test('a session’s secret is 256 random bits', () => {
  expect(Buffer.from(newSessionSecret(), 'base64url')).toHaveLength(32);
});
