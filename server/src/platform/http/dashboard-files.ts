import { statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv, { type RequestHandler } from 'sirv';
import { say } from './say.ts';

const oneYear = 31_536_000;

/** The files as they are now. Those with a digest in their name never change; any other path is one of the dashboard's pages. */
const filesOf = (dir: string): RequestHandler =>
  sirv(dir, {
    single: true,
    gzip: true,
    brotli: true,
    ignores: ['/assets/.*'],
    setHeaders: (response, pathname) =>
      response.setHeader(
        'cache-control',
        pathname.startsWith('/assets/') ? `public, max-age=${oneYear}, immutable` : 'no-cache',
      ),
  });

/** Serves the built dashboard; one that is built anew is served from then on. */
export function dashboardFiles(dir: string) {
  let known: { serve: RequestHandler; builtAt: number } | undefined;
  return (request: IncomingMessage, response: ServerResponse): void => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return say(response, 405, 'Only GET is served here.');
    const builtAt = statSync(join(dir, 'index.html'), { throwIfNoEntry: false })?.mtimeMs;
    if (builtAt === undefined) return say(response, 404, 'The dashboard is not built yet.');
    if (known?.builtAt !== builtAt) known = { serve: filesOf(dir), builtAt };
    known.serve(request, response, () => say(response, 404, 'There is no such file.'));
  };
}
