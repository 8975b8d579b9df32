import { type JobResult, type JobWithMetadata, PgBoss } from 'pg-boss';
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

export const usualJobSettings: JobSettings = {
  retryLimit: 8,
  retryDelay: 15,
  pollingIntervalSeconds: 0.5,
};

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
  const said: unknown =
    typeof output === 'object' && output !== null
      ? (Reflect.get(output, 'error') ?? Reflect.get(output, 'message'))
      : null;
  return typeof said === 'string' ? said : 'The last try did not finish.';
};

interface Needs {
  /** Address of the database as its owner, who alone may make the queue's schema. */
  ownerUrl: string;
  log: Log;
  handlers: EmailHandlers;
  settings: JobSettings;
}

/** How often jobs are looked for whose worker has died: its heartbeat of ten seconds has stopped. */
const supervision = { superviseIntervalSeconds: 5, monitorIntervalSeconds: 5 };

const retriesOfGivenUp = {
  retryLimit: 100,
  retryDelay: 10,
  retryBackoff: true,
  retryDelayMax: 3600,
};

/** The queue of e-mails in the database: a job is kept with the transaction that puts it there, and ends sent or given up. */
export class EmailJobs {
  readonly #boss: PgBoss;
  readonly #handlers: EmailHandlers;
  readonly #settings: JobSettings;
  #workerId: string | undefined;

  constructor({ ownerUrl, log, handlers, settings }: Needs) {
    const options = { connectionString: ownerUrl, schema, application_name: 'belfry-jobs' };
    this.#boss = new PgBoss({ ...options, ...supervision, max: 4, schedule: false });
    this.#boss.on('error', (error) => log.error({ error }, 'the queue of e-mails reports an error'));
    this.#handlers = handlers;
    this.#settings = settings;
  }

  async start(): Promise<void> {
    await this.#boss.start();
    await this.#makeQueues();
    const { pollingIntervalSeconds } = this.#settings;
    await this.#boss.work<Email, unknown, { pollingIntervalSeconds: number; includeMetadata: true }>(
      deadQueue,
      { pollingIntervalSeconds, includeMetadata: true },
      async (jobs) => {
        for (const job of jobs) await this.#gaveUp(job);
      },
    );
    this.#workerId = await this.#boss.work<
      Email,
      unknown,
      {
        pollingIntervalSeconds: number;
        includeMetadata: true;
        perJobResults: true;
        batchSize: number;
      }
    >(queue, { pollingIntervalSeconds, includeMetadata: true, perJobResults: true, batchSize: 10 }, (jobs) =>
      Promise.all(jobs.map((job) => this.#attempt(job))),
    );
  }

  /** Finishes the jobs under way. */
  stop(): Promise<void> {
    return this.#boss.stop({ graceful: true, timeout: 30_000 });
  }

  /** Puts e-mails into the queue, inside the caller's transaction. */
  async add({ rows }: Transaction, emails: readonly Email[]): Promise<void> {
    if (emails.length === 0) return;
    const executeSql = async (text: string, values?: unknown[]) => ({
      rows: await rows<object>(text, values),
    });
    const jobs = emails.map((email) => ({ id: email.id, data: email }));
    await this.#boss.insert(queue, jobs, { db: { executeSql } });
  }

  /** Looks for jobs now. To be called after the commit of the transaction that put them there. */
  wake(): void {
    if (this.#workerId) this.#boss.notifyWorker(this.#workerId);
  }

  async #makeQueues(): Promise<void> {
    const { retryLimit, retryDelay } = this.#settings;
    const retries = { retryLimit, retryDelay, retryBackoff: true, retryDelayMax: 3600 };
    const options = { ...retries, expireInSeconds: 120, heartbeatSeconds: 10, deadLetter: deadQueue };
    await this.#boss.createQueue(deadQueue, retriesOfGivenUp);
    await this.#boss.createQueue(queue, options);
    // A queue that was there already keeps its old settings otherwise.
    await this.#boss.updateQueue(queue, options);
    const database = this.#boss.getDb();
    await database.executeSql(`grant usage on schema ${schema} to belfry_server`);
    await database.executeSql(`grant select, insert on all tables in schema ${schema} to belfry_server`);
  }

  async #attempt({ id, data, retryCount }: JobWithMetadata<Email>): Promise<JobResult> {
    const result = await this.#handlers.attempt({ email: data, attempt: retryCount + 1 });
    if (result.outcome === 'sent') return { id, status: 'completed' };
    const status = result.outcome === 'again' ? 'failed' : 'deadletter';
    return { id, status, output: { error: result.error } };
  }

  async #gaveUp({ data, sourceId, output }: JobWithMetadata<Email>): Promise<void> {
    const last = sourceId === null ? null : await this.#boss.getJobById<Email>(queue, sourceId);
    const attempt = (last?.retryCount ?? this.#settings.retryLimit) + 1;
    await this.#handlers.gaveUp({ email: data, attempt, error: errorIn(last?.output ?? output) });
  }
}
