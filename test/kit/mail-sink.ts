import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';
import { until } from './until.ts';

/** A message as the mail server got it. */
export interface Mail {
  readonly from: string;
  readonly to: readonly string[];
  /** Headers and body as they came. */
  readonly text: string;
}

/** A mail server that keeps what it gets. */
export interface MailSink extends AsyncDisposable {
  /** For SMTP_URL. */
  readonly url: string;
  readonly mails: readonly Mail[];
  /** How many messages it has refused. */
  readonly refused: number;
  /** Answers every message with a passing refusal until told otherwise. */
  refuse(refuses: boolean): void;
  /** Resolves when there are so many messages. */
  untilGot(count: number): Promise<void>;
}

export async function startMailSink(): Promise<MailSink> {
  const mails: Mail[] = [];
  let refuses = false;
  let refused = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, { envelope }, callback) {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        if (refuses) {
          refused += 1;
          return callback(Object.assign(new Error('Later'), { responseCode: 451 }));
        }
        const from = envelope.mailFrom ? envelope.mailFrom.address : '';
        const to = envelope.rcptTo.map(({ address }) => address);
        mails.push({ from, to, text: Buffer.concat(pieces).toString() });
        callback();
      });
    },
  });
  // A client that is killed in the middle of a message is no fault of this server.
  server.on('error', () => {});
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('The sink has no port');
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    mails,
    get refused() {
      return refused;
    },
    refuse(now) {
      refuses = now;
    },
    untilGot: (count) => until(`${count} e-mails have come`, () => mails.length >= count, { withinMs: 100_000 }),
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
