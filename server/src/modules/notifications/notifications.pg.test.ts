import { afterEach, beforeEach, expect, test } from 'vitest';
import { temporaryDatabase, type TemporaryDatabase } from '../../../../test/kit/postgres.ts';
import { openDatabase, type Database } from '../../platform/database/index.ts';
import type { SignedInViewer } from '../../platform/graphql/index.ts';
import { randomIds as ids } from '../../platform/ids.ts';
import { createLog } from '../../platform/log.ts';
import { accessEntities, createAccess } from '../access/index.ts';
import { newNotification, type NotificationChange, type NotificationRow } from './notification.ts';
import { notificationEntities } from './notifications.entity.ts';
import { createNotifications, type Notifications } from './notifications.ts';

let temporary: TemporaryDatabase;
let database: Database;
let notifications: Notifications;
let ana: SignedInViewer;
let otto: SignedInViewer;
let told: NotificationChange[];
let ahead: number;

const log = createLog('silent');
const clock = { now: () => Date.now() + ahead };
const minute = 60_000;

beforeEach(async () => {
  [told, ahead] = [[], 0];
  temporary = await temporaryDatabase();
  database = await openDatabase({
    url: temporary.url,
    entities: [...accessEntities, ...notificationEntities],
    log,
    poolSize: 5,
  });
  const access = createAccess({ database, clock, ids, log, operatorToken: 'x' });
  const organizationId = await access.createOrganization({ name: 'North' });
  const viewer = async (name: string): Promise<SignedInViewer> => {
    const found = await access.viewerOfUser(
      organizationId,
      await access.createUser({ organizationId, name, roles: ['Agent'] }),
    );
    if (!found) throw new Error('No such user.');
    return found;
  };
  [ana, otto] = [await viewer('Ana'), await viewer('Otto')];
  notifications = createNotifications({
    database,
    clock,
    log,
    ids,
    publicUrl: null,
    deliver: { add: () => Promise.resolve(), wake: () => {} },
    changed: (_id, changes) => void told.push(...changes),
  });
});
afterEach(async () => {
  await database.close();
  await temporary.drop();
});

const fresh = ({ organizationId, userId }: SignedInViewer, more: Partial<NotificationRow> = {}): NotificationRow => ({
  ...newNotification({
    id: ids.next(),
    organizationId,
    userId: userId ?? '',
    firingId: ids.next(),
    definitionId: ids.next(),
    definitionName: 'Muted',
    severity: 'info',
    title: 'Muted',
    body: '',
    why: 'because it is your event',
    createdAt: clock.now(),
    ...more,
  }),
  ...more,
});

async function give(...rows: NotificationRow[]): Promise<NotificationRow[]> {
  const changes = await database.transaction(ana.organizationId, (transaction) =>
    notifications.write(transaction, {
      organizationId: ana.organizationId,
      notifications: rows,
      now: clock.now(),
    }),
  );
  return changes.map(({ notification }) => notification);
}

const stream = () => notifications.log.read(ana.organizationId, { after: 0, upTo: 1_000, limit: 1_000 });
const whose = ({ organizationId, userId }: SignedInViewer) => ({
  organizationId,
  userId: userId ?? '',
});

test('a mark changes the row, gets a new place in the stream, and is told after its commit', async () => {
  const [one, two] = await give(fresh(ana), fresh(ana));
  const result = await notifications.mark(ana, { ids: [one?.id ?? ''], as: 'read' });

  expect(result).toMatchObject({
    ok: true,
    value: {
      count: 1,
      notifications: [{ id: one?.id, status: 'read', seq: 3, readAt: expect.any(Number) }],
    },
  });
  expect((await stream()).map(({ seq, notification: { id, status } }) => [seq, id, status])).toEqual([
    [1, one?.id, 'unread'],
    [2, two?.id, 'unread'],
    [3, one?.id, 'read'],
  ]);
  expect(told).toMatchObject([{ seq: 3, userId: ana.userId }]);
  expect(await notifications.store.summary(whose(ana))).toEqual({
    unread: 1,
    snoozed: 0,
    saved: 0,
    unacknowledged: 0,
    head: 3,
  });
  expect(await notifications.store.byIds(whose(ana), [one?.id ?? ''])).toEqual([told[0]?.notification]);
});

test('a mark that changes nothing takes no place', async () => {
  const [one] = await give(fresh(ana));
  const result = await notifications.mark(ana, { ids: [one?.id ?? ''], as: 'unread' });

  expect(result).toEqual({ ok: true, value: { count: 0, notifications: [one] } });
  expect(await stream()).toHaveLength(1);
});

