import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createOutbound, type Outbound } from './outbound.ts';
import { startRebindingDns } from './rebinding-dns.fixture.ts';

interface Listener {
  port: number;
  connections: () => number;
  requests: () => number;
}

/** Something inside that nobody from outside may reach: any connection counts. */
async function listener(host: string, answer: RequestListener = (_request, response) => response.end('secret')) {
  let [connections, requests] = [0, 0];
  const server = createServer((request, response) => {
    requests += 1;
    answer(request, response);
  });
  server.on('connection', () => (connections += 1));
  server.listen(0, host);
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { port, connections: () => connections, requests: () => requests } satisfies Listener;
}

function outbound(needs: Partial<Parameters<typeof createOutbound>[0]>): Outbound {
  const made = createOutbound({ allow: [], ...needs });
  onTestFinished(() => made.close());
  return made;
}

const get = (door: Outbound, url: string) => door.send({ method: 'GET', url, timeoutMs: 2_000 });

/** Ways to write this machine, its neighbours and the metadata service. */
const hosts = [
  '127.0.0.1',
  '127.1',
  '127.0.1',
  '127.255.255.255',
  '2130706433',
  '0x7f000001',
  '0x7f.0.0.1',
  '0x7f.1',
  '017700000001',
  '0177.0.0.1',
  '0177.1',
  '127.0.0.1.',
  '%31%32%37.0.0.1',
  '127。0。0。1',
  '①②⑦.⓪.⓪.①',
  '0.0.0.0',
  '0',
  '0x0',
  '[::]',
  '[::1]',
  '[0:0:0:0:0:0:0:1]',
  '[0000:0000:0000:0000:0000:0000:0000:0001]',
  '[::127.0.0.1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[0:0:0:0:0:ffff:7f00:0001]',
  '[::ffff:0:127.0.0.1]',
  '[64:ff9b::127.0.0.1]',
  '[2002:7f00:1::]',
  '[fe80::1]',
  '[fd00:ec2::254]',
  'localhost',
  'LOCALHOST',
  'localhost.',
  'lOcAlHoSt',
  'ⓛocalhost',
  '169.254.169.254',
  '2852039166',
  '0xa9fea9fe',
  '[::ffff:169.254.169.254]',
  '10.0.0.1',
  '192.168.0.1',
  '172.16.0.1',
  '100.100.100.200',
] as const;

test(`none of ${hosts.length} ways to write an address inside leads there`, async () => {
  const [four, six] = await Promise.all([listener('127.0.0.1'), listener('::1')]);
  // Both ports are open, so that the address alone is judged.
  const everyName = [
    { address: '127.0.0.1', family: 4 },
    { address: '::1', family: 6 },
  ];
  const door = outbound({ ports: [four.port, six.port], lookup: () => Promise.resolve(everyName) });

  const kinds = new Set<string>();
  for (const host of hosts)
    for (const port of [four.port, six.port]) kinds.add((await get(door, `https://${host}:${port}/`)).kind);

  expect([...kinds]).toEqual(['refused']);
  expect([four.connections(), six.connections()]).toEqual([0, 0]);
});

test('the same ways lead there where an operator has allowed it, so that they are real ones', async () => {
  const inside = await listener('127.0.0.1');
  const door = outbound({ allow: ['127.0.0.0/8', 'localhost'] });

  for (const host of ['127.1', '2130706433', '0x7f.1', '0177.1', '127.0.0.1.', '①②⑦.⓪.⓪.①', 'localhost'])
    expect(await get(door, `http://${host}:${inside.port}/`)).toEqual({
      kind: 'answered',
      status: 200,
      retryAfterMs: null,
    });
  expect(inside.requests()).toBe(7);
});

test.each([
  ['http://example.com/', 'https://'],
  ['ftp://example.com/', 'https://'],
  ['file:///etc/passwd', 'https://'],
  ['https://example.com:22/', 'Port 22'],
  ['https://example.com:8080/', 'Port 8080'],
  ['https://user:pass@example.com/', 'user name'],
  ['https://127.0.0.1@example.com/', 'user name'],
  ['javascript:alert(1)', 'https://'],
  ['//example.com/', 'no address'],
  ['https://', 'no address'],
  [`https://example.com/${'a'.repeat(2_000)}`, 'no address'],
])('%.40s is refused before anything is looked up', async (url, why) => {
  const door = outbound({ lookup: () => Promise.reject(new Error('Looked up')) });

  expect(door.problemWith(url)).toContain(why);
  expect(await get(door, url)).toEqual({ kind: 'refused', error: expect.stringContaining(why) });
});

