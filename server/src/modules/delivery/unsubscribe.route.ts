import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../../platform/clock.ts';
import type { Vault } from '../../platform/vault.ts';
import { escapeHtml } from './email.ts';
import { readUnsubscribeToken } from './unsubscribe.ts';
import type { unsubscribesStore } from './unsubscribes.store.ts';

export interface UnsubscribeNeeds {
  vault: Vault;
  clock: Clock;
  unsubscribes: ReturnType<typeof unsubscribesStore>;
}

const page = (title: string, body: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title></head>
<body style="font-family:sans-serif;max-width:36rem;margin:4rem auto;padding:0 1rem"><h1>${title}</h1>${body}</body></html>\n`;

function answer(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
  response.end(html);
}

const unknown = page('This link does not hold', '<p>It is damaged. Open the one in the e-mail again.</p>');

/**
 * Ends somebody's e-mails of an event definition: what List-Unsubscribe of the e-mails points to. A POST does it, however often, and
 * needs no sign-in: the link itself is the permission. A GET only asks, because mail programs open links by themselves.
 */
export const unsubscribeRoute =
  ({ vault, clock, unsubscribes }: UnsubscribeNeeds) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const token = new URL(request.url ?? '/', 'http://localhost').searchParams.get('t') ?? '';
    const wanted = readUnsubscribeToken(token, vault);
    // What a mail program sends along says nothing that the link does not.
    request.resume();
    if (wanted === null) return answer(response, 404, unknown);
    if (request.method === 'POST') {
      await unsubscribes.add(wanted, clock.now());
      return answer(response, 200, page('Done', '<p>You get no more e-mails of this event.</p>'));
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('allow', 'GET, POST');
      return answer(response, 405, page('Not so', '<p>Only GET and POST are served here.</p>'));
    }
    const name = await unsubscribes.nameOf(wanted);
    const of = name === null ? 'these e-mails' : `e-mails of the event “${escapeHtml(name)}”`;
    const form = `<p>Do you want no more ${of}?</p><form method="post"><button>Unsubscribe</button></form>`;
    return answer(response, 200, page('Unsubscribe', form));
  };
