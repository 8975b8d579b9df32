import { demoDirectory } from '@belfry/connect';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporaryDatabase, type TemporaryDatabase } from '../../../test/kit/postgres.ts';
import { createAccess, accessEntities } from '../modules/access/index.ts';
import { createDefinitions, definitionEntities } from '../modules/definitions/index.ts';
import { openDatabase } from '../platform/database/index.ts';
import { randomIds as ids } from '../platform/ids.ts';
import { createLog } from '../platform/log.ts';
import { demoPassword, demoSignIns, type SeedNeeds, seedDemo } from './seed-demo.ts';

const seed = 7;
let temporary: TemporaryDatabase;
let needs: SeedNeeds;
const said: string[] = [];

beforeAll(async () => {
  temporary = await temporaryDatabase();
  const [log, clock] = [createLog('silent'), { now: () => Date.now() }];
  const entities = [...accessEntities, ...definitionEntities];
  const database = await openDatabase({ url: temporary.url, entities, log, poolSize: 4 });
  const access = createAccess({ database, clock, ids, log, operatorToken: 'operator' });
  needs = { access, definitions: createDefinitions({ database, clock, ids }), database, ids };
});
afterAll(async () => {
  await needs.database.close();
  await temporary.drop();
});

const plant = () => seedDemo(needs, { seed, say: (text) => void said.push(text) });
const tables = [
  'organizations',
  'users',
  'user_roles',
  'teams',
  'departments',
  'queues',
  'queue_members',
  'directory_references',
  'event_definitions',
];
async function counts(): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const table of tables) {
    const [row] = await needs.database.rows<{ n: number }>('*', `select count(*)::int as n from ${table}`);
    found[table] = row?.n ?? 0;
  }
  return found;
}

test('an organization that was begun and not finished is finished', async () => {
  await needs.access.createOrganization({ name: 'Demo' });
  await plant();
  const { users, queues, teams } = demoDirectory(seed);
  expect(await counts()).toMatchObject({
    organizations: 1,
    users: users.length + 2,
    user_roles: users.length + 2,
    teams: teams.length,
    queues: queues.length,
    directory_references: users.length + queues.length,
  });
});

test('planting it again changes nothing', async () => {
  const before = await counts();
  const words = said.length;
  await plant();
  expect(await counts()).toEqual(before);
  expect(said).toHaveLength(words);
});

const definitions = (organizationId: string) =>
  needs.database.rows<{
    id: string;
    name: string;
    owner: string;
    type: string;
    shadow: boolean;
    enabled: boolean;
    tests: number;
  }>(
    organizationId,
    `select d.id, d.name, coalesce(u.email, 'everyone') as owner, d.event_type as type, d.shadow, d.enabled, json_array_length(d.tests::json) as tests
     from event_definitions d left join users u on u.id = d.owner_id where d.deleted_at is null order by d.created_at, d.id`,
  );
const demoId = async (): Promise<string> =>
  (await needs.access.store.organizations()).find(({ name }) => name === 'Demo')?.id ?? '';

test('its events belong to everyone, the agent and the manager, and each keeps an example', async () => {
  const made = await definitions(await demoId());
  const owners: Record<string, number> = {};
  for (const { owner } of made) owners[owner] = (owners[owner] ?? 0) + 1;
  expect(owners).toEqual({ everyone: 19, 'agent@demo.test': 4, 'manager@demo.test': 3 });
  expect(made.filter(({ tests }) => tests === 0)).toEqual([]);
  expect(made.filter(({ shadow }) => shadow).map(({ name }) => name)).toEqual(['Long call for coaching']);
  expect(made.filter(({ enabled }) => !enabled).map(({ name }) => name)).toEqual(['A call ended without a code']);
});

test('an event that was deleted since is not made again', async () => {
  const organizationId = await demoId();
  const [first, ...remaining] = await definitions(organizationId);
  const [administrator] = await needs.database.rows<{ id: string }>(
    organizationId,
    `select id from users where email = 'administrator@demo.test'`,
  );
  const viewer = await needs.access.viewerOfUser(organizationId, administrator?.id ?? '');
  const deleted = viewer && (await needs.definitions.delete(viewer, { id: first?.id ?? '' }));
  await plant();
  expect([deleted?.ok, await definitions(organizationId)]).toEqual([true, remaining]);
});

test('it has business hours, and hours that were set since stay', async () => {
  const organizationId = await demoId();
  const long = [{ from: '08:00', to: '20:00' }];
  const week = [long, long, long, long, long, [{ from: '09:00', to: '14:00' }], []];
  const planted = { hours: { timeZone: 'UTC', week, holidays: [] }, version: 1 };
  expect(await needs.access.businessHoursOf(organizationId)).toEqual(planted);
  await needs.database.rows(
    organizationId,
    'update organizations set business_hours = null, business_hours_version = 2 where id = $1',
    [organizationId],
  );
  await plant();
  expect(await needs.access.businessHoursOf(organizationId)).toEqual({ hours: null, version: 2 });
});

test('everyone who is named can sign in, in the role that is named', async () => {
  for (const { email, role } of demoSignIns(seed)) {
    const opened = await needs.access.signIn({ email, password: demoPassword, address: '127.0.0.1' });
    expect({ email, kind: opened.kind }).toEqual({ email, kind: 'session' });
    if (opened.kind !== 'session') continue;
    const held = await needs.database.rows<{ name: string }>(
      opened.organizationId,
      `select r.name from user_roles u join roles r on r.id = u.role_id where u.user_id = $1`,
      [opened.userId],
    );
    expect(held).toEqual([{ name: role }]);
  }
});

test('nobody else of the demo can sign in', async () => {
  const [others] = await needs.database.rows<{ n: number }>(
    '*',
    `select count(*)::int as n from users where email is null and password_hash is not null`,
  );
  expect(others).toEqual({ n: 0 });
});

test('the manager leads the agent’s team', async () => {
  const [row] = await needs.database.rows<{ manager: string }>(
    '*',
    `select m.email as manager from users a join teams t on t.id = a.team_id join users m on m.id = t.manager_id where a.email = 'agent@demo.test'`,
  );
  expect(row).toEqual({ manager: 'manager@demo.test' });
});
