import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporaryDatabase, type TemporaryDatabase } from '../../../../test/kit/postgres.ts';
import { type Database, openDatabase } from '../../platform/database/index.ts';
import { randomIds as ids } from '../../platform/ids.ts';
import { createLog } from '../../platform/log.ts';
import { type Access, type AccessChange, accessEntities, createAccess } from './index.ts';

const log = createLog('silent');
const operatorToken = 'operator-token-of-the-test';
const password = 'seven lamps over the harbour';
let ahead = 0;
const clock = { now: () => Date.now() + ahead };

let temporary: TemporaryDatabase;
let database: Database;
let access: Access;
let organizationId: string;
let ana: string;

beforeAll(async () => {
  temporary = await temporaryDatabase();
  database = await openDatabase({ url: temporary.url, entities: accessEntities, log, poolSize: 6 });
  access = createAccess({ database, clock, ids, log, operatorToken });
  organizationId = await access.createOrganization({ name: 'North' });
  ana = await user('Ana', 'Agent');
});
afterAll(async () => {
  await database.close();
  await temporary.drop();
});

const emailOf = (name: string): string => `${name.toLowerCase()}@north.test`;
const user = (name: string, role: string): Promise<string> =>
  access.createUser({ organizationId, name, email: emailOf(name), password, roles: [role] });
const rows = <Row>(sql: string, values: readonly unknown[] = []): Promise<Row[]> =>
  database.rows(organizationId, sql, values);

let networks = 0;
/** Somebody who has not tried before from there. */
const freshAddress = (): string => `10.0.${(networks += 1)}.7`;
const attempt = (email: string, given: string, address = freshAddress()) =>
  access.signIn({ email, password: given, address });

async function session(email = emailOf('Ana')): Promise<string> {
  const opened = await attempt(email, password);
  if (opened.kind !== 'session') throw new Error(JSON.stringify(opened));
  return opened.secret;
}

test('the right password opens a session that is known by its secret, whatever the case of the address', async () => {
  const opened = await attempt('ANA@north.test', password);
  expect(opened).toMatchObject({ kind: 'session', organizationId, userId: ana });
  const viewer = opened.kind === 'session' && (await access.authenticate({ cookie: opened.secret }));
  expect(viewer).toMatchObject({ organizationId, userId: ana, name: 'Ana', tokenId: null });
  const kept = await rows<{ hash: Buffer }>('select secret_hash as hash from sessions');
  expect(kept.every(({ hash }) => !hash.includes(opened.kind === 'session' ? opened.secret : ''))).toBe(true);
});

test('a wrong password, an unknown address and an account without a password are answered alike', async () => {
  await access.createUser({ organizationId, name: 'Nia', email: emailOf('Nia'), roles: ['Agent'] });
  await user('Ina', 'Agent');
  await rows(`update users set active = false where name = 'Ina'`);
  const answers = await Promise.all([
    attempt(emailOf('Ana'), 'not it'),
    attempt('nobody@north.test', password),
    attempt(emailOf('Nia'), password),
    attempt(emailOf('Ina'), password),
  ]);
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(answers[0]).toMatchObject({ kind: 'ForbiddenError', code: 'INVALID_CREDENTIALS' });
});

test('after five wrong passwords from one network the account is closed to it for a quarter of an hour, and open to others', async () => {
  await user('Thea', 'Agent');
  const email = emailOf('Thea');
  const wrong = (last: number) => attempt(email, 'not it', `192.168.1.${last}`);
  for (let i = 0; i < 5; i += 1) expect((await wrong(i)).kind).toBe('ForbiddenError');
  const aQuarter = expect.toSatisfy((seconds: number) => seconds > 800 && seconds <= 900);
  await expect(attempt(email, password, '192.168.1.99')).rejects.toMatchObject({
    extensions: { code: 'THROTTLED', retryAfter: aQuarter },
  });
  expect((await attempt(email, password, '192.168.2.1')).kind).toBe('session');
});

