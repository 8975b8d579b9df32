import { afterAll, beforeAll, expect, test } from 'vitest';
import { shippedRoles } from '@belfry/domain';
import { temporaryDatabase, type TemporaryDatabase } from '../../../../test/kit/postgres.ts';
import { type Database, openDatabase } from '../../platform/database/index.ts';
import type { SignedInViewer } from '../../platform/graphql/index.ts';
import { randomIds as ids } from '../../platform/ids.ts';
import { createLog } from '../../platform/log.ts';
import { type Access, type AccessChange, accessEntities, createAccess } from './index.ts';

const log = createLog('silent');
const clock = { now: () => Date.now() };
const password = 'seven lamps over the harbour';

let temporary: TemporaryDatabase;
let database: Database;
let access: Access;
let organizationId: string;
let boss: SignedInViewer;

beforeAll(async () => {
  temporary = await temporaryDatabase();
  database = await openDatabase({ url: temporary.url, entities: accessEntities, log, poolSize: 6 });
  access = createAccess({ database, clock, ids, log, operatorToken: 'x' });
  organizationId = await access.createOrganization({ name: 'North' });
  boss = await viewerOf(await user('Boss', 'Administrator'));
});
afterAll(async () => {
  await database.close();
  await temporary.drop();
});

const user = (name: string, ...roles: string[]): Promise<string> =>
  access.createUser({ organizationId, name, email: `${name.toLowerCase()}@north.test`, password, roles });

async function viewerOf(userId: string): Promise<SignedInViewer> {
  const viewer = await access.viewerOfUser(organizationId, userId);
  if (!viewer) throw new Error('No such user.');
  return viewer;
}

async function role(name: string) {
  const found = (await access.roles(boss)).find((one) => one.name === name);
  if (!found) throw new Error(`No role ${name}.`);
  return found;
}

