/** Why a try to send failed, and whether another try can help. */
export interface MailFailure {
  kind: 'connection' | 'login' | 'delivery';
  /** One sentence or what the server said. */
  error: string;
  final: boolean;
}

const connectionCodes = new Set([
  'ECONNECTION',
  'ETIMEDOUT',
  'ESOCKET',
  'EDNS',
  'ETLS',
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'EPROXY',
  'EPROTOCOL',
]);
const loginCodes = new Set(['EAUTH', 'ENOAUTH', 'EOAUTH2']);

const read = (error: unknown, name: string): unknown =>
  typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;

const longest = 500;

/** What nodemailer's error says. Answers from 500 on are meant for good, except to a login: settings can be mended. */
export function mailFailure(error: unknown): MailFailure {
  const named = read(error, 'code');
  const code = typeof named === 'string' ? named : '';
  const answer = read(error, 'response');
  const text = typeof answer === 'string' ? answer : error instanceof Error ? error.message : String(error);
  const said = text.replaceAll(/\s+/g, ' ').slice(0, longest);
  if (loginCodes.has(code)) return { kind: 'login', error: said, final: false };
  if (connectionCodes.has(code)) return { kind: 'connection', error: said, final: false };
  const status = Number(read(error, 'responseCode') ?? 0);
  return { kind: 'delivery', error: said, final: status >= 500 && status < 600 };
}
