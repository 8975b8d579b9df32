import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporaryDatabase, type TemporaryDatabase } from '../../../../test/kit/postgres.ts';
import type { Page } from '../../platform/graphql/connection.ts';
import { pageOf, type PageRequest, readPage, type SignedInViewer } from '../../platform/graphql/index.ts';
import { randomIds } from '../../platform/ids.ts';
import { openWorld, type World } from './interactions.fixture.ts';

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

interface Row {
  id: string;
  key: readonly (string | number)[];
}

/** A list that can be paged through and that can get another row, anywhere. */
interface List {
  read(page: PageRequest): Promise<Row[]>;
  insert(at: number): Promise<unknown>;
}

const begin = Date.UTC(2026, 10, 1);
const instant = (ms: number | null): string => (ms === null ? 'infinity' : new Date(ms).toISOString());
let calls = 0;
const insertCall = (at: number): Promise<unknown> => {
  const occurredAt = begin + (at % 7) * 1_000;
  const call = `p${(calls += 1)}`;
  const end = at % 3 ? [] : [world.fact(call, 'interaction.failed', { occurredAt })];
  return world.record([world.fact(call, 'interaction.created', { occurredAt }), ...end]);
};

const interactionsBy = (field: 'openedAt' | 'lastAt' | 'endedAt', direction: 'asc' | 'desc'): List => ({
  insert: insertCall,
  read: async (page) => {
    const order = { field, direction } as const;
    const rows = await world.interactions.store.list(admin, {}, { page, order });
    return rows.map((row) => ({ id: row.id, key: [instant(row[field]), row.id] }));
  },
});
const eventsBy = (field: 'seq' | 'occurredAt', direction: 'asc' | 'desc'): List => ({
  insert: insertCall,
  read: async (page) => {
    const order = { field, direction } as const;
    const rows = await world.interactions.events.list(admin, {}, { page, order });
    const keyOf = (at: number, seq: number) => (field === 'seq' ? [seq] : [instant(at), seq]);
    return rows.map(({ seq, occurredAt }) => ({ id: `${seq}`, key: keyOf(occurredAt, seq) }));
  },
});
const users: List = {
  insert: (at) =>
    world.rows(`insert into users (organization_id, id, name) values ($1, $2, $3)`, [
      world.organizationId,
      randomIds.next(),
      ['Ana', 'ana', 'Änne', 'B b', ''][at % 5],
    ]),
  read: async (page) => {
    const rows = await world.directory.store.users(world.organizationId, {}, page);
    return rows.map(({ id, name }) => ({ id, key: [name, id] }));
  },
};

const lists: Record<string, () => List> = {
  'interactions, newest first': () => interactionsBy('openedAt', 'desc'),
  'interactions, oldest first': () => interactionsBy('openedAt', 'asc'),
  'interactions, latest first': () => interactionsBy('lastAt', 'desc'),
  'interactions, those that live behind those that ended': () => interactionsBy('endedAt', 'asc'),
  'user events, newest first': () => eventsBy('seq', 'desc'),
  'user events, oldest first': () => eventsBy('seq', 'asc'),
  'user events, latest first': () => eventsBy('occurredAt', 'desc'),
  'user events, earliest first': () => eventsBy('occurredAt', 'asc'),
  'users by name': () => users,
};

const all = async (list: List): Promise<string[]> =>
  (await list.read({ limit: 5_000, backward: false, from: null })).map(({ id }) => id);

/** Pages through a list from one end to the other while it gets more rows. @returns what was seen, in the list's order. */
async function pageThrough(list: List, { size, backward, inserts }: Walk): Promise<string[]> {
  const seen: string[][] = [];
  let cursor: string | null = null;
  for (let step = 0; ; step += 1) {
    const request: PageRequest = backward
      ? readPage({ last: size, before: cursor })
      : readPage({ first: size, after: cursor });
    const page: Page<Row> = pageOf(await list.read(request), request, ({ key }) => key);
    seen.push(page.rows.map(({ id }) => id));
    const edge = backward ? page.rows.at(0) : page.rows.at(-1);
    if (!(backward ? page.hasPreviousPage : page.hasNextPage) || !edge) break;
    cursor = page.cursorOf(edge);
    const insert = inserts[step];
    if (insert !== undefined) await list.insert(insert);
  }
  return (backward ? seen.toReversed() : seen).flat();
}

interface Walk {
  size: number;
  backward: boolean;
  inserts: readonly number[];
}
const anyWalk: fc.Arbitrary<Walk> = fc.record({
  size: fc.integer({ min: 1, max: 12 }),
  backward: fc.boolean(),
  inserts: fc.array(fc.nat({ max: 100 }), { maxLength: 6 }),
});

test.each(Object.keys(lists))(
  'paging through %s skips and repeats nothing, whatever is added meanwhile',
  async (name) => {
    const list = lists[name]?.();
    if (!list) throw new Error(name);
    for (let i = 0; i < 4; i += 1) await list.insert(i);
    await fc.assert(
      fc.asyncProperty(anyWalk, async (walk) => {
        const before = await all(list);
        const seen = await pageThrough(list, walk);
        const after = await all(list);
        const stayed = new Set(before);
        expect(seen.filter((id) => stayed.has(id))).toEqual(after.filter((id) => stayed.has(id)));
        expect(new Set(seen).size).toBe(seen.length);
      }),
      { numRuns: 8 },
    );
  },
);
