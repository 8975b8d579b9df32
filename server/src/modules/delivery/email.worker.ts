import type { Clock } from '../../platform/clock.ts';
import type { Log } from '../../platform/log.ts';
import type { EmailChannel } from './email.channel.ts';
import type { EmailHandlers, Try } from './email-jobs.store.ts';
import type { MailFact, RecordFact } from './record-fact.ts';

const factOfFailure = {
  connection: 'smtp.connection_failed',
  login: 'smtp.login_failed',
  delivery: 'smtp.delivery_failed',
} as const;

export interface EmailWorkerNeeds {
  channel: EmailChannel;
  clock: Clock;
  log: Log;
  recordFact: RecordFact;
}

/** Sends e-mails and tells the log of user events of each try that fails and of each e-mail that is given up. */
export function emailHandlers({ channel, clock, log, recordFact }: EmailWorkerNeeds): EmailHandlers {
  const fact = (type: MailFact['type'], { email, attempt }: Try, error: string): MailFact => ({
    organizationId: email.organizationId,
    type,
    sourceEventId: type === 'smtp.final_delivery_failed' ? `${email.id}:final` : `${email.id}:${attempt}`,
    occurredAt: clock.now(),
    subject: { kind: 'mail', id: email.id },
    firingId: email.firingId,
    fields: { ...channel.server, recipient: email.to, attempt, error },
  });

  return {
    async attempt(one) {
      const sent = await channel.send(one.email);
      if (sent.ok) return { outcome: 'sent' };
      const { kind, error, final } = sent.failure;
      log.warn({ emailId: one.email.id, attempt: one.attempt, kind, error, final }, 'an e-mail could not be sent');
      if (channel.server) {
        // Telling of it must not change what becomes of the e-mail.
        await recordFact(fact(factOfFailure[kind], one, error)).catch((failure: unknown) =>
          log.warn({ error: failure }, 'a failed try could not be recorded'),
        );
      }
      return { outcome: final ? 'never' : 'again', error };
    },
    gaveUp: async (one) => {
      log.error({ emailId: one.email.id, attempt: one.attempt, error: one.error }, 'an e-mail was given up');
      await recordFact(fact('smtp.final_delivery_failed', one, one.error));
    },
  };
}
