import type { Grants } from '@belfry/domain';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporaryDatabase, type TemporaryDatabase } from '../../../../test/kit/postgres.ts';
import type { SignedInViewer } from '../../platform/graphql/index.ts';
import { anyStory, toldOf } from '../interactions/arbitrary-items.fixture.ts';
import { countsOf, openWorld, type World } from '../interactions/interactions.fixture.ts';
import { bucketOf, type CountCell, type CountQuery, dimensions, keyOfCell } from './count-query.ts';
import { fitsRollups } from './counts.store.ts';
import type { CountFrame, LiveCounts } from './live-counts.ts';

let temporary: TemporaryDatabase;
let world: World;
let admin: SignedInViewer;

beforeAll(async () => {
  temporary = await temporaryDatabase();
  world = await openWorld(temporary.url);
  admin = await world.viewerOf(world.people.admin);
});
afterAll(async () => {
  await world.close();
  await temporary.drop();
});

const minute = 60_000;
const hour = 60 * minute;
const query = (more: Partial<CountQuery> = {}): CountQuery => ({
  filter: {},
  groupBy: [],
  intervalMs: hour,
  from: null,
  to: null,
  timeZone: 'UTC',
  ...more,
});
const mapOf = (cells: readonly CountCell[]): Record<string, number> =>
  Object.fromEntries(cells.map((cell) => [keyOfCell(cell), cell.count]));
const counted = async (asked: CountQuery, viewer = admin): Promise<Record<string, number>> =>
  mapOf((await world.counts.store.count(asked, viewer)).cells);
/** The same question in a way that the roll-ups cannot answer. */
const throughLog = (asked: CountQuery): CountQuery => ({
  ...asked,
  filter: { and: [asked.filter], source: { isNull: false } },
});

let run = 0;
async function recordStory(muddle: boolean): Promise<void> {
  const { people, sales, support } = world;
  const story = anyStory({ users: [people.agent, people.other], queues: [sales, support] });
  run += 1;
  const [told] = fc.sample(story, { numRuns: 1, seed: run });
  await world.record(toldOf((muddle ? told?.muddled : told?.items) ?? [], `s${run}`));
}

test('of nothing there are no counts', async () => {
  expect(await world.counts.store.count(query(), admin)).toEqual({ cells: [], head: 0 });
  expect(await world.counts.store.count(throughLog(query()), admin)).toEqual({ cells: [], head: 0 });
});

const anyQuery = (): fc.Arbitrary<CountQuery> => {
  const border = fc.option(fc.integer({ min: 0, max: 60 }), { freq: 2 });
  const begin = Date.UTC(2026, 10, 20, 9);
  return fc
    .record({
      groupBy: fc.subarray([...dimensions]),
      intervalMs: fc.constantFrom(15 * minute, hour, 24 * hour, 7 * 24 * hour),
      from: border,
      length: border,
      timeZone: fc.constantFrom('UTC', 'Europe/Vienna', 'America/New_York', 'Asia/Kathmandu'),
      filter: fc.constantFrom<CountQuery['filter']>(
        {},
        { type: { in: ['offer.created', 'interaction.created'] } },
        { queue: { isNull: true } },
        { not: { user: { eq: world.people.agent } } },
        { or: [{ user: { isNull: true } }, { queue: { eq: world.sales } }] },
      ),
    })
    .map(({ from, length, ...more }) => {
      const begins = from === null ? null : begin + from * 15 * minute;
      const ends = length === null ? null : (begins ?? begin) + (length + 1) * 15 * minute;
      return query({ ...more, from: begins, to: ends });
    });
};

test('the roll-ups equal the log after any story, told in whatever order, and answer like the log', async () => {
  for (let i = 0; i < 12; i += 1) await recordStory(i % 2 === 1);
  const { kept, logged } = await countsOf(world);
  expect(kept).toEqual(logged);
  await fc.assert(
    fc.asyncProperty(anyQuery(), async (asked) => {
      expect([fitsRollups(asked, admin), fitsRollups(throughLog(asked), admin)]).toEqual([true, false]);
      expect(await counted(asked)).toEqual(await counted(throughLog(asked)));
    }),
    { numRuns: 60 },
  );
});

const totalOf = (cells: Record<string, number>): number => Object.values(cells).reduce((sum, count) => sum + count, 0);

const frameOf = (live: LiveCounts): CountFrame => live.snapshot({ revision: 1, asOf: 'x', serverTime: 0 });

const grants: Record<string, Grants> = {
  everything: { 'counts:read': 'all' },
  'their own': { 'counts:read': 'own' },
  'their team’s': { 'counts:read': 'team' },
  'their queues’': { 'counts:read': 'queues' },
};