test('only the recipient may mark or snooze, and nothing is done to the others of the same call', async () => {
  const [own, another] = await give(fresh(ana), fresh(otto));
  const mine = [own?.id ?? '', another?.id ?? ''];

  expect(await notifications.mark(ana, { ids: mine, as: 'done' })).toMatchObject({
    ok: false,
    problem: { kind: 'NotFoundError' },
  });
  expect(await notifications.snooze(ana, { ids: mine, until: clock.now() + 10 * minute })).toMatchObject({
    ok: false,
    problem: { kind: 'NotFoundError' },
  });
  expect(await notifications.mark({ ...ana, grants: {} }, { ids: mine, as: 'done' })).toMatchObject({
    ok: false,
    problem: { kind: 'ForbiddenError' },
  });
  expect(await stream()).toHaveLength(2);
});

test('a filter marks one’s own that it finds', async () => {
  await give(fresh(ana, { severity: 'critical' }), fresh(ana), fresh(otto, { severity: 'critical' }));
  const filter = { severity: { eq: 'critical' as const } };

  expect(await notifications.mark(ana, { filter, as: 'done' })).toMatchObject({
    ok: true,
    value: { count: 1 },
  });
  expect(await notifications.mark(ana, { filter, as: 'done' })).toMatchObject({
    ok: true,
    value: { count: 0 },
  });
  expect(await notifications.store.summary(whose(otto))).toMatchObject({ unread: 1 });
});

test('a mark names 1 to 500, by ids or by a filter and not by both', async () => {
  const many = Array.from({ length: 501 }, () => ids.next());

  for (const which of [{ ids: many }, { ids: [] }, {}, { ids: [ids.next()], filter: {} }]) {
    expect(await notifications.mark(ana, { ...which, as: 'read' })).toMatchObject({
      ok: false,
      problem: { kind: 'ValidationError' },
    });
  }
});

test('a snooze shorter than three minutes is refused', async () => {
  const [one] = await give(fresh(ana));

  expect(await notifications.snooze(ana, { ids: [one?.id ?? ''], until: clock.now() + 2 * minute })).toMatchObject({
    ok: false,
    problem: { kind: 'ValidationError', issues: [{ path: ['until'] }] },
  });
});

test('what is snoozed comes back unread when it is due, as a new change in the stream', async () => {
  const [one] = await give(fresh(ana));
  const oneId = one?.id ?? '';
  await notifications.mark(ana, { ids: [oneId], as: 'done' });
  await notifications.snooze(ana, { ids: [oneId], until: clock.now() + 5 * minute });
  expect(await notifications.store.summary(whose(ana))).toMatchObject({ unread: 0, snoozed: 1 });

  notifications.start();
  ahead = 6 * minute;
  await expect.poll(() => told.length, { timeout: 5_000 }).toBe(3);
  await notifications.stop();

  expect(told.at(-1)).toMatchObject({
    seq: 4,
    notification: { id: oneId, status: 'unread', readAt: null, doneAt: null, snoozedUntil: null },
  });
  expect(await notifications.store.summary(whose(ana))).toMatchObject({ unread: 1, snoozed: 0 });
});

test('a snooze until never wakes at once', async () => {
  const [one] = await give(fresh(ana));
  await notifications.snooze(ana, { ids: [one?.id ?? ''], until: clock.now() + 5 * minute });

  expect(await notifications.snooze(ana, { ids: [one?.id ?? ''], until: null })).toMatchObject({
    ok: true,
    value: { count: 1, notifications: [{ status: 'unread', snoozedUntil: null }] },
  });
});

test('marks made at once by many get places without gaps', async () => {
  const rows = await give(...Array.from({ length: 20 }, (_, index) => fresh(index % 2 ? ana : otto)));
  await Promise.all(
    rows.map((row) => notifications.mark(row.userId === ana.userId ? ana : otto, { ids: [row.id], as: 'read' })),
  );

  expect((await stream()).map(({ seq }) => seq)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
  expect(await notifications.log.heads()).toEqual([{ organizationId: ana.organizationId, seq: 40 }]);
});

test('the list is newest first and goes on behind its cursor', async () => {
  const rows = await give(...[1, 2, 3].map((n) => fresh(ana, { createdAt: clock.now() - n * minute })));
  const page = { limit: 2, backward: false, from: null };
  const first = await notifications.store.list(whose(ana), {}, page);
  const after = first[1];
  const rest = await notifications.store.list(
    whose(ana),
    {},
    { ...page, from: [new Date(after?.createdAt ?? 0).toISOString(), after?.id ?? ''] },
  );

  expect(first.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
  expect(rest.map(({ id }) => id)).toEqual([rows[2]?.id]);
});
