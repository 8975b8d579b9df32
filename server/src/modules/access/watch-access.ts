import type { Log } from '../../platform/log.ts';
import type { Authenticator } from './authenticate.ts';
import type { SessionsStore } from './sessions.store.ts';

/** What lost its access, or whose access changed. */
export interface AccessChange {
  kind: 'session' | 'token' | 'user';
  id: string;
}

export interface AccessWatch {
  stop(): Promise<void>;
}

const everyMs = 1_000;
/** Rows become visible at their commit, a little after the instant they carry. */
const overlapMs = 5_000;

/**
 * Looks every second for sessions and tokens that ended and users whose access changed, on whichever server that happened.
 * Each change is told once.
 */
export function watchAccess({
  store,
  authenticator,
  log,
  tell,
}: {
  store: SessionsStore;
  authenticator: Authenticator;
  log: Log;
  tell: (change: AccessChange) => void;
}): AccessWatch {
  const told = new Map<string, number>();
  let since: number | null = null;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;

  const look = async (): Promise<void> => {
    const now = await store.databaseNow();
    since ??= now;
    for (const { kind, id, at } of await store.changesSince(since - overlapMs)) {
      const key = `${kind}:${id}:${at}`;
      if (told.has(key)) continue;
      told.set(key, now);
      authenticator.forget(kind, id);
      tell({ kind, id });
    }
    since = now;
    for (const [key, at] of told) if (at < now - 10 * overlapMs) told.delete(key);
  };

  let round: Promise<void> = Promise.resolve();
  const next = (): void => {
    round = look().catch((error: unknown) => log.warn({ error }, 'looking for ended sessions failed'));
    void round.then(() => {
      if (!stopped) timer = setTimeout(next, everyMs);
    });
  };
  next();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await round;
    },
  };
}
