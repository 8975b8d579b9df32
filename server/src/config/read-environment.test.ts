import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { describeProblems } from './config-problem.ts';
import { environmentTemplate } from './environment-template.ts';
import { readEnvironment } from './read-environment.ts';

const CHECKOUT = resolve(import.meta.dirname, '../../..');

test('an empty environment gives the demo on the embedded database', () => {
  expect(readEnvironment({})).toEqual({
    ok: true,
    config: {
      role: 'all',
      host: '127.0.0.1',
      port: 4000,
      metricsPort: 4001,
      publicOrigins: [],
      dataDir: resolve(CHECKOUT, '.belfry'),
      database: { kind: 'embedded' },
      natsUrl: undefined,
      secret: undefined,
      demo: { rate: 20, seed: 42 },
      mail: undefined,
      outboundAllow: [],
      logLevel: 'info',
      client: { url: undefined, token: undefined },
    },
  });
});

test('every variable finds its place', () => {
  const result = readEnvironment({
    PORT: '5000',
    METRICS_PORT: '6000',
    BELFRY_HOST: '0.0.0.0',
    BELFRY_PUBLIC_URL: 'https://belfry.example.org, https://wall.example.org',
    BELFRY_DATA_DIR: '/srv/belfry',
    DATABASE_URL: 'postgres://u:p@db.example.org/belfry',
    NATS_URL: 'nats://bus.example.org:4222',
    BELFRY_ROLE: 'worker',
    BELFRY_SECRET: 's'.repeat(32),
    BELFRY_DEMO: '1',
    BELFRY_DEMO_RATE: '2.5',
    BELFRY_DEMO_SEED: '7',
    SMTP_URL: 'smtps://mail.example.org',
    MAIL_FROM: 'Belfry <belfry@example.org>',
    BELFRY_OUTBOUND_ALLOW: 'hooks.internal, 10.0.0.0/8',
    LOG_LEVEL: 'debug',
    BELFRY_URL: 'https://belfry.example.org',
    BELFRY_TOKEN: 'token',
  });

  expect(result).toEqual({
    ok: true,
    config: {
      role: 'worker',
      host: '0.0.0.0',
      port: 5000,
      metricsPort: 6000,
      publicOrigins: ['https://belfry.example.org', 'https://wall.example.org'],
      dataDir: '/srv/belfry',
      database: { kind: 'server', url: 'postgres://u:p@db.example.org/belfry' },
      natsUrl: 'nats://bus.example.org:4222',
      secret: 's'.repeat(32),
      demo: { rate: 2.5, seed: 7 },
      mail: { smtpUrl: 'smtps://mail.example.org', from: 'Belfry <belfry@example.org>' },
      outboundAllow: ['hooks.internal', '10.0.0.0/8'],
      logLevel: 'debug',
      client: { url: 'https://belfry.example.org', token: 'token' },
    },
  });
});

test('a database server of its own turns the demo off, and any free port brings any free metrics port', () => {
  const result = readEnvironment({ DATABASE_URL: 'postgresql://db.example.org/belfry', PORT: '0' });

  expect(result).toMatchObject({ config: { demo: undefined, port: 0, metricsPort: 0 } });
});

test('an empty value counts as not given', () => {
  expect(readEnvironment({ PORT: '', DATABASE_URL: ' ' })).toEqual(readEnvironment({}));
});

test('all mistakes are told at once, with what is expected and an example, and no secret is printed', () => {
  const result = readEnvironment({
    PORT: '99999',
    BELFRY_ROLE: 'boss',
    BELFRY_DEMO: 'yes',
    DATABASE_URL: 'mysql://root:hunter2@db.example.org/belfry',
    BELFRY_PUBLIC_URL: 'https://belfry.example.org/path',
    MAIL_FROM: 'belfry@example.org\r\nBcc: other@example.org',
  });

  expect(result.ok ? '' : describeProblems(result.problems)).toMatchInlineSnapshot(`
    "6 settings are wrong in the environment:

      PORT: "99999" is not valid
        expected  a whole number from 0 to 65535
        example   4000

      BELFRY_PUBLIC_URL: "https://belfry.example.org/path" is not valid
        expected  one or more origins without a path, separated by commas
        example   https://belfry.example.org

      DATABASE_URL: its value (kept secret here) is not valid
        expected  an address that begins with postgres:// or postgresql://
        example   postgres://belfry:password@db.example.org:5432/belfry

      BELFRY_ROLE: "boss" is not valid
        expected  all, api or worker
        example   all

      BELFRY_DEMO: "yes" is not valid
        expected  0 or 1
        example   0

      MAIL_FROM: "belfry@example.org\\r\\nBcc: other@example.org" is not valid
        expected  an e-mail address, with or without a name
        example   Belfry <belfry@example.org>

    "
  `);
});

