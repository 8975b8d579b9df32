import { type Grants, type Scope, scopes } from '@belfry/domain';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporaryDatabase, type TemporaryDatabase } from '../../../../test/kit/postgres.ts';
import { Parameters } from '../../platform/database/where.ts';
import type { SignedInViewer } from '../../platform/graphql/index.ts';
import { anyStory, toldOf } from './arbitrary-items.fixture.ts';
import type { InteractionRow } from './interaction.ts';
import { openWorld, type World } from './interactions.fixture.ts';
import type { UserEventRow } from './user-event.ts';
import { acceptsUserEvent, type UserEventFilter, whereUserEvent } from './user-event-filter.ts';
import { mayClaim, mayCountEvent, maySeeEvent, mayTouch, whereMayCountEvent, whereMaySeeEvent } from './visibility.ts';

let temporary: TemporaryDatabase;
let world: World;
let events: readonly UserEventRow[];
let interactions: readonly InteractionRow[];
let admin: SignedInViewer;
const whole = { limit: 1_000, backward: false, from: null } as const;

/** Twenty calls in random states, and events of nothing at all. */
beforeAll(async () => {
  temporary = await temporaryDatabase();
  world = await openWorld(temporary.url);
  const { people, sales, support } = world;
  const story = anyStory({ users: [people.agent, people.other], queues: [sales, support] });
  const stories = fc.sample(story, { numRuns: 20, seed: 7 });
  for (const [i, { items }] of stories.entries()) await world.record(toldOf(items, `call-${i}`));
  for (let i = 0; i < 3; i += 1)
    await world.record([
      world.fact('waits', i === 0 ? 'interaction.created' : 'interaction.queued', {
        queueId: world.sales,
      }),
      world.fact('-', 'custom', { interaction: null, source: `Odd_source.${i}`, by: people.agent }),
    ]);
  admin = await world.viewerOf(people.admin);
  const order = { field: 'seq', direction: 'asc' } as const;
  events = await world.interactions.events.list(admin, {}, { page: whole, order });
  const newest = { field: 'openedAt', direction: 'asc' } as const;
  interactions = await world.interactions.store.list(admin, {}, { page: whole, order: newest });
});
afterAll(async () => {
  await world.close();
  await temporary.drop();
});

const permissions = ['interactions:read', 'user-events:read', 'counts:read'] as const;
const anyScope: fc.Arbitrary<Scope> = fc.constantFrom(...scopes);
const sampleOf = (ids: readonly string[]): fc.Arbitrary<string[]> => fc.subarray([...ids]);

/** Anybody: with any scopes, in any queues and teams, or nobody at all. */
const anyViewer = (): fc.Arbitrary<SignedInViewer> => {
  const { people, sales, support } = world;
  const users = Object.values(people);
  return fc
    .record({
      scope: fc.tuple(anyScope, anyScope, anyScope),
      userId: fc.constantFrom(...users, null),
      teamMemberIds: sampleOf(users),
      queueIds: sampleOf([sales, support]),
    })
    .map(({ scope, ...more }) => {
      const grants: Grants = Object.fromEntries(permissions.map((id, i) => [id, scope[i]]));
      return { ...admin, ...more, grants };
    });
};

async function seqsWhere(clause: string, parameters: Parameters): Promise<number[]> {
  const sql = `select e.seq from user_events e left join interactions i on i.id = e.interaction_id where ${clause} order by e.seq`;
  const found = await world.rows<{ seq: number }>(sql, parameters.values);
  return found.map(({ seq }) => seq);
}
const seqsThat = (accept: (row: UserEventRow) => boolean): number[] => events.filter(accept).map(({ seq }) => seq);

test('who may see an event is the same in SQL and in memory', async () => {
  await fc.assert(
    fc.asyncProperty(anyViewer(), async (viewer) => {
      const parameters = new Parameters();
      const found = seqsWhere(whereMaySeeEvent(viewer, 'user-events:read', parameters), parameters);
      expect(await found).toEqual(seqsThat((row) => maySeeEvent(viewer, 'user-events:read', row)));
    }),
    { numRuns: 60 },
  );
});

test('for whom an event is counted is the same in SQL and in memory', async () => {
  await fc.assert(
    fc.asyncProperty(anyViewer(), async (viewer) => {
      const parameters = new Parameters();
      const found = seqsWhere(whereMayCountEvent(viewer, parameters), parameters);
      expect(await found).toEqual(seqsThat((row) => mayCountEvent(viewer, row)));
    }),
    { numRuns: 60 },
  );
});

