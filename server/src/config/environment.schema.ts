import { z } from 'zod';
import { isAllowable } from '../platform/outbound/index.ts';

/** What a person is told about a variable; `secret` values are never printed back. */
export interface VariableNotes {
  readonly purpose: string;
  readonly expected: string;
  readonly example: string;
  readonly fallback?: string;
  readonly secret?: true;
}

const notes = z.registry<VariableNotes>();

const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .pipe(z.number().int().max(65_535));
const flag = z.enum(['0', '1']).transform((value) => value === '1');
const address = (...schemes: readonly string[]) =>
  z.string().refine((value) => URL.canParse(value) && schemes.includes(new URL(value).protocol.slice(0, -1)));
const origin = z.string().refine((value) => URL.canParse(value) && new URL(value).origin === value);
const mailbox = z.string().regex(/^([^<>\r\n]+ <[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/);

function variable<T extends z.ZodType>(schema: T, about: VariableNotes): z.ZodOptional<T> {
  const optional = schema.optional();
  notes.add(optional, about);
  return optional;
}

/** Every variable that Belfry reads. Nothing else in the product looks at the environment. */
export const environmentSchema = z.object({
  PORT: variable(port, {
    purpose: 'Port of the dashboard and the API; 0 takes any free one',
    expected: 'a whole number from 0 to 65535',
    example: '4000',
    fallback: '4000',
  }),
  METRICS_PORT: variable(port, {
    purpose: 'Port of /metrics',
    expected: 'a whole number from 0 to 65535 that is not PORT',
    example: '4001',
    fallback: 'PORT + 1',
  }),
  BELFRY_HOST: variable(z.string().regex(/^[0-9A-Za-z.:-]+$/), {
    purpose: 'Address to listen on; 0.0.0.0 serves other machines too',
    expected: 'an IP address or a host name',
    example: '0.0.0.0',
    fallback: '127.0.0.1',
  }),
  BELFRY_PUBLIC_URL: variable(
    z
      .string()
      .transform((text) => text.split(',').map((part) => part.trim()))
      .pipe(z.array(origin).min(1)),
    {
      purpose:
        'Where people reach the dashboard; the first origin is used in e-mails, all may call the API from a browser',
      expected: 'one or more origins without a path, separated by commas',
      example: 'https://belfry.example.org',
      fallback: 'http://localhost:PORT',
    },
  ),
  BELFRY_DATA_DIR: variable(z.string().min(1), {
    purpose: 'Folder of the embedded database and of what this server keeps; a relative path starts at the checkout',
    expected: 'a path',
    example: '/var/lib/belfry/data',
    fallback: '.belfry',
  }),
  DATABASE_URL: variable(address('postgres', 'postgresql'), {
    purpose: 'PostgreSQL 15 or later to use instead of the embedded one',
    expected: 'an address that begins with postgres:// or postgresql://',
    example: 'postgres://belfry:password@db.example.org:5432/belfry',
    secret: true,
  }),
  NATS_URL: variable(address('nats', 'tls'), {
    purpose: 'NATS server that carries hints between nodes; not needed by one node',
    expected: 'an address that begins with nats:// or tls://',
    example: 'nats://bus.example.org:4222',
    secret: true,
  }),
  BELFRY_ROLE: variable(z.enum(['all', 'api', 'worker']), {
    purpose: 'What this node does: everything, the API and its sockets, or rules and deliveries',
    expected: 'all, api or worker',
    example: 'all',
    fallback: 'all',
  }),
  BELFRY_SECRET: variable(z.string().min(32), {
    purpose: 'Key that signs sessions; all nodes share it',
    expected: 'at least 32 characters',
    example: 'the output of: openssl rand -base64 48',
    fallback: 'made at the first start and kept in the data folder',
    secret: true,
  }),
  BELFRY_DEMO: variable(flag, {
    purpose: 'Fill an empty server with demo data and play live demo traffic',
    expected: '0 or 1',
    example: '0',
    fallback: '1, or 0 where DATABASE_URL is given',
  }),
  BELFRY_DEMO_RATE: variable(
    z
      .string()
      .regex(/^\d+(\.\d+)?$/)
      .transform(Number)
      .pipe(z.number().min(0).max(10_000)),
    {
      purpose: 'User events per second of the live demo traffic; 0 plays none',
      expected: 'a number from 0 to 10000',
      example: '20',
      fallback: '20',
    },
  ),
  BELFRY_DEMO_SEED: variable(
    z
      .string()
      .regex(/^\d{1,9}$/)
      .transform(Number),
    {
      purpose: 'Seed of the demo data; the same seed gives the same data',
      expected: 'a whole number from 0 to 999999999',
      example: '42',
      fallback: '42',
    },
  ),
  SMTP_URL: variable(address('smtp', 'smtps'), {
    purpose: 'Mail server for e-mail notifications; without it none are sent',
    expected: 'an address that begins with smtp:// or smtps://',
    example: 'smtp://user:password@mail.example.org:587',
    secret: true,
  }),
  MAIL_FROM: variable(mailbox, {
    purpose: 'Sender of e-mail notifications; needed with SMTP_URL',
    expected: 'an e-mail address, with or without a name',
    example: 'Belfry <belfry@example.org>',
  }),
  BELFRY_OUTBOUND_ALLOW: variable(
    z
      .string()
      .transform((text) => text.split(',').map((part) => part.trim()))
      .pipe(z.array(z.string().refine(isAllowable)).min(1)),
    {
      purpose:
        'What webhooks, web calls, providers and push may reach beside the public internet, without https too; all else must be public, https, and on port 443 or 8443',
      expected: 'hosts, with or without a port, and networks, separated by commas',
      example: 'hooks.internal, localhost:9000, 10.20.0.0/16',
      fallback: 'nothing more',
    },
  ),
  LOG_LEVEL: variable(z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']), {
    purpose: 'Least important log line that is written',
    expected: 'fatal, error, warn, info, debug, trace or silent',
    example: 'info',
    fallback: 'info',
  }),
  BELFRY_URL: variable(address('http', 'https'), {
    purpose: 'Server that the belfry command talks to',
    expected: 'an address that begins with http:// or https://',
    example: 'https://belfry.example.org',
    fallback: 'the server that runs on the data folder',
  }),
  BELFRY_TOKEN: variable(z.string().regex(/^\S+$/), {
    purpose: 'API token of the belfry command',
    expected: 'a token made by: belfry token create',
    example: 'a line printed by: belfry token create --user integrator@example.org --scopes all',
    fallback: 'the operator token of the server that runs on the data folder',
    secret: true,
  }),
});

export type Environment = z.output<typeof environmentSchema>;

/** Throws for a name that no variable has, which only a mistake in this folder can cause. */
export function notesOf(name: string): VariableNotes {
  const schema = Object.entries(environmentSchema.shape).find(([key]) => key === name)?.[1];
  const about = schema && notes.get(schema);
  if (!about) throw new Error(`No notes on the variable ${name}`);
  return about;
}
