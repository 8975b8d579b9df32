import { type JobWithMetadata, PgBoss } from 'pg-boss';
import type { Transaction } from '../../platform/database/index.ts';
import type { Log } from '../../platform/log.ts';
import type { Email } from './email.ts';

export interface JobSettings {
  /** Tries after the first. */
  retryLimit: number;
  /** Seconds before the second try; it doubles from try to try, up to an hour. */
  retryDelay: number;
  /** How often new jobs are looked for, in seconds. */
  pollingIntervalSeconds: number;
}

export const usualJobSettings: JobSettings = { retryLimit: 8, retryDelay: 15, pollingIntervalSeconds: 0.5 };

/** One try of a job, and which it is, from 1. */
export interface Try {
  email: Email;
  attempt: number;
}

/** `again` as long as tries are left, `never` ends it at once. */
export type TryResult = { outcome: 'sent' } | { outcome: 'again' | 'never'; error: string };

export interface EmailHandlers {
  attempt: (one: Try) => Promise<TryResult>;
  /** Called at least once for each e-mail that was given up. */
  gaveUp: (one: Try & { error: string }) => Promise<void>;
}

const queue = 'email';
const deadQueue = 'email-given-up';
const schema = 'pgboss';

const errorIn = (output: unknown): string => {
  const said: unknown = typeof output === 'object' && output !== null ? Reflect.get(output, 'error') ?? Reflect.get(output, 'message') : null;
  return typeof said === 'string' ? said : 'The last try did not finish.';
};

/** The queue of e-mails in the database: a job is kept with the transaction that puts it there, and ends sent or given up. */
export interface EmailJobs {
  start(): Promise<void>;
  /** Finishes the jobs under way. */
  stop(): Promise<void>;
  /** Puts e-mails into the queue, inside the caller's transaction. */
  add(transaction: Transaction, emails: readonly Email[]): Promise<void>;
  /** Looks for jobs now. Call it after the transaction's commit. */
  wake(): void;
}

/** @param ownerUrl address of the database as its owner, who alone may make the queue's schema. */
export function createEmailJobs({ ownerUrl, log, handlers, settings }: { ownerUrl: string; log: Log; handlers: EmailHandlers; settings: JobSettings }): EmailJobs {
  const boss = new PgBoss({ connectionString: ownerUrl, schema, application_name: 'belfry-jobs', max: 4, schedule: false });
  boss.on('error', (error) => log.error({ error }, 'the queue of e-mails reports an error'));
  let workerId: string | undefined;

  const attempt = async ({ id, data, retryCount }: JobWithMetadata<Email>) => {
    const result = await handlers.attempt({ email: data, attempt: retryCount + 1 });
    if (result.outcome === 'sent') return { id, status: 'completed' as const };
    return { id, status: result.outcome === 'again' ? ('failed' as const) : ('deadletter' as const), output: { error: result.error } };
  };

  return {
    async start() {
      await boss.start();
      const { pollingIntervalSeconds, ...retries } = settings;
      await boss.createQueue(deadQueue, { retryLimit: 100, retryDelay: 10, retryBackoff: true, retryDelayMax: 3600 });
      const options = { ...retries, retryBackoff: true, retryDelayMax: 3600, expireInSeconds: 120, deadLetter: deadQueue };
      await boss.createQueue(queue, options);
      await boss.updateQueue(queue, options);
      const database = boss.getDb();
      await database.executeSql(`grant usage on schema ${schema} to belfry_server`);
      await database.executeSql(`grant select, insert on all tables in schema ${schema} to belfry_server`);
      await boss.work<Email, unknown, { pollingIntervalSeconds: number; includeMetadata: true }>(
        deadQueue,
        { pollingIntervalSeconds, includeMetadata: true },
        async ([job]) => {
          if (!job) return;
          const before = job.sourceId === null ? null : await boss.getJobById<Email>(queue, job.sourceId);
          await handlers.gaveUp({ email: job.data, attempt: (before?.retryCount ?? settings.retryLimit) + 1, error: errorIn(before?.output ?? job.output) });
        },
      );
      workerId = await boss.work<Email, unknown, { pollingIntervalSeconds: number; includeMetadata: true; perJobResults: true; batchSize: number }>(
        queue,
        { pollingIntervalSeconds, includeMetadata: true, perJobResults: true, batchSize: 10 },
        (jobs) => Promise.all(jobs.map(attempt)),
      );
    },
    stop: () => boss.stop({ graceful: true, timeout: 30_000 }),
    async add({ rows }, emails) {
      if (emails.length === 0) return;
      const db = { executeSql: async (text: string, values?: unknown[]) => ({ rows: await rows<object>(text, values) }) };
      await boss.insert(queue, emails.map((email) => ({ id: email.id, data: email })), { db });
    },
    wake() {
      if (workerId) boss.notifyWorker(workerId);
    },
  };
}
