import { afterEach, beforeEach, expect, test } from 'vitest';
import { temporaryDatabase, type TemporaryDatabase } from '../../../../test/kit/postgres.ts';
import { countsOf, eventOf, openServer, openWorld, type World } from './interactions.fixture.ts';
import { backlogAtMost } from './recorder.ts';
import type { RecordingItem } from './recording-item.ts';

let temporary: TemporaryDatabase;
let world: World;

beforeEach(async () => {
  temporary = await temporaryDatabase();
  world = await openWorld(temporary.url);
});
afterEach(async () => {
  await world.close();
  await temporary.drop();
});

const seqs = async (): Promise<number[]> =>
  (await world.rows<{ seq: number }>('select seq from user_events order by seq')).map(({ seq }) => seq);
const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);
const created = (call: string, more: Partial<RecordingItem> = {}): RecordingItem =>
  world.fact(call, 'interaction.created', more);

test('items are recorded in the order given, in a log without gaps', async () => {
  const items = upTo(1_200).map((i) => created(`c${i}`));
  const outcomes = await world.record(items);
  expect(outcomes.map((outcome) => eventOf(outcome).seq)).toEqual(upTo(1_200));
  expect(outcomes.map((outcome) => eventOf(outcome).sourceEventId)).toEqual(
    items.map(({ sourceEventId }) => sourceEventId),
  );
  expect(await seqs()).toEqual(upTo(1_200));
  expect(world.told.map(({ seq }) => seq)).toEqual(upTo(1_200));
});

test('what arrives together shares a batch, and each caller gets the answers to their own items', async () => {
  const calls = upTo(20).map((i) => [created(`a${i}`), created(`b${i}`)]);
  const answers = await Promise.all(calls.map((items) => world.record(items)));
  const answered = answers.map((outcomes) => outcomes.map((outcome) => eventOf(outcome).sourceEventId));
  expect(answered).toEqual(calls.map((items) => items.map((item) => item.sourceEventId)));
  expect(await seqs()).toEqual(upTo(40));
});

test('the same item is the same event, within a batch and across calls', async () => {
  const [first, second] = [created('c1'), created('c2')];
  const together = await world.record([first, second, first]);
  const again = await world.record([second]);
  expect(together.map(({ status }) => status)).toEqual(['recorded', 'recorded', 'duplicate']);
  expect(together[2]).toEqual({ status: 'duplicate', seq: 1, sameInput: true });
  expect(again).toEqual([{ status: 'duplicate', seq: 2, sameInput: true }]);
  expect(await seqs()).toEqual([1, 2]);
});

test('a duplicate within a batch names its place in the log, not in the batch', async () => {
  await world.record([created('c0'), created('c1')]);
  const item = created('c2');
  expect(await world.record([item, item])).toMatchObject([
    { status: 'recorded', event: { seq: 3 } },
    { status: 'duplicate', seq: 3 },
  ]);
});

test('an item that is refused fails alone and leaves no key behind', async () => {
  const missing = world.fact('gone', 'mute.started', {
    interaction: { kind: 'external', externalId: 'gone', channel: 'call', createMissing: false },
  });
  const outcomes = await world.record([created('c1'), missing, created('c2')]);
  expect(outcomes).toMatchObject([
    { status: 'recorded', event: { seq: 1 } },
    { status: 'rejected', problem: { kind: 'NotFoundError' } },
    { status: 'recorded', event: { seq: 2 } },
  ]);
  await world.record([created('gone')]);
  expect(await world.record([missing])).toMatchObject([{ status: 'recorded', event: { seq: 4 } }]);
});

test('what the database cannot hold fails alone too, whoever else is in its batch', async () => {
  const sound = upTo(9).map((i) => created(`c${i}`));
  const poisoned = created('p', { fields: { subject: 'half a pair \ud800' } });
  const settled = await Promise.allSettled(
    [...sound.slice(0, 4), poisoned, ...sound.slice(4)].map((item) => world.record([item])),
  );
  expect(settled.map(({ status }) => status)).toEqual(upTo(10).map((i) => (i === 5 ? 'rejected' : 'fulfilled')));
  const logged = await world.rows<{ id: string }>('select source_event_id as id from user_events order by seq');
  expect(logged.map(({ id }) => id)).toEqual(sound.map(({ sourceEventId }) => sourceEventId));
  expect(await seqs()).toEqual(upTo(9));
});