async function made(name: string, more: Partial<Parameters<Access['createRole']>[1]> = {}) {
  const result = await access.createRole(boss, { name, ...more });
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

const codeOf = (result: { ok: true } | { ok: false; problem: { code: string } }): string =>
  result.ok ? 'done' : result.problem.code;

test('a role is made from another, with grants laid over it and limits', async () => {
  const agent = await role('Agent');
  const lead = await made('Team lead', {
    copyOf: agent.id,
    grants: { 'interactions:read': 'team', 'board:read': 'none' },
    limits: { events: 20, firingsPerHour: null },
  });

  const { 'board:read': _board, ...rest } = shippedRoles.agent.grants;
  expect(lead).toEqual({
    id: expect.any(String),
    name: 'Team lead',
    meaning: shippedRoles.agent.meaning,
    shipped: false,
    shippedAs: null,
    adjusted: false,
    grants: { ...rest, 'interactions:read': 'team' },
    limits: { events: 20, firingsPerHour: null },
    userCount: 0,
    version: 1,
  });
  const shipped = ['Administrator', 'Agent', 'Analyst', 'Integrator', 'Manager'];
  expect((await access.roles(boss)).map(({ name }) => name)).toEqual([...shipped, 'Team lead']);
});

test('the same key makes the same role, and other input with it is refused', async () => {
  const input = { name: 'Auditor', grants: { 'audit:read': 'all' }, idempotencyKey: 'k1' } as const;
  const [first, again] = [await access.createRole(boss, input), await access.createRole(boss, input)];

  expect(again).toEqual(first);
  expect(codeOf(await access.createRole(boss, { ...input, name: 'Other' }))).toBe('IDEMPOTENCY_CONFLICT');
});

test('names are given, short and unlike others', async () => {
  const codes = await Promise.all(
    ['', ' agent ', 'x'.repeat(61)].map(async (name) => {
      const result = await access.createRole(boss, { name });
      return result.ok || result.problem.kind !== 'ValidationError' ? 'done' : result.problem.issues[0]?.code;
    }),
  );
  expect(codes).toEqual(['OUT_OF_RANGE', 'TAKEN', 'OUT_OF_RANGE']);
});

test('unticking My Events for Agent, then for Manager, closes it for all of them at once, and a reset opens it again', async () => {
  const [ana, mara] = [await user('Ana', 'Agent'), await user('Mara', 'Manager')];
  const opened = await access.signIn({ email: 'ana@north.test', password, address: '10.0.0.1' });
  if (opened.kind !== 'session') throw new Error('Not signed in.');
  const before = await access.authenticate({ cookie: opened.secret });
  const told: AccessChange[] = [];
  const watch = access.watch((change) => void told.push(change));

  for (const name of ['Agent', 'Manager']) {
    const { id, version } = await role(name);
    const grants = { 'events:write': 'none', 'events:read': 'none' } as const;
    const result = await access.updateRole(boss, { id, expectedVersion: version, grants });
    expect(result).toMatchObject({ ok: true, value: { adjusted: true, version: version + 1, userCount: 1 } });
  }

  const after = await access.authenticate({ cookie: opened.secret });
  expect([before?.grants['events:write'], after?.grants['events:write']]).toEqual(['own', undefined]);
  expect((await viewerOf(mara)).grants['events:read']).toBeUndefined();
  expect(after?.grants['interactions:read']).toBe('own');
  await expect
    .poll(() => told.map(({ kind, id }) => [kind, id]), { timeout: 4_000 })
    .toEqual(
      expect.arrayContaining([
        ['user', ana],
        ['user', mara],
      ]),
    );
  await watch.stop();

  for (const name of ['Agent', 'Manager']) {
    expect(await access.resetRole(boss, { id: (await role(name)).id })).toMatchObject({
      ok: true,
      value: { adjusted: false },
    });
  }
  expect((await access.authenticate({ cookie: opened.secret }))?.grants).toEqual(shippedRoles.agent.grants);
});

test('a change of an older version is refused, and Administrator and shipped names stay', async () => {
  const [agent, administrator] = [await role('Agent'), await role('Administrator')];
  const own = await made('Own');
  const update = async (change: Parameters<Access['updateRole']>[1]) => codeOf(await access.updateRole(boss, change));

  expect(await update({ id: agent.id, expectedVersion: agent.version - 1, meaning: 'x' })).toBe('VERSION_CONFLICT');
  expect(await update({ id: agent.id, name: 'Agents' })).toBe('SHIPPED');
  expect(await update({ id: administrator.id, grants: { 'events:write': 'none' } })).toBe('ADMINISTRATOR_FIXED');
  expect(codeOf(await access.resetRole(boss, { id: own.id }))).toBe('NOT_SHIPPED');
  expect(await update({ id: ids.next(), name: 'x' })).toBe('NOT_FOUND');
});

test('a role is deleted when nobody has it and no event tells it', async () => {
  const [had, told, free] = [await made('Had'), await made('Told'), await made('Free')];
  await user('Hugo', 'Had');
  await database.rows(
    organizationId,
    `insert into event_definitions (organization_id, id, name, enabled, event_type, condition, actions, time_zone, position)
     values ($1, $2, 'Long hold', true, 'CALL_QUEUED', '{}', $3, 'UTC', 1)`,
    [organizationId, ids.next(), JSON.stringify([{ kind: 'notify', to: [{ kind: 'role', role: told.id }] }])],
  );
  const gone = await Promise.all(
    [had, told, free, await role('Agent')].map(({ id }) => access.deleteRole(boss, { id })),
  );

  expect(gone.map(codeOf)).toEqual(['ROLE_IN_USE', 'ROLE_IN_USE', 'done', 'SHIPPED']);
  expect((await access.roles(boss)).map(({ name }) => name)).not.toContain('Free');
});

test('nobody gives or takes more than they have', async () => {
  const keeper = await made('Keeper', {
    grants: { 'roles:manage': 'all', 'roles:read': 'all', 'counts:read': 'team' },
  });
  const kim = await viewerOf(await user('Kim', 'Keeper'));
  const lou = await user('Lou', 'Analyst');
  const agent = await role('Agent');

  expect(codeOf(await access.createRole(kim, { name: 'More', grants: { 'counts:read': 'all' } }))).toBe('FORBIDDEN');
  expect(codeOf(await access.createRole(kim, { name: 'Same', grants: { 'counts:read': 'team' } }))).toBe('done');
  expect(codeOf(await access.updateRole(kim, { id: agent.id, grants: { 'events:write': 'none' } }))).toBe('FORBIDDEN');
  expect(codeOf(await access.updateRole(kim, { id: keeper.id, grants: { 'counts:read': 'own' } }))).toBe('done');
  expect(codeOf(await access.assignRoles(kim, { userId: lou, roleIds: [agent.id] }))).toBe('FORBIDDEN');
  expect(codeOf(await access.assignRoles(await viewerOf(lou), { userId: lou, roleIds: [] }))).toBe('FORBIDDEN');
});

test('roles are given all at once, and the user’s access is judged anew', async () => {
  const nora = await user('Nora', 'Agent');
  const [agent, analyst] = [await role('Agent'), await role('Analyst')];

  expect(await access.assignRoles(boss, { userId: nora, roleIds: [agent.id, analyst.id] })).toEqual({
    ok: true,
    value: { userId: nora, before: ['Agent'], after: ['Agent', 'Analyst'], changed: true },
  });
  expect((await viewerOf(nora)).grants['interactions:read']).toBe('all');
  expect(await access.assignRoles(boss, { userId: nora, roleIds: [analyst.id, agent.id] })).toMatchObject({
    value: { changed: false },
  });
  expect(codeOf(await access.assignRoles(boss, { userId: nora, roleIds: [ids.next()] }))).toBe('INVALID');
  expect(codeOf(await access.assignRoles(boss, { userId: ids.next(), roleIds: [] }))).toBe('NOT_FOUND');
});

test('the last administrator stays one, and nobody takes it from themselves', async () => {
  const zoe = await user('Zoe', 'Administrator');
  const taken = async (viewer: SignedInViewer, userId: string) =>
    codeOf(await access.assignRoles(viewer, { userId, roleIds: [] }));

  expect(await taken(boss, boss.userId ?? '')).toBe('OWN_ADMINISTRATOR');
  const operator = { ...boss, userId: null };
  const both = await Promise.all([taken(operator, zoe), taken(operator, boss.userId ?? '')]);
  expect(both.toSorted()).toEqual(['LAST_ADMINISTRATOR', 'done']);
});

test('shipped roles that nobody adjusted follow what is shipped; adjusted ones stay', async () => {
  const [agent, analyst] = [await role('Agent'), await role('Analyst')];
  await access.updateRole(boss, { id: analyst.id, grants: { 'reports:write': 'none' } });
  const adjusted = await role('Analyst');
  await database.rows(organizationId, `update roles set grants = '{}' where id = $1`, [agent.id]);
  await access.refreshShippedRoles();

  expect((await role('Agent')).grants).toEqual(shippedRoles.agent.grants);
  expect(await role('Analyst')).toEqual(adjusted);
});

test('business hours are kept as they were set, and refused when they are wrong or would never open', async () => {
  const hours = {
    timeZone: 'Europe/Vienna',
    week: [[{ from: '09:00', to: '17:00' }], [], [], [], [], [], []],
    holidays: ['2026-12-25'],
  };
  const set = (given: unknown, expectedVersion?: number) =>
    access.setBusinessHours(boss, { hours: given, expectedVersion });

  expect(await access.businessHoursOf(organizationId)).toEqual({ hours: null, version: 0 });
  expect(await set(hours, 0)).toEqual({ ok: true, value: { hours, version: 1 } });
  expect(await access.businessHoursOf(organizationId)).toEqual({ hours, version: 1 });
  expect(codeOf(await set(hours, 0))).toBe('VERSION_CONFLICT');
  expect(codeOf(await set({ ...hours, timeZone: 'Moon' }))).toBe('INVALID');
  expect(codeOf(await set({ ...hours, week: [[], [], [], [], [], [], []] }))).toBe('INVALID');
  expect(codeOf(await access.setBusinessHours({ ...boss, grants: {} }, { hours }))).toBe('FORBIDDEN');
  expect(await set(null)).toEqual({ ok: true, value: { hours: null, version: 2 } });
});
