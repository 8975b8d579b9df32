import type { Pool } from 'pg';
import type { Log } from '../log.ts';

/** From the month of yesterday, since another server's clock may be behind, to three months ahead. */
export const partitionsAhead = `select ensure_partitions(((now() - interval '1 day') at time zone 'UTC')::date, 4)`;

const onceADay = 86_400_000;

/** Sees to it each day that the months to come have their tables, for servers that run on for months. @returns what ends it. */
export function keepPartitions(pool: Pool, { log, everyMs = onceADay }: { log: Log; everyMs?: number }): () => void {
  const timer = setInterval(() => {
    pool
      .query(partitionsAhead)
      .catch((error: unknown) => log.error({ err: error }, 'the tables of the months to come could not be made'));
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
