import { createTransport } from 'nodemailer';
import type { Clock } from '../../platform/clock.ts';
import type { Channel, Claimed, Outcome, Tried } from './channel.ts';
import { htmlOf, isAddress, subjectHeader } from './email.ts';
import { roundOf } from './facts.ts';
import { type MailFailure, mailFailure } from './mail-failure.ts';
import type { EmailContent } from './new-delivery.ts';
import type { DeliveryFact } from './record-fact.ts';

export interface MailSettings {
  /** `smtp://` or `smtps://`, with user and password where the server asks for them. */
  smtpUrl: string;
  /** An address, or `Name <address>`. */
  from: string;
}

type ClaimedEmail = Claimed<EmailContent>;

export interface EmailNeeds {
  /** Undefined: no mail server is set up, and each e-mail fails once with that reason. */
  mail: MailSettings | undefined;
  clock: Clock;
  /** Whether somebody wants no more e-mails of a definition. */
  isUnsubscribed: (email: ClaimedEmail) => Promise<boolean>;
  /** Where a click ends them; null where nobody could click. */
  unsubscribeUrl: (email: ClaimedEmail) => string | null;
}

/** The mail server as user events tell of it. */
interface MailServer {
  server: string;
  port: number;
  address: string;
  encryption: 'tls' | 'starttls';
  authentication: boolean;
}

const unset: MailFailure = {
  kind: 'delivery',
  error: 'No mail server is set up. An operator can name one with SMTP_URL.',
  final: true,
};

const factOfFailure = {
  connection: 'smtp.connection_failed',
  login: 'smtp.login_failed',
  delivery: 'smtp.delivery_failed',
} as const;

function senderOf(from: string): { name: string; address: string } {
  const named = /^(.*?)\s*<([^<>]+)>$/.exec(from);
  return { name: named?.[1] ?? '', address: named?.[2] ?? from };
}

function serverOf(smtpUrl: string): MailServer {
  const url = new URL(smtpUrl);
  const secure = url.protocol === 'smtps:';
  return {
    server: url.hostname,
    port: Number(url.port) || (secure ? 465 : 587),
    address: decodeURIComponent(url.username),
    encryption: secure ? 'tls' : 'starttls',
    authentication: url.username !== '',
  };
}

const timeouts = {
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 30_000,
  dnsTimeout: 10_000,
};

/** One-click for mail programs (RFC 8058), and the same address for people. */
const unsubscribeHeaders = (url: string | null): Record<string, string> =>
  url === null ? {} : { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };

type Send = (email: ClaimedEmail, unsubscribeUrl: string | null) => Promise<MailFailure | null>;

function postOffice({ smtpUrl, from: written }: MailSettings, server: MailServer): { send: Send; close: () => void } {
  const from = senderOf(written);
  const host = from.address.split('@').at(-1) ?? server.server;
  const transport = createTransport({
    url: smtpUrl,
    port: server.port,
    pool: true,
    maxConnections: 2,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...timeouts,
  });
  // A pool reports broken idle connections here; the next mail opens a new one and gets the failure as its answer.
  transport.on('error', () => {});
  return {
    async send({ id, content: { to, subject, text, html } }, unsubscribeUrl) {
      if (!isAddress(to))
        return { kind: 'delivery', error: `"${to.slice(0, 100)}" is not one e-mail address.`, final: true };
      const headers = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' };
      try {
        await transport.sendMail({
          from,
          to: { name: '', address: to },
          subject: subjectHeader(subject),
          text,
          html: html === null || html.trim() === '' ? htmlOf(text) : html,
          messageId: `<${id}@${host}>`,
          headers: { ...headers, ...unsubscribeHeaders(unsubscribeUrl) },
        });
        return null;
      } catch (error) {
        return mailFailure(error);
      }
    },
    close: () => transport.close(),
  };
}

/** E-mail over SMTP, one recipient a message; where no server is set up, every try fails for good with a reason that says so. */
export function createEmailChannel({ mail, clock, isUnsubscribed, unsubscribeUrl }: EmailNeeds): Channel<EmailContent> {
  const server = mail ? serverOf(mail.smtpUrl) : null;
  const office = mail && server ? postOffice(mail, server) : null;

  function factOf(
    type: DeliveryFact['type'],
    email: ClaimedEmail,
    { attempt, error }: { attempt: number; error: string },
  ) {
    const final = type === 'smtp.final_delivery_failed';
    return {
      organizationId: email.organizationId,
      type,
      sourceEventId: final ? `${email.id}:final${roundOf(email)}` : `${email.id}:${attempt}`,
      occurredAt: clock.now(),
      subject: { kind: 'mail', id: email.id },
      firingId: email.firingId,
      fields: { ...server, recipient: email.content.to, attempt, error },
    } satisfies DeliveryFact;
  }

  function failed(email: ClaimedEmail, { kind, error, final }: MailFailure): Tried {
    const outcome: Outcome = { kind: final ? 'never' : 'again', error };
    const fact = factOf(factOfFailure[kind], email, { attempt: email.attempts + 1, error });
    return { outcome, facts: office ? [fact] : [] };
  }

  return {
    async attempt(email) {
      if (await isUnsubscribed(email))
        return { outcome: { kind: 'cancelled', reason: 'The recipient wants no more e-mails of this event.' } };
      const failure = office ? await office.send(email, unsubscribeUrl(email)) : unset;
      return failure === null ? { outcome: { kind: 'sent' } } : failed(email, failure);
    },
    gaveUp: (email, error) => factOf('smtp.final_delivery_failed', email, { attempt: email.attempts, error }),
    close: () => office?.close(),
  };
}