test('beyond the backlog callers are told so, and nothing of their call is recorded', async () => {
  const many = upTo(backlogAtMost).map((i) => created(`c${i % 50}`));
  const first = world.record(many);
  const late = created('late');
  await expect(world.record([late])).rejects.toMatchObject({
    extensions: { code: 'BUSY', retryAfter: 1 },
  });
  expect((await first).every(({ status }) => status === 'recorded')).toBe(true);
  expect(await world.record([late])).toMatchObject([{ event: { seq: backlogAtMost + 1 } }]);
}, 60_000);

test('closing records everything that was taken and takes nothing more', async () => {
  const taken = world.record(upTo(1_500).map((i) => created(`c${i}`)));
  await world.interactions.recorder.close();
  await expect(world.record([created('late')])).rejects.toMatchObject({
    extensions: { code: 'BUSY' },
  });
  expect(await taken).toHaveLength(1_500);
  expect(await seqs()).toEqual(upTo(1_500));
});

test('two servers on one database record the same items once, without a gap', async () => {
  const second = await openServer(temporary.url, world.clock);
  const items = upTo(300).map((i) =>
    world.fact(`c${i % 7}`, i % 3 ? 'interaction.noted' : 'interaction.created', {
      fields: { text: 'x' },
    }),
  );
  const parts = upTo(30).map((i) => items.slice((i - 1) * 10, i * 10));
  const answers = await Promise.all(
    parts.flatMap((part) => [world.record(part), second.interactions.recorder.record(world.organizationId, part)]),
  );
  await second.close();
  const recorded = answers.flat().filter(({ status }) => status === 'recorded');
  const doubled = answers.flat().filter(({ status }) => status === 'duplicate');
  expect([recorded.length, doubled.length]).toEqual([300, 300]);
  expect(await seqs()).toEqual(upTo(300));
  expect(await world.rows('select count(*)::int as n from interactions')).toEqual([{ n: 7 }]);
  const { kept, logged } = await countsOf(world);
  expect(kept).toEqual(logged);
});

test('an organization without a head row records nothing and says so', async () => {
  const nobody = '01900000-0000-7000-8000-000000000001';
  await expect(world.interactions.recorder.record(nobody, [{ ...created('c1'), interaction: null }])).rejects.toThrow(
    'has no head row',
  );
});

test('historical events carry neither the interaction nor what changed, live ones both', async () => {
  const [past, live] = [created('c1', { historical: true }), created('c2')];
  const events = (await world.record([past, live])).map(eventOf);
  expect(events.map(({ item, changes }) => [item === null, changes === null])).toEqual([
    [true, true],
    [false, false],
  ]);
  expect(
    await world.rows('select item is null as item, changes is null as changes from user_events order by seq'),
  ).toEqual([
    { item: true, changes: true },
    { item: false, changes: false },
  ]);
});

test('a failed statement loses nothing silently: neither events nor keys nor counts are kept', async () => {
  const { database, organizationId } = world;
  await expect(
    database.transaction(organizationId, async (transaction) => {
      const failing = transaction.rows('select 1 / 0').catch(() => {});
      const committed = transaction.commit();
      await Promise.all([failing, committed]);
    }),
  ).rejects.toMatchObject({ name: 'LostCommitError' });
  const fresh = upTo(3).map((i) => created(`c${i}`, { userId: i === 2 ? 'nobody' : null }));
  const settled = await Promise.allSettled(fresh.map((item) => world.record([item])));
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(await seqs()).toEqual([1, 2]);
  expect(await world.rows('select count(*)::int as n from event_keys')).toEqual([{ n: 2 }]);
  const { kept, logged } = await countsOf(world);
  expect(kept).toEqual(logged);
});
