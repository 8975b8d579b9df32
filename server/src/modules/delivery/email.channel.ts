import { createTransport } from 'nodemailer';
import { type Email, isAddress } from './email.ts';
import { type MailFailure, mailFailure } from './mail-failure.ts';

export interface MailSettings {
  /** `smtp://` or `smtps://`, with user and password where the server asks for them. */
  smtpUrl: string;
  /** An address, or `Name <address>`. */
  from: string;
}

/** The mail server as user events tell of it. */
export interface MailServer {
  server: string;
  port: number;
  address: string;
  encryption: 'tls' | 'starttls';
  authentication: boolean;
}

export type Sent = { ok: true } | { ok: false; failure: MailFailure };

/** Sends one e-mail at a time; a failure is an answer. */
export interface EmailChannel {
  server: MailServer | null;
  send(email: Email): Promise<Sent>;
  close(): void;
}

const unset: MailFailure = {
  kind: 'delivery',
  error: 'No mail server is set up. An operator can name one with SMTP_URL.',
  final: true,
};

const withoutServer: EmailChannel = {
  server: null,
  send: () => Promise.resolve({ ok: false, failure: unset }),
  close: () => {},
};

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

/** E-mail over SMTP; where no server is set up, every try fails for good with a reason that says so. */
export function createEmailChannel(settings: MailSettings | undefined): EmailChannel {
  if (!settings) return withoutServer;
  const from = senderOf(settings.from);
  const server = serverOf(settings.smtpUrl);
  const host = from.address.split('@').at(-1) ?? server.server;
  const transport = createTransport({
    url: settings.smtpUrl,
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
    server,
    async send({ id, to, subject, text }) {
      if (!isAddress(to))
        return {
          ok: false,
          failure: {
            kind: 'delivery',
            error: `"${to.slice(0, 100)}" is not one e-mail address.`,
            final: true,
          },
        };
      try {
        await transport.sendMail({
          from,
          to: { name: '', address: to },
          subject,
          text,
          messageId: `<${id}@${host}>`,
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        });
        return { ok: true };
      } catch (error) {
        return { ok: false, failure: mailFailure(error) };
      }
    },
    close: () => transport.close(),
  };
}