test('of ten redirects to what lies inside none is followed', async () => {
  const inside = await listener('127.0.0.1');
  const targets = hosts.slice(0, 10).map((host) => `http://${host}:${inside.port}/`);
  let turn = 0;
  const outside = await listener('127.0.0.1', (_request, response) => {
    response.writeHead([301, 302, 303, 307, 308][turn % 5] ?? 302, { location: targets[turn] });
    turn += 1;
    response.end();
  });
  const door = outbound({ allow: [`127.0.0.1:${outside.port}`] });

  const answers = [];
  for (const _target of targets) answers.push(await get(door, `http://127.0.0.1:${outside.port}/`));

  expect(answers.map((answer) => answer.kind === 'answered' && answer.status)).toEqual([
    301, 302, 303, 307, 308, 301, 302, 303, 307, 308,
  ]);
  expect([outside.requests(), inside.connections()]).toEqual([10, 0]);
});

test('a name whose server answers with another address each time leads to the open ones only', async () => {
  const inside = await listener('127.0.0.1');
  const outside = await listener('127.9.9.9');
  await using dns = await startRebindingDns([
    ['127.9.9.9'],
    ['127.0.0.1'],
    ['127.0.0.1', '127.9.9.9'],
    ['10.0.0.1', '127.0.0.1'],
  ]);
  const open = { allow: ['127.9.9.0/24'], ports: [inside.port, outside.port], lookup: dns.lookup };

  for (let turn = 0; turn < 80; turn += 1) {
    const port = turn % 8 < 4 ? inside.port : outside.port;
    // A door of its own each time: no connection is left open from before.
    const door = createOutbound(open);
    await get(door, `https://rebind.example:${port}/`);
    await door.close();
  }

  expect(inside.connections()).toBe(0);
  expect(outside.connections()).toBeGreaterThan(0);
  // One look for each call, in the step that connects: there is no second one to be fooled by.
  expect(dns.queries).toBe(80);
});

test('a name that leads inside is refused with a sentence that says who can help', async () => {
  const door = outbound({ lookup: () => Promise.resolve([{ address: '10.0.0.5', family: 4 }]) });

  expect(await get(door, 'https://hooks.example/')).toEqual({
    kind: 'refused',
    error: 'hooks.example is not on the public internet. An operator can allow it with BELFRY_OUTBOUND_ALLOW.',
  });
});

test('an endless answer is read to 64 KiB, and its status counts', async () => {
  let written = 0;
  const outside = await listener('127.0.0.1', (_request, response) => {
    const more = (): void => {
      if (response.destroyed) return;
      written += 8_192;
      response.write(Buffer.alloc(8_192), more);
    };
    more();
  });
  const door = outbound({ allow: ['127.0.0.1'] });

  expect(await get(door, `http://127.0.0.1:${outside.port}/`)).toMatchObject({ kind: 'answered', status: 200 });
  expect(written).toBeLessThan(8_000_000);
});

test('one that says nothing, one that breaks off and one that is not there fail with a reason', async () => {
  const silent = await listener('127.0.0.1', () => {});
  const rude = await listener('127.0.0.1', (request) => request.socket.resetAndDestroy());
  const door = outbound({ allow: ['127.0.0.1', 'nowhere.invalid'] });
  const send = (port: number) =>
    door.send({ method: 'POST', url: `http://127.0.0.1:${port}/`, body: 'x', timeoutMs: 200 });

  expect(await send(silent.port)).toEqual({ kind: 'failed', error: 'It did not answer in time.' });
  expect(await send(rude.port)).toEqual({ kind: 'failed', error: 'It broke off the connection.' });
  expect(await send(1)).toEqual({ kind: 'failed', error: 'It refuses connections.' });
});

test('when to come again is read as seconds and as a date', async () => {
  const now = Date.UTC(2026, 10, 25, 12);
  const said = ['120', 'Wed, 25 Nov 2026 12:01:00 GMT', 'soon'];
  const outside = await listener('127.0.0.1', (_request, response) => {
    response.writeHead(503, { 'retry-after': said.shift() });
    response.end();
  });
  const door = outbound({ allow: ['127.0.0.1'], now: () => now });

  const waits = [];
  for (let turn = 0; turn < 3; turn += 1) {
    const answer = await get(door, `http://127.0.0.1:${outside.port}/`);
    waits.push(answer.kind === 'answered' ? answer.retryAfterMs : answer.error);
  }
  expect(waits).toEqual([120_000, 60_000, null]);
});