test('settings that contradict each other are told too', () => {
  const result = readEnvironment({
    PORT: '4000',
    METRICS_PORT: '4000',
    SMTP_URL: 'smtp://mail.example.org',
  });

  expect(result.ok ? [] : result.problems.map(({ variable, wrong }) => [variable, wrong])).toEqual([
    ['METRICS_PORT', '4000 is the port of the dashboard too'],
    ['MAIL_FROM', 'missing, and SMTP_URL is given'],
  ]);
});

test('the highest port leaves no room for the default metrics port', () => {
  const result = readEnvironment({ PORT: '65535' });

  expect(result.ok ? [] : result.problems.map(({ wrong }) => wrong)).toEqual(['not given, and PORT + 1 is 65536']);
});

test('the template names each variable, its meaning and its default', () => {
  expect(environmentTemplate()).toMatchInlineSnapshot(`
    "# Port of the dashboard and the API; 0 takes any free one.
    # Takes a whole number from 0 to 65535. Default: 4000.
    # PORT=4000

    # Port of /metrics.
    # Takes a whole number from 0 to 65535 that is not PORT. Default: PORT + 1.
    # METRICS_PORT=4001

    # Address to listen on; 0.0.0.0 serves other machines too.
    # Takes an IP address or a host name. Default: 127.0.0.1.
    # BELFRY_HOST=0.0.0.0

    # Where people reach the dashboard; the first origin is used in e-mails, all may call the API from a browser.
    # Takes one or more origins without a path, separated by commas. Default: http://localhost:PORT.
    # BELFRY_PUBLIC_URL=https://belfry.example.org

    # Folder of the embedded database and of what this server keeps; a relative path starts at the checkout.
    # Takes a path. Default: .belfry.
    # BELFRY_DATA_DIR=/var/lib/belfry/data

    # PostgreSQL 15 or later to use instead of the embedded one.
    # Takes an address that begins with postgres:// or postgresql://. No default.
    # DATABASE_URL=postgres://belfry:password@db.example.org:5432/belfry

    # NATS server that carries hints between nodes; not needed by one node.
    # Takes an address that begins with nats:// or tls://. No default.
    # NATS_URL=nats://bus.example.org:4222

    # What this node does: everything, the API and its sockets, or rules and deliveries.
    # Takes all, api or worker. Default: all.
    # BELFRY_ROLE=all

    # Key that signs sessions; all nodes share it.
    # Takes at least 32 characters. Default: made at the first start and kept in the data folder.
    # BELFRY_SECRET=

    # Fill an empty server with demo data and play live demo traffic.
    # Takes 0 or 1. Default: 1, or 0 where DATABASE_URL is given.
    # BELFRY_DEMO=0

    # User events per second of the live demo traffic; 0 plays none.
    # Takes a number from 0 to 10000. Default: 20.
    # BELFRY_DEMO_RATE=20

    # Seed of the demo data; the same seed gives the same data.
    # Takes a whole number from 0 to 999999999. Default: 42.
    # BELFRY_DEMO_SEED=42

    # Mail server for e-mail notifications; without it none are sent.
    # Takes an address that begins with smtp:// or smtps://. No default.
    # SMTP_URL=smtp://user:password@mail.example.org:587

    # Sender of e-mail notifications; needed with SMTP_URL.
    # Takes an e-mail address, with or without a name. No default.
    # MAIL_FROM="Belfry <belfry@example.org>"

    # What webhooks, web calls, providers and push may reach beside the public internet, without https too; all else must be public, https, and on port 443 or 8443.
    # Takes hosts, with or without a port, and networks, separated by commas. Default: nothing more.
    # BELFRY_OUTBOUND_ALLOW="hooks.internal, localhost:9000, 10.20.0.0/16"

    # Least important log line that is written.
    # Takes fatal, error, warn, info, debug, trace or silent. Default: info.
    # LOG_LEVEL=info

    # Server that the belfry command talks to.
    # Takes an address that begins with http:// or https://. Default: the server that runs on the data folder.
    # BELFRY_URL=https://belfry.example.org

    # API token of the belfry command.
    # Takes a token made by: belfry token create. Default: the operator token of the server that runs on the data folder.
    # BELFRY_TOKEN=
    "
  `);
});
