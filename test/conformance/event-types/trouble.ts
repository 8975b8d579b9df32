import { startTroubledMail, type TroubledMail } from './troubled-mail.ts';

/** What goes wrong around Belfry, so that its own workers have something to tell. */
export interface Trouble extends AsyncDisposable {
  /** Variables of a product that meets it. */
  readonly env: Readonly<Record<string, string>>;
  readonly mail: TroubledMail;
}

export async function startTrouble(): Promise<Trouble> {
  const mail = await startTroubledMail();
  return {
    mail,
    env: { SMTP_URL: mail.url, MAIL_FROM: 'Belfry <belfry@example.org>' },
    [Symbol.asyncDispose]: () => mail[Symbol.asyncDispose](),
  };
}