test('who may read an interaction is the same in SQL and in memory', async () => {
  const ids = interactions.map(({ id }) => id);
  await fc.assert(
    fc.asyncProperty(anyViewer(), async (viewer) => {
      const found = await world.interactions.store.byIds(viewer, ids);
      const reads = (viewer.grants['interactions:read'] ?? 'none') !== 'none';
      const mine = interactions.filter(
        (row) => mayTouch(viewer, 'interactions:read', row) || (reads && mayClaim(viewer, row)),
      );
      expect(found.map(({ id }) => id).toSorted()).toEqual(mine.map(({ id }) => id).toSorted());
    }),
    { numRuns: 60 },
  );
});

const valueFilter = <Value>(values: readonly Value[]) =>
  fc.oneof(
    fc.record({ eq: fc.constantFrom(...values, null) }),
    fc.record({ in: fc.subarray([...values]) }),
    fc.record({ notIn: fc.subarray([...values]) }),
    fc.record({ isNull: fc.constantFrom(true, false, null), notIn: fc.subarray([...values]) }),
  );

/** A filter with one part, such as `{ type: { eq: 'offer.created' } }`. */
function anyPart(): fc.Arbitrary<UserEventFilter> {
  const of = <Value>(valueOf: (row: UserEventRow) => Value | null) =>
    valueFilter([...new Set(events.map(valueOf))].filter((value) => value !== null).slice(0, 8));
  const texts = fc.constantFrom('TES', 'odd_', '%', '_', 'e.1', '\\', '');
  const times = fc.constantFrom(...events.map(({ occurredAt }) => occurredAt));
  return fc.oneof(
    fc.record({ type: of((row) => row.type) }),
    fc.record({ category: of((row) => row.category) }),
    fc.record({ interaction: of((row) => row.interactionId) }),
    fc.record({ queue: of((row) => row.queueId) }),
    fc.record({ user: of((row) => row.userId) }),
    fc.record({ channel: of((row) => row.channel) }),
    fc.record({ anomaly: of((row) => row.anomaly) }),
    fc.record({ source: fc.record({ contains: texts }) }),
    fc.record({ source: fc.record({ startsWith: texts }) }),
    fc.record({ occurredAt: fc.record({ lt: times, gte: times }, { requiredKeys: [] }) }),
    fc.record({ occurredAt: fc.record({ lte: times, gt: times }, { requiredKeys: [] }) }),
    fc.record({ occurredAt: fc.record({ eq: times }) }),
  );
}

/** Any filter over what there is, nested, with empty lists and absent parts. */
const anyFilter = (): fc.Arbitrary<UserEventFilter> =>
  fc.letrec<{ filter: UserEventFilter }>((tie) => ({
    filter: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      anyPart(),
      fc.tuple(anyPart(), anyPart()).map(([one, other]) => ({ ...one, ...other })),
      fc.record({ and: fc.array(tie('filter'), { maxLength: 2 }) }),
      fc.record({ or: fc.array(tie('filter'), { maxLength: 3 }) }),
      fc.record({ not: tie('filter') }),
    ),
  })).filter;

test('a filter finds the same in SQL and in memory', async () => {
  let found = 0;
  await fc.assert(
    fc.asyncProperty(anyFilter(), async (filter) => {
      const parameters = new Parameters();
      const seqs = await seqsWhere(whereUserEvent(filter, parameters), parameters);
      found += seqs.length;
      expect(seqs).toEqual(seqsThat((row) => acceptsUserEvent(filter, row)));
    }),
    { numRuns: 200 },
  );
  expect(found).toBeGreaterThan(events.length);
});

test('a filter nested too deep is refused in a sentence', () => {
  let filter: UserEventFilter = {};
  for (let i = 0; i < 10; i += 1) filter = { not: filter };
  expect(() => whereUserEvent(filter, new Parameters())).toThrow('Filters may be nested 8 deep.');
});

test('filters of interactions find what they say, also by who took part', async () => {
  const { agent, other } = world.people;
  const ids = async (filter: object): Promise<string[]> => {
    const order = { field: 'openedAt', direction: 'asc' } as const;
    const rows = await world.interactions.store.list(admin, filter, { page: whole, order });
    return rows.map(({ id }) => id);
  };
  const those = (accept: (row: InteractionRow) => boolean): string[] => interactions.filter(accept).map(({ id }) => id);
  const has = (row: InteractionRow, id: string): boolean => row.participants.includes(id);
  expect(await ids({ participant: { eq: agent } })).toEqual(those((row) => has(row, agent)));
  expect(await ids({ participant: { notIn: [agent, other] } })).toEqual(
    those((row) => !has(row, agent) && !has(row, other)),
  );
  expect(await ids({ participant: { isNull: true } })).toEqual(those(({ participants }) => participants.length === 0));
  expect(await ids({ not: { live: { eq: true } } })).toEqual(those((row) => row.endedAt !== null));
  expect(await ids({ owner: { isNull: true }, phase: { in: ['queued'] } })).toEqual(
    those(({ ownerId, phase }) => ownerId === null && phase === 'queued'),
  );
});
