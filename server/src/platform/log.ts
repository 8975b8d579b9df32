import { type Logger, pino } from 'pino';

export type Log = Logger;

const secrets = [
  'password',
  'token',
  'authorization',
  'cookie',
  '*.password',
  '*.token',
  'headers.authorization',
  'headers.cookie',
];

/** JSON lines on standard error; secrets are cut out by name. Levels as in pino. */
export const createLog = (level: string): Log =>
  pino({ level, redact: secrets, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));
