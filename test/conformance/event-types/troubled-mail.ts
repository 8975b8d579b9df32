import { once } from 'node:events';
import { SMTPServer } from 'smtp-server';

/** How the mail server behaves: to everybody, or only to `later@…` and `never@…`. */
export type Mood = 'fine' | 'closed' | 'no sign-in';

/** A mail server that gives all the trouble there is. */
export interface TroubledMail extends AsyncDisposable {
  /** For SMTP_URL. */
  readonly url: string;
  /** Takes effect on what is sent from now on. */
  behave(mood: Mood): void;
}

const refusal = (responseCode: number, text: string): Error => Object.assign(new Error(text), { responseCode });

/** What it answers to whom, once a message is there. */
const verdicts: readonly (readonly [start: string, refusal: Error])[] = [
  ['later@', refusal(451, 'Try again later')],
  ['never@', refusal(550, 'No such mailbox')],
];

export async function startTroubledMail(): Promise<TroubledMail> {
  let mood: Mood = 'fine';
  const server = new SMTPServer({
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    onConnect: (_session, answer) => answer(mood === 'closed' ? refusal(421, 'Closed') : null),
    onAuth: (auth, _session, answer) =>
      mood === 'no sign-in' ? answer(refusal(535, 'Wrong password')) : answer(null, { user: auth.username ?? '' }),
    onData(stream, { envelope }, answer) {
      stream.resume();
      const [to] = envelope.rcptTo;
      const verdict = verdicts.find(([start]) => to?.address.startsWith(start) === true)?.[1];
      stream.on('end', () => answer(verdict ?? null));
    },
  });
  server.on('error', () => {});
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const address = server.server.address();
  if (address === null || typeof address === 'string') throw new Error('The mail server has no port');
  return {
    url: `smtp://belfry:secret@127.0.0.1:${address.port}`,
    behave(now) {
      mood = now;
      // What is open already would go on as before.
      for (const connection of server.connections) connection.close();
    },
    [Symbol.asyncDispose]: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