test('guessing many at once tells no more than guessing one by one', async () => {
  await user('Gwen', 'Agent');
  const address = freshAddress();
  const guesses = Array.from({ length: 19 }, () => 'not it');
  const settled = await Promise.allSettled(
    [...guesses, password].map((given) => attempt(emailOf('Gwen'), given, address)),
  );
  const answered = settled.filter(({ status }) => status === 'fulfilled');
  expect(answered.length).toBeLessThanOrEqual(7);
  expect(settled.at(-1)).toMatchObject({ status: 'rejected' });
});

test('a right password clears the wrong ones before it', async () => {
  await user('Cleo', 'Agent');
  const address = freshAddress();
  for (let round = 0; round < 3; round += 1) {
    for (let i = 0; i < 4; i += 1) await attempt(emailOf('Cleo'), 'not it', address);
    expect((await attempt(emailOf('Cleo'), password, address)).kind).toBe('session');
  }
});

test('an ended session is known no more at once, and the watch tells of it once', async () => {
  const [one, other] = [await session(), await session()];
  const told: AccessChange[] = [];
  const watch = access.watch((change) => void told.push(change));
  const viewer = await access.authenticate({ cookie: one });
  const sessionId = viewer?.sessionId ?? '';
  expect(await access.endSessions(organizationId, { sessionId })).toBe(1);
  expect(await access.endSessions(organizationId, { sessionId })).toBe(0);
  expect(await access.authenticate({ cookie: one })).toBeNull();
  expect(viewer && (await access.now(viewer))).toBeNull();
  expect(await access.authenticate({ cookie: other })).toMatchObject({ userId: ana });
  await expect.poll(() => told, { timeout: 4_000 }).toEqual([{ kind: 'session', id: sessionId }]);
  const second = (await access.authenticate({ cookie: other }))?.sessionId ?? '';
  await access.endSessions(organizationId, { sessionId: second });
  await expect.poll(() => told.length, { timeout: 4_000 }).toBeGreaterThan(1);
  expect(told).toEqual([sessionId, second].map((id) => ({ kind: 'session', id })));
  await watch.stop();
});

test('a session that another server ended is told and forgotten, and so is a revoked token', async () => {
  const cookie = await session();
  const bearer = await access.createToken({ user: emailOf('Ana'), scopes: 'all' });
  const [bySession, byToken] = [await access.authenticate({ cookie }), await access.authenticate({ bearer })];
  const told: AccessChange[] = [];
  const watch = access.watch((change) => void told.push(change));
  await rows('update sessions set ended_at = clock_timestamp() where id = $1', [bySession?.sessionId]);
  await rows('update tokens set revoked_at = clock_timestamp() where id = $1', [byToken?.tokenId]);
  await expect
    .poll(() => told, { timeout: 4_000 })
    .toEqual(
      expect.arrayContaining([
        { kind: 'session', id: bySession?.sessionId },
        { kind: 'token', id: byToken?.tokenId },
      ]),
    );
  expect(await access.authenticate({ cookie })).toBeNull();
  expect(await access.authenticate({ bearer })).toBeNull();
  await watch.stop();
});

test('a user ends all of their sessions but the one they use', async () => {
  const iris = await user('Iris', 'Agent');
  const [one, other] = [await session(emailOf('Iris')), await session(emailOf('Iris'))];
  const viewer = await access.authenticate({ cookie: one });
  await access.authenticate({ cookie: other });
  const which = { userId: iris, except: viewer?.sessionId ?? null };
  expect(await access.endSessions(organizationId, which)).toBe(1);
  expect(await access.authenticate({ cookie: one })).toMatchObject({ userId: iris });
  expect(await access.authenticate({ cookie: other })).toBeNull();
});

test.each([
  ['twelve idle hours', `last_seen_at = now() - interval '12 hours 1 second'`],
  ['its last day', `expires_at = now() - interval '1 second'`],
])('a session is over after %s', async (_what, change) => {
  const cookie = await session();
  const viewer = await access.authenticate({ cookie });
  await rows(`update sessions set ${change} where id = $1`, [viewer?.sessionId]);
  ahead += 3_001;
  expect(await access.authenticate({ cookie })).toBeNull();
});

