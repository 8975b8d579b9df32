import { hash, verify } from '@node-rs/argon2';
import { RequestError } from '../../platform/graphql/errors.ts';

/** OWASP's least for argon2id (the library's default algorithm): 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const atOnce = 2;
const waitingAtMost = 50;

/** Of a password that nobody has, so that an unknown e-mail address takes as long as a wrong password. */
const nobodysHash = hash('nobody has this password', cost);

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) {
    if (waiting.length >= waitingAtMost) {
      throw new RequestError('THROTTLED', 'Too many sign-ins at once. Try again in a few seconds.', { retryAfter: 5 });
    }
    await new Promise<void>((resolve) => waiting.push(resolve));
  }
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password, cost));

/** False for a wrong password and for an account without one, in the same time. */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  const against = passwordHash ?? (await nobodysHash);
  const matches = await inTurn(() => verify(against, password));
  return matches && passwordHash !== null;
}

/** @returns what is wrong with a new password, or null. */
export function passwordProblem(password: string): string | null {
  if (password.length < 8) return 'A password needs at least 8 characters; 15 or more are better.';
  if (password.length > 128) return 'A password may have at most 128 characters.';
  return null;
}