test.each(Object.keys(grants))(
  'counts that follow the log equal the same question asked afresh, for who may count %s',
  async (name) => {
    const viewer = await world.viewerOf(world.people.agent, grants[name]);
    await fc.assert(
      fc.asyncProperty(anyQuery(), fc.nat({ max: 3 }), async (asked, stories) => {
        const live = await world.counts.live(asked, viewer);
        const from = world.told.length;
        for (let i = 0; i <= stories; i += 1) await recordStory(i % 2 === 1);
        const rows = world.told.slice(from);
        const half = rows.length >> 1;
        const place = { revision: 2, asOf: 'y', serverTime: 0 };
        live.apply(rows.slice(0, half), place);
        const change = live.apply(rows.slice(half), place);
        const fresh = await counted(asked, viewer);
        expect(mapOf(frameOf(live).cells)).toEqual(fresh);
        expect(frameOf(live).total).toBe(totalOf(fresh));
        expect(fresh).toMatchObject(mapOf(change?.cells ?? []));
      }),
      { numRuns: 10 },
    );
  },
);

test('the interactions behind a cell are counted once each', async () => {
  const asked = query({ groupBy: ['type', 'queue'] });
  const { cells, head } = await world.counts.store.count(asked, admin);
  const behind = await world.counts.store.interactions(asked, admin, head);
  const expected = await world.rows<CountCell>(
    `select type, queue_id as "queueId", count(distinct interaction_id)::int as count from user_events group by 1, 2`,
  );
  const nothing = { userId: null, departmentId: null, channel: null, time: null };
  const found = behind.map((cell) => ({ ...cell, count: cell.interactions ?? 0 }));
  expect(mapOf(found)).toEqual(mapOf(expected.map((cell) => ({ ...nothing, ...cell }))));
  expect(behind).toHaveLength(cells.length);
});

test('a department counts what its queues had, and what is of none is of nobody', async () => {
  const byQueue = await world.counts.store.count(query({ groupBy: ['queue'] }), admin);
  const sum = (accept: (cell: CountCell) => boolean): number =>
    byQueue.cells.filter(accept).reduce((total, { count }) => total + count, 0);
  const { cells } = await world.counts.store.count(query({ groupBy: ['department'] }), admin);
  const found = new Map(cells.map(({ departmentId, count }) => [departmentId, count]));
  expect(found).toEqual(
    new Map([
      [world.department, sum(({ queueId }) => queueId === world.sales)],
      [null, sum(({ queueId }) => queueId !== world.sales)],
    ]),
  );
});

test('from counts, to does not', async () => {
  const at = Date.UTC(2026, 0, 1, 12);
  const ticks = [at - 1, at, at + 1, at + 2];
  await world.record(
    ticks.map((occurredAt) => world.fact('-', 'custom', { interaction: null, occurredAt, source: 'borders' })),
  );
  const filter = { source: { eq: 'borders' } };
  expect(totalOf(await counted(query({ filter, from: at, to: at + 2 })))).toBe(2);
  expect(totalOf(await counted(query({ from: at, to: at + 15 * minute })))).toBe(3);
});

const zones = [
  'UTC',
  'Europe/Vienna',
  'America/New_York',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'Pacific/Chatham',
  'Asia/Kathmandu',
  'Africa/Casablanca',
  'America/Sao_Paulo',
];
const widths = [minute, 15 * minute, 20 * minute, hour, 5 * hour, 24 * hour, 7 * 24 * hour];

test('a bucket begins at the same instant in SQL and in memory, wherever the clocks are changed', async () => {
  const begin = Date.UTC(2025, 0, 1);
  const instants = new Set<number>();
  // Every third hour of a year meets each change of each zone closely enough to tell its two sides.
  for (let at = begin; at < begin + 370 * 24 * hour; at += 3 * hour) instants.add(at + 17 * minute);
  for (const change of ['2025-11-02T06:00Z', '2025-03-30T01:00Z', '2025-10-26T01:00Z', '2025-04-05T15:00Z'])
    for (let off = -4 * 60; off <= 4 * 60; off += 5) instants.add(Date.parse(change) + off * minute);
  const items = [...instants].map((occurredAt) =>
    world.fact('-', 'custom', {
      interaction: null,
      historical: true,
      source: 'clocks',
      occurredAt,
    }),
  );
  await world.record(items);
  const filter = { source: { eq: 'clocks' } };
  for (const timeZone of zones) {
    for (const intervalMs of widths) {
      const asked = query({ filter, groupBy: ['time'], timeZone, intervalMs });
      const { cells } = await world.counts.store.count(asked, admin);
      const inMemory = new Map<number, number>();
      for (const at of instants) {
        const bucket = bucketOf(at, asked);
        inMemory.set(bucket, (inMemory.get(bucket) ?? 0) + 1);
      }
      const found = cells.map(({ time, count }) => [time, count]);
      const wanted = [...inMemory].toSorted(([a], [b]) => a - b);
      expect({ timeZone, intervalMs, found: found.toSorted(([a], [b]) => Number(a) - Number(b)) }).toEqual({
        timeZone,
        intervalMs,
        found: wanted,
      });
    }
  }
});
