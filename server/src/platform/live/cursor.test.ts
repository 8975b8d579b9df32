import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCursors } from './cursor.ts';

const secret = 'a secret of at least thirty-two bytes';
const place = { log: 'user_events', organizationId: 'one' } as const;

test('a cursor opens where it was sealed, and is a short opaque word', () => {
  const cursors = createCursors({ secret, epoch: () => 'life' });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 48 - 1 }), (seq) => {
      const cursor = cursors.seal({ ...place, seq });
      expect(cursor).toMatch(/^[\w-]{64}$/);
      expect(cursors.open(cursor, place)).toEqual({ seq, sameEpoch: true });
    }),
  );
});

test('a cursor with any bit changed, or sealed with another secret, is refused', () => {
  const cursors = createCursors({ secret, epoch: () => 'life' });
  const cursor = cursors.seal({ ...place, seq: 5 });
  const bytes = Buffer.from(cursor, 'base64url');
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.nat(7), (at, bit) => {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ (1 << bit);
      expect(() => cursors.open(changed.toString('base64url'), place)).toThrow(
        expect.objectContaining({ extensions: expect.objectContaining({ code: 'BAD_CURSOR' }) }),
      );
    }),
  );
  const others = createCursors({
    secret: 'another secret of thirty-two bytes',
    epoch: () => 'life',
  });
  expect(() => cursors.open(others.seal({ ...place, seq: 5 }), place)).toThrow('cursor');
});

test('a cursor of an earlier life of the database says so', () => {
  let life = 'first';
  const cursors = createCursors({ secret, epoch: () => life });
  const cursor = cursors.seal({ ...place, seq: 5 });
  life = 'second';
  expect(cursors.open(cursor, place)).toEqual({ seq: 5, sameEpoch: false });
});
