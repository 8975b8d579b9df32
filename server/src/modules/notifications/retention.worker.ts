import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/index.ts';
import type { Log } from '../../platform/log.ts';
import { doneKeptDays } from './notification.ts';
import { removeDoneBefore, removeTracesBefore } from './retention.store.ts';
import { createRounds, type Rounds } from './rounds.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const tracesKeptDays = 30;

/** Removes, within an hour, what was done longer ago than such is kept. What is saved stays. */
export const createRetentionWorker = ({
  database,
  clock,
  log,
}: {
  database: Database;
  clock: Clock;
  log: Log;
}): Rounds =>
  createRounds({
    log,
    what: 'removing old notifications',
    everyMs: hourMs,
    async round(stopped) {
      const now = clock.now();
      await removeTracesBefore(database, now - tracesKeptDays * dayMs);
      while (!stopped() && (await removeDoneBefore(database, now - doneKeptDays * dayMs)) > 0);
    },
  });