test('a token does what its scopes and its user’s role both allow', async () => {
  const bearer = await access.createToken({
    user: emailOf('Ana'),
    scopes: ['interactions:read', 'users:manage'],
    name: 'Import',
  });
  expect(await access.authenticate({ bearer })).toMatchObject({
    userId: ana,
    sessionId: null,
    grants: { 'interactions:read': 'own' },
  });
  expect(Object.keys((await access.authenticate({ bearer }))?.grants ?? {})).toEqual(['interactions:read']);
});

test('a token ends at its time, and lives a year at most', async () => {
  const bearer = await access.createToken({ user: emailOf('Ana'), scopes: 'all', lifeMs: 60_000 });
  const viewer = await access.authenticate({ bearer });
  await rows(`update tokens set expires_at = now() where id = $1`, [viewer?.tokenId]);
  ahead += 3_001;
  expect(await access.authenticate({ bearer })).toBeNull();
  const [day, who] = [86_400_000, emailOf('Ana')];
  for (const lifeMs of [0, -1, 367 * day])
    await expect(access.createToken({ user: who, scopes: 'all', lifeMs })).rejects.toThrow('year');
  await expect(access.createToken({ user: who, scopes: ['no:thing'] })).rejects.toThrow('no:thing');
});

test('a secret of the wrong kind opens nothing', async () => {
  const cookie = await session();
  const bearer = await access.createToken({ user: emailOf('Ana'), scopes: 'all' });
  expect(await access.authenticate({ cookie: bearer })).toBeNull();
  expect(await access.authenticate({ bearer: cookie })).toBeNull();
  expect(await access.authenticate({ bearer: `${bearer.slice(0, -1)}x` })).toBeNull();
  expect(await access.authenticate({ cookie: operatorToken })).toBeNull();
  expect(await access.authenticate({})).toBeNull();
});

test('the operator works for the only organization, or for the one named where there are several', async () => {
  const operator = (organization?: string) => access.authenticate({ bearer: operatorToken, organization });
  expect(await operator()).toMatchObject({ organizationId, userId: null, name: 'Operator' });
  const south = await access.createOrganization({ name: 'South' });
  expect(await operator()).toBeNull();
  expect(await operator('South')).toMatchObject({ organizationId: south });
  expect(await operator(organizationId)).toMatchObject({ organizationName: 'North' });
  expect(await operator('West')).toBeNull();
  await expect(access.createOrganization({ name: 'South' })).rejects.toThrow('already');
});

test('those who see the same share an audience, others do not', async () => {
  const [one, two, agent] = [
    await user('Ada', 'Administrator'),
    await user('Abe', 'Administrator'),
    await user('Otto', 'Agent'),
  ];
  const audience = async (userId: string) => (await access.viewerOfUser(organizationId, userId))?.audience;
  expect(await audience(one)).toBe(await audience(two));
  expect(await audience(agent)).not.toBe(await audience(ana));
  const bearer = await access.createToken({ user: emailOf('Ada'), scopes: ['counts:read'] });
  expect((await access.authenticate({ bearer }))?.audience).not.toBe(await audience(one));
  const before = await audience(agent);
  const queue = ids.next();
  await rows(`insert into queues (organization_id, id, name) values ($1, $2, 'Sales')`, [organizationId, queue]);
  await rows(`insert into queue_members values ($1, $2, $3)`, [organizationId, queue, agent]);
  expect(await audience(agent)).not.toBe(before);
});

test('a user needs a role that there is, a fit password and an address of their own', async () => {
  const make = (more: object) => access.createUser({ organizationId, name: 'X', roles: ['Agent'], ...more });
  await expect(make({ roles: ['Wizard'] })).rejects.toThrow('Wizard');
  await expect(make({ password: 'short' })).rejects.toThrow('8 characters');
  await expect(make({ password: 'x'.repeat(129) })).rejects.toThrow('128 characters');
  await expect(make({ email: 'ANA@north.test' })).rejects.toThrow('already');
});
