import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/index.ts';
import { RequestError } from '../../platform/graphql/errors.ts';
import type { UserProblem } from '../../platform/graphql/user-errors.ts';
import type { Ids } from '../../platform/ids.ts';
import { Session } from './access.entity.ts';
import type { AccessStore } from './access.store.ts';
import { isPassword } from './passwords.ts';
import { hashOf, newSessionSecret } from './secrets.ts';

export interface NewSession {
  kind: 'session';
  organizationId: string;
  userId: string;
  secret: string;
  expiresAt: number;
}

export interface SignInNeeds {
  store: AccessStore;
  database: Database;
  clock: Clock;
  ids: Ids;
}

const sevenDays = 7 * 86_400_000;
const wrong: UserProblem = {
  kind: 'ForbiddenError',
  code: 'INVALID_CREDENTIALS',
  message: 'This e-mail address and password do not belong together.',
};

/** Five wrong passwords in a quarter of an hour for one account from one network, a hundred a day for one account from anywhere. */
const limits = () => [
  {
    by: (email: string, network: string) => `${email}|${network}`,
    limiter: new RateLimiterMemory({ points: 5, duration: 900 }),
  },
  { by: (email: string) => email, limiter: new RateLimiterMemory({ points: 100, duration: 86_400 }) },
];

const networkOf = (address: string): string =>
  address.includes('.') ? address.split('.').slice(0, 3).join('.') : address.split(':').slice(0, 4).join(':');

async function refuseThrottled(keys: readonly { limiter: RateLimiterMemory; key: string }[]): Promise<void> {
  for (const { limiter, key } of keys) {
    const used = await limiter.get(key);
    if (!used || used.consumedPoints < limiter.points) continue;
    const retryAfter = Math.ceil(used.msBeforeNext / 1000);
    throw new RequestError(
      'THROTTLED',
      `Too many wrong passwords. Try again in ${Math.ceil(retryAfter / 60)} minutes.`,
      { retryAfter },
    );
  }
}

/** Opens a session for the right e-mail address and password. */
export function signIn({ store, database, clock, ids }: SignInNeeds) {
  const limiters = limits();
  return async ({
    email,
    password,
    address,
  }: {
    email: string;
    password: string;
    address: string;
  }): Promise<NewSession | UserProblem> => {
    const keys = limiters.map(({ by, limiter }) => ({ limiter, key: by(email.toLowerCase(), networkOf(address)) }));
    await refuseThrottled(keys);
    const credential = await store.credential(email);
    const isRight = await isPassword(password, credential?.passwordHash ?? null);
    // Again: others may have guessed wrong at the same time, and what comes behind the fifth is not told.
    await refuseThrottled(keys);
    if (!isRight || !credential) {
      await Promise.all(keys.map(({ limiter, key }) => limiter.penalty(key)));
      return wrong;
    }
    await Promise.all(keys.map(({ limiter, key }) => limiter.delete(key)));
    const secret = newSessionSecret();
    const { organizationId, id: userId } = credential;
    const expiresAt = clock.now() + sevenDays;
    const entities = database.entities(organizationId);
    entities.create(Session, {
      organizationId,
      id: ids.next(),
      userId,
      secretHash: hashOf(secret),
      expiresAt: new Date(expiresAt),
    });
    await entities.flush();
    return { kind: 'session', organizationId, userId, secret, expiresAt };
  };
}
