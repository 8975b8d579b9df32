import { isIP } from 'node:net';
import { isPublic } from './addresses.ts';
import type { Allowed } from './allowed.ts';

/** An address without the brackets that URLs put around IPv6. */
export const bareHost = (host: string): string => host.replaceAll(/^\[|\]$/g, '');

export const notPublic = (host: string): string =>
  `${host} is not on the public internet. An operator can allow it with BELFRY_OUTBOUND_ALLOW.`;

const notHttps = 'The address must begin with https://.';
const longest = 2_000;

const portOf = ({ port, protocol }: URL): number => Number(port) || (protocol === 'https:' ? 443 : 80);

/** What is wrong with the form of an address, whatever it leads to. */
function formProblem(url: URL): string | null {
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return notHttps;
  if (url.username !== '' || url.password !== '') return 'The address must not hold a user name or password.';
  return null;
}

/** What is wrong with an address that nobody has allowed by name. */
function strangeProblem(url: URL, ports: ReadonlySet<number>): string | null {
  const host = bareHost(url.hostname);
  if (url.protocol !== 'https:') return notHttps;
  if (!ports.has(portOf(url))) return `Port ${portOf(url)} may not be called. Use ${[...ports].join(' or ')}.`;
  return isIP(host) !== 0 && !isPublic(host) ? notPublic(url.hostname) : null;
}

/** What is wrong with an address, as a sentence; null when it may be called as far as can be said before its name is looked up. */
export function problemWithUrl(
  text: string,
  { allowed, ports }: { allowed: Allowed; ports: ReadonlySet<number> },
): string | null {
  if (text.length > longest || !URL.canParse(text))
    return 'This is no address. Give one such as https://example.com/hook.';
  const url = new URL(text);
  const problem = formProblem(url);
  if (problem !== null) return problem;
  const isAllowed = allowed.names(url.hostname, portOf(url)) || allowed.holds(bareHost(url.hostname));
  return isAllowed ? null : strangeProblem(url, ports);
}
