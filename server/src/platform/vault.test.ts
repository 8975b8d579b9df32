import { expect, test } from 'vitest';
import { BrokenSealError, createVault } from './vault.ts';

const vault = createVault('a secret of at least thirty-two characters');

test('what is sealed can be opened for the same thing only, and does not show', () => {
  const sealed = vault.seal('whsec_täst', 'webhook:1');

  expect(vault.open(sealed, 'webhook:1')).toBe('whsec_täst');
  expect(sealed).not.toContain('whsec');
  expect(vault.seal('whsec_täst', 'webhook:1')).not.toBe(sealed);
  expect(() => vault.open(sealed, 'webhook:2')).toThrow(BrokenSealError);
});

test('a damaged text, and one of another secret, are refused', () => {
  const sealed = vault.seal('plain', 'x');
  const damaged = sealed.slice(0, -1) + (sealed.endsWith('A') ? 'E' : 'A');

  expect(() => vault.open(damaged, 'x')).toThrow('is damaged');
  expect(() => vault.open('', 'x')).toThrow('another BELFRY_SECRET');
  expect(() => createVault('another secret of thirty-two characters').open(sealed, 'x')).toThrow(
    'another BELFRY_SECRET',
  );
});

test('a code holds for the same bytes and the same purpose only', () => {
  const bytes = Buffer.from('who');
  const code = vault.sign(bytes, 'unsubscribe');

  expect(vault.isSigned(bytes, 'unsubscribe', code)).toBe(true);
  expect(vault.isSigned(Buffer.from('whom'), 'unsubscribe', code)).toBe(false);
  expect(vault.isSigned(bytes, 'else', code)).toBe(false);
  expect(vault.isSigned(bytes, 'unsubscribe', code.subarray(1))).toBe(false);
});
