import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporaryDatabase, type TemporaryDatabase } from '../../../../test/kit/postgres.ts';
import { eventOf, openWorld, type World } from '../../modules/interactions/interactions.fixture.ts';

let temporary: TemporaryDatabase;
let north: World;
let south: World;

beforeAll(async () => {
  temporary = await temporaryDatabase();
  north = await openWorld(temporary.url, 'North');
  south = await openWorld(temporary.url, 'South');
  for (const world of [north, south]) {
    await world.record([world.fact('c1', 'interaction.created')]);
  }
});
afterAll(async () => {
  await north.close();
  await south.close();
  await temporary.drop();
});

/** The tables whose rows are each of one organization. */
async function walled(): Promise<string[]> {
  const found = await north.database.rows<{ name: string }>(
    '*',
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id' and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition order by 1`,
  );
  return found.map(({ name }) => name);
}

test('a statement without a condition sees nothing of another organization, in any table', async () => {
  const tables = [...(await walled()), 'organizations'];
  expect(tables.length).toBeGreaterThan(20);
  for (const table of tables) {
    const column = table === 'organizations' ? 'id' : 'organization_id';
    const seen = await north.rows<{ of: string }>(`select distinct ${column} as of from ${table}`);
    expect({ table, seen: seen.filter(({ of }) => of !== north.organizationId) }).toEqual({ table, seen: [] });
  }
  expect(await north.rows('select 1 from user_events')).toHaveLength(1);
});

test('nothing of another organization is written, changed or removed', async () => {
  const { organizationId, sales } = south;
  const queue = north.rows('insert into queues (organization_id, id, name) values ($1, $2, $3)', [
    organizationId,
    north.sales,
    'Planted',
  ]);
  await expect(queue).rejects.toThrow('row-level security');
  await north.rows(`update queues set name = 'Changed'`);
  await north.rows('delete from queue_members');
  expect(await south.rows('select name from queues where id = $1', [sales])).toEqual([{ name: 'Sales' }]);
  expect(await south.rows('select 1 from queue_members')).toHaveLength(2);
});

test('outside an organization nothing is seen', async () => {
  await north.database.transaction(north.organizationId, async ({ rows }) => {
    await rows(`select set_config('app.organization', '', true)`);
    expect(await rows('select 1 from users')).toEqual([]);
  });
  await expect(north.database.rows('North', 'select 1')).rejects.toThrow('Not an organization');
});

test('the next user of a connection inherits no organization', async () => {
  const client = await north.database.connection();
  await north.rows('select 1');
  const { rows } = await client.query(
    `select current_user as role, current_setting('app.organization', true) as organization`,
  );
  client.release();
  expect(rows).toEqual([{ role: 'belfry_server', organization: expect.toSatisfy((it) => !it) }]);
});

test.each(['user_events', 'notification_changes', 'firings'])(
  'the server can neither change nor remove what %s holds, nor reach its partitions by name',
  async (table) => {
    await expect(north.rows(`update ${table} set organization_id = organization_id`)).rejects.toThrow(
      'permission denied',
    );
    await expect(north.rows(`delete from ${table}`)).rejects.toThrow('permission denied');
    await expect(north.rows(`truncate ${table}`)).rejects.toThrow('permission denied');
    const partitions = await north.rows<{ name: string }>(
      `select inhrelid::regclass::text as name from pg_inherits where inhparent = $1::regclass`,
      [table],
    );
    expect(partitions.length).toBeGreaterThanOrEqual(3);
    for (const { name } of partitions)
      await expect(north.rows(`select 1 from ${name}`)).rejects.toThrow('permission denied');
  },
);

test('ids of another organization find nothing', async () => {
  const viewer = await north.viewerOf(north.people.admin);
  const [outcome] = await south.record([south.fact('c2', 'interaction.created')]);
  const id = eventOf(outcome).interactionId ?? '';
  expect(await north.interactions.store.byIds(viewer, [id])).toEqual([]);
  const reached = await north.interactions.act(viewer, {
    action: 'claimInteraction',
    interactionId: id,
    at: null,
    idempotencyKey: null,
  });
  expect(reached).toMatchObject({ kind: 'NotFoundError' });
});

test('every table is behind the wall, for its owner too', async () => {
  const owner = new pg.Client({ connectionString: temporary.url });
  await owner.connect();
  const { rows } = await owner.query(
    `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
       and not (relrowsecurity and relforcerowsecurity) order by 1`,
  );
  await owner.end();
  expect(rows).toEqual([{ name: 'epochs' }, { name: 'migrations' }]);
});
