import type { IncomingHttpHeaders } from 'node:http';

/** What a request or a socket presents to be known by. */
export interface PresentedCredentials {
  cookie?: string | undefined;
  bearer?: string | undefined;
  organization?: string | undefined;
}

/** Name → value of a Cookie header. */
export function readCookies(header: string | undefined): Map<string, string> {
  const pairs = (header ?? '').split(';').map((part) => part.trim().split('='));
  return new Map(pairs.flatMap(([name, ...value]): [string, string][] => (name ? [[name, value.join('=')]] : [])));
}

const bearerIn = (text: unknown): string | undefined =>
  typeof text === 'string' ? /^Bearer\s+(\S{1,200})$/i.exec(text)?.[1] : undefined;

/** Reads credentials from headers, and from the payload of `connection_init` where there is one. */
export function presentedBy(
  headers: IncomingHttpHeaders,
  { cookieName, params = null }: { cookieName: string; params?: Readonly<Record<string, unknown>> | null },
): PresentedCredentials {
  const organization = params?.['organization'] ?? headers['x-belfry-organization'];
  return {
    bearer: bearerIn(params?.['authorization']) ?? bearerIn(headers.authorization),
    cookie: readCookies(headers.cookie).get(cookieName),
    organization: typeof organization === 'string' ? organization : undefined,
  };
}
