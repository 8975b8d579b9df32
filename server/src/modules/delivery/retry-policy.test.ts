import { expect, test } from 'vitest';
import { afterTry, usualPolicies } from './retry-policy.ts';

const now = 1_000_000;
const policy = { delaysMs: [1_000, 10_000], deadlineMs: 60_000 };
const fresh = { tries: 0, beganAt: now };
const failed = { kind: 'again', error: 'It answered 500.' } as const;
const day = 86_400_000;

test('a delivery that failed waits as its policy says, a fifth more or less', () => {
  const waits = [0, 0.5, 1].map((random) => afterTry(fresh, failed, { now, policy, random }));

  expect(waits).toEqual(
    [800, 1_000, 1_200].map((ms) => ({ state: 'waiting', nextAttemptAt: now + ms, heldUntil: null, counts: true })),
  );
});

test('after the last try it gives up and keeps the last reason', () => {
  expect(afterTry({ tries: 2, beganAt: now }, failed, { now, policy, random: 0.5 })).toEqual({
    state: 'gave-up',
    reason: 'It answered 500.',
  });
});

test('a wait that the other side asks for is kept when it is the longer one, up to a day', () => {
  const nextOf = (retryAfterMs: number) => {
    const next = afterTry(fresh, { ...failed, retryAfterMs }, { now, policy, random: 0.5 });
    return next.state === 'waiting' ? next.nextAttemptAt - now : next;
  };

  expect([nextOf(5), nextOf(30_000), nextOf(30 * day)]).toEqual([1_000, 30_000, day]);
});

test('what is held loses no try, and gives up when its time is over', () => {
  const held = { kind: 'held', until: now + 100_000 } as const;

  expect(afterTry(fresh, held, { now, policy, random: 0.5 })).toEqual({
    state: 'waiting',
    nextAttemptAt: now,
    heldUntil: now + 60_000,
    counts: false,
  });
  expect(afterTry({ tries: 0, beganAt: now - 60_000 }, held, { now, policy, random: 0.5 })).toMatchObject({
    state: 'gave-up',
  });
});

test('what can never be sent gives up at once, and what is not wanted is cancelled', () => {
  const how = { now, policy, random: 0.5 };

  expect(afterTry(fresh, { kind: 'never', error: 'It is gone.' }, how)).toEqual({
    state: 'gave-up',
    reason: 'It is gone.',
  });
  expect(afterTry(fresh, { kind: 'cancelled', reason: 'Unsubscribed.' }, how)).toEqual({
    state: 'cancelled',
    reason: 'Unsubscribed.',
  });
});

test('webhooks are tried again over three days', () => {
  const total = usualPolicies.webhook.delaysMs.reduce((sum, ms) => sum + ms, 0);

  expect(total / day).toBeGreaterThan(2.9);
  expect(total / day).toBeLessThan(3.3);
  expect(total * 1.2).toBeLessThan(usualPolicies.webhook.deadlineMs);
});
