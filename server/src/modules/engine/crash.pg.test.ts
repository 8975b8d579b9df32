import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { temporaryDatabase, type TemporaryDatabase } from '../../../../test/kit/postgres.ts';
import type { Transaction } from '../../platform/database/index.ts';
import { eventually, openWorld, type World } from './engine.fixture.ts';
import type { EngineNeeds } from './engine.ts';

let temporary: TemporaryDatabase;
let world: World;
let owner: pg.Client;

beforeEach(async () => {
  temporary = await temporaryDatabase();
  world = await openWorld(temporary.url);
  owner = new pg.Client({ connectionString: temporary.url });
  await owner.connect();
  await world.define({ eventType: 'CALL_MUTE_STARTED' });
});
afterEach(async () => {
  await world.close();
  await owner.end();
  await temporary.drop();
});

/** Ends the connection of a transaction, as a crash of either side would. */
async function kill({ rows }: Transaction): Promise<void> {
  const [row] = await rows<{ pid: number }>('select pg_backend_pid() as pid');
  await owner.query('select pg_terminate_backend($1, 1000)', [row?.pid]);
}

let calls = 0;

/** @returns the places of the mutes. */
const muteOften = async (times: number): Promise<number[]> => {
  const seqs: number[] = [];
  for (const end = calls + times; calls < end; calls += 1) {
    const events = await world.record([
      ...world.takenCall(`c${calls}`, world.agent),
      world.fact(`c${calls}`, 'mute.started', { by: world.agent }),
    ]);
    seqs.push(events.at(-1)?.seq ?? 0);
  }
  return seqs;
};

const fired = () => world.rows<{ cause_seq: number }>('select cause_seq from firings order by cause_seq');

async function expectEachOnce(seqs: readonly number[]): Promise<void> {
  await eventually(async () => (await fired()).length >= seqs.length, 15_000);
  expect((await fired()).map(({ cause_seq }) => cause_seq)).toEqual(seqs);
  const changes = await world.rows<{ seq: number }>('select seq from notification_changes order by seq');
  expect(changes.map(({ seq }) => seq)).toEqual(seqs.map((_, index) => index + 1));
  expect(await world.rows('select count(*)::int as count from notifications')).toEqual([{ count: seqs.length }]);
}

test.each(['before anything is told', 'when all is written but not committed'])(
  'a transaction that is killed %s leaves nothing missing and nothing twice',
  async (when) => {
    let kills = 4;
    const dying = async (transaction: Transaction): Promise<void> => {
      kills -= 1;
      if (kills >= 0) await kill(transaction);
    };
    const notifications: EngineNeeds['notifications'] = {
      ...world.notifications,
      async write(transaction, what) {
        const changes = await world.notifications.write(transaction, what);
        if (when !== 'before anything is told') await dying(transaction);
        return changes;
      },
    };
    const delivery: EngineNeeds['delivery'] = {
      add: (transaction) => (when === 'before anything is told' ? dying(transaction) : Promise.resolve()),
      wake: () => {},
    };
    const seqs = await muteOften(3);
    world.startEngine({
      notifications,
      delivery,
      settings: { sweepMs: 20, peopleAgeMs: 0, batch: 4 },
    });
    seqs.push(...(await muteOften(5)));

    await expect.poll(() => kills, { timeout: 15_000 }).toBeLessThan(0);
    await expectEachOnce(seqs);
  },
);

test('of two engines one leads; when its connection dies or it stops, the other takes over and nothing is lost', async () => {
  const first = world.startEngine();
  await eventually(async () => first.leads(world.organizationId));
  const second = world.startEngine();
  const seqs = await muteOften(3);
  await expectEachOnce(seqs);
  expect([first.leads(world.organizationId), second.leads(world.organizationId)]).toEqual([true, false]);

  const { rows } = await owner.query<{ pid: number }>(
    `select pid from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`,
  );
  await owner.query('select pg_terminate_backend($1, 1000)', [rows[0]?.pid]);
  seqs.push(...(await muteOften(3)));
  await expectEachOnce(seqs);
  await eventually(async () => first.leads(world.organizationId) !== second.leads(world.organizationId));

  const leader = first.leads(world.organizationId) ? first : second;
  await leader.stop();
  const heir = leader === first ? second : first;
  await eventually(async () => heir.leads(world.organizationId));
  seqs.push(...(await muteOften(2)));
  await expectEachOnce(seqs);
});

test.each(['before it is recorded', 'when it is recorded but not noted'])(
  'a change that a crash interrupts %s is made once, and its receipt says so',
  async (when) => {
    await world.given({ actions: [{ kind: 'add-note', text: 'x' }] });
    let crashes = 3;
    const { recorder } = world.interactions;
    const record: EngineNeeds['record'] = async (id, items) => {
      const crash = crashes > 0;
      crashes -= 1;
      if (crash && when === 'before it is recorded') throw new Error('crashed');
      const outcomes = await recorder.record(id, items);
      if (crash) throw new Error('crashed');
      return outcomes;
    };
    world.startEngine({ record });
    await muteOften(2);
    await eventually(
      async () =>
        (await world.rows(`select from action_receipts where kind = 'add-note' and state = 'done'`)).length === 2,
      15_000,
    );

    expect(await world.rows(`select count(*)::int as count from user_events where type = 'interaction.noted'`)).toEqual(
      [{ count: 2 }],
    );
    expect(await world.rows('select * from pending_effects')).toEqual([]);
  },
);

test('what a leader leaves behind is carried out by the next one', async () => {
  await world.given({ actions: [{ kind: 'add-note', text: 'x' }] });
  world.startEngine({ record: () => Promise.reject(new Error('crashed')) });
  await muteOften(1);
  await eventually(async () => (await world.rows('select from pending_effects')).length === 1);
  await world.stopEngines();
  world.startEngine();

  const receipts = () => world.rows(`select state, count from action_receipts where kind = 'add-note'`);
  await eventually(async () => (await world.rows('select from pending_effects')).length === 0);
  expect(await receipts()).toEqual([{ state: 'done', count: 1 }]);
  expect(await world.rows(`select count(*)::int as count from user_events where type = 'interaction.noted'`)).toEqual([
    { count: 1 },
  ]);
});

test('frequencies count each firing once, whatever crashes', async () => {
  const frequency = { everyMs: 3_600_000, per: 'event' } as const;
  await world.given(
    { actions: [{ kind: 'notify', to: [{ kind: 'me' }], severity: 'info', title: 'x', body: '', frequency }] },
    world.agent,
  );
  let kills = 3;
  const notifications: EngineNeeds['notifications'] = {
    ...world.notifications,
    async write(transaction, what) {
      const changes = await world.notifications.write(transaction, what);
      kills -= 1;
      if (kills >= 0) await kill(transaction);
      return changes;
    },
  };
  const seqs = await muteOften(6);
  world.startEngine({ notifications, settings: { sweepMs: 20, peopleAgeMs: 0, batch: 4 } });
  await eventually(async () => (await world.rows('select from action_receipts')).length === 2 * seqs.length, 15_000);

  expect(await world.rows('select state from throttle_states')).toMatchObject([
    { state: { heldBack: seqs.length - 1 } },
  ]);
  expect(await world.rows(`select count(*)::int as count from action_receipts where state = 'held-back'`)).toEqual([
    { count: 5 },
  ]);
});
