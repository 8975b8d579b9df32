import type { Clock } from '../../platform/clock.ts';
import type { Transaction } from '../../platform/database/index.ts';
import type { Log } from '../../platform/log.ts';
import type { Email } from './email.ts';
import { createEmailChannel, type MailSettings } from './email.channel.ts';
import { EmailJobs, type JobSettings, usualJobSettings } from './email-jobs.store.ts';
import { emailHandlers } from './email.worker.ts';
import type { RecordFact } from './record-fact.ts';

export interface DeliveryNeeds {
  /** The database's address as its owner, who alone may make the queue's schema. */
  ownerUrl: string;
  /** Undefined: no mail server is set up, and each e-mail fails once with that reason. */
  mail: MailSettings | undefined;
  clock: Clock;
  log: Log;
  recordFact: RecordFact;
  jobs?: Partial<JobSettings>;
}

export type Delivery = ReturnType<typeof createDelivery>;

/** What leaves the house: e-mail, at least once with a stable id, sent or given up, never forgotten. */
export function createDelivery({ ownerUrl, mail, log, jobs = {}, ...needs }: DeliveryNeeds) {
  const channel = createEmailChannel(mail);
  const queue = new EmailJobs({
    ownerUrl,
    log,
    handlers: emailHandlers({ ...needs, channel, log }),
    settings: { ...usualJobSettings, ...jobs },
  });
  return {
    /** Keeps e-mails for sending, inside the caller's transaction. */
    add: (transaction: Transaction, emails: readonly Email[]): Promise<void> => queue.add(transaction, emails),
    /** Looks for e-mails now. To be called after the commit of the transaction that kept them. */
    wake: (): void => queue.wake(),
    start: (): Promise<void> => queue.start(),
    async stop(): Promise<void> {
      await queue.stop();
      channel.close();
    },
  };
}
