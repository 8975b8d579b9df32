import { expect } from 'vitest';
import type { Severity } from '@belfry/domain';
import { type Database, openDatabase } from '../../platform/database/index.ts';
import type { SignedInViewer } from '../../platform/graphql/index.ts';
import { randomIds as ids } from '../../platform/ids.ts';
import { createLog } from '../../platform/log.ts';
import { accessEntities, createAccess } from '../access/index.ts';
import {
  newNotification,
  type NewNotification,
  type NotificationChange,
  type NotificationRow,
} from './notification.ts';
import { notificationEntities } from './notifications.entity.ts';
import { createNotifications, type Notifications } from './notifications.ts';
import type { WantedDelivery } from './wanted-delivery.ts';

const log = createLog('silent');
export const minute = 60_000;

/** Opens the database that inboxes are tried in. */
export const openInboxes = (url: string): Promise<Database> =>
  openDatabase({ url, entities: [...accessEntities, ...notificationEntities], log, poolSize: 6 });

/** A clock that the test moves, what was told and sent, and a delivery that fails once when `failures.next` is set. */
function openRoom(database: Database, start: number) {
  const time = { now: start };
  const failures = { next: false };
  const [told, sent]: [NotificationChange[], WantedDelivery[]] = [[], []];
  const clock = { now: () => time.now };
  const deliver = {
    async add(_transaction: unknown, wanted: readonly WantedDelivery[]) {
      if (failures.next) {
        failures.next = false;
        throw new Error('Delivery fails, as asked.');
      }
      sent.push(...wanted);
    },
    wake: () => {},
  };
  const changed = (_id: string, changes: readonly NotificationChange[]) => void told.push(...changes);
  /** Another server over the same database each time. */
  const another = (): Notifications =>
    createNotifications({ database, clock, log, ids, publicUrl: 'https://belfry.test', deliver, changed });
  return { time, failures, told, sent, clock, another };
}

let organizations = 0;

/** An organization with two agents and a manager. */
async function settle(database: Database, clock: { now: () => number }) {
  const access = createAccess({ database, clock, ids, log, operatorToken: 'x' });
  organizations += 1;
  const organizationId = await access.createOrganization({ name: `North ${organizations}` });
  const viewer = async (name: string, role: string): Promise<SignedInViewer> => {
    const email = `${name.toLowerCase()}.${organizations}@north.test`;
    const userId = await access.createUser({ organizationId, name, email, roles: [role] });
    const found = await access.viewerOfUser(organizationId, userId);
    if (!found) throw new Error('No such user.');
    return found;
  };
  return {
    organizationId,
    ana: await viewer('Ana', 'Agent'),
    otto: await viewer('Otto', 'Agent'),
    mara: await viewer('Mara', 'Manager'),
  };
}

const noteFor = (
  { organizationId, userId }: SignedInViewer,
  createdAt: number,
  more: Partial<NewNotification>,
): NotificationRow =>
  newNotification({
    id: ids.next(),
    organizationId,
    userId: userId ?? '',
    firingId: ids.next(),
    definitionId: ids.next(),
    definitionName: 'Long hold',
    severity: 'info',
    title: 'Long hold: Ana',
    body: 'since noon',
    why: 'because it is your event',
    createdAt,
    ...more,
  });

type Filter = Parameters<Notifications['store']['list']>[1];

/** An inbox of each of three people, over a real database. */
export async function openInbox(database: Database, start = Date.now()) {
  const room = openRoom(database, start);
  const people = await settle(database, room.clock);
  const { organizationId } = people;
  const notifications = room.another();
  const rows = <Row>(sql: string, values: readonly unknown[] = []): Promise<Row[]> =>
    database.rows(organizationId, sql, values);
  const write = (notes: readonly NotificationRow[]) =>
    database.transaction(organizationId, (transaction) =>
      notifications.write(transaction, { organizationId, notifications: notes, now: room.time.now }),
    );
  return {
    ...room,
    ...people,
    notifications,
    rows,
    async roleId(name: string): Promise<string> {
      const sql = 'select id from roles where name = $1 and organization_id = $2';
      return (await rows<{ id: string }>(sql, [name, organizationId]))[0]?.id ?? '';
    },
    note: (viewer: SignedInViewer, more: Partial<NewNotification> = {}) => noteFor(viewer, room.time.now, more),
    give: async (...notes: NotificationRow[]) => (await write(notes)).map(({ notification }) => notification),
    plan: (...notes: NotificationRow[]) =>
      database.transaction(organizationId, (transaction) =>
        notifications.planFor(transaction, { organizationId, notifications: notes, now: room.time.now }),
      ),
    stream: () => notifications.log.read(organizationId, { after: 0, upTo: 10_000, limit: 10_000 }),
    async found({ userId }: SignedInViewer, filter: Filter): Promise<string[]> {
      const page = { limit: 100, backward: false, from: null };
      const list = await notifications.store.list({ organizationId, userId: userId ?? '' }, filter, page);
      return list.map(({ title }) => title);
    },
    /** Lets two servers work until something is so. */
    async workUntil(holds: () => boolean | Promise<boolean>): Promise<void> {
      const servers = [room.another(), room.another()];
      for (const server of servers) server.start();
      try {
        await expect.poll(holds, { timeout: 8_000 }).toBe(true);
      } finally {
        await Promise.all(servers.map((server) => server.stop()));
      }
    },
  };
}

export type Inbox = Awaited<ReturnType<typeof openInbox>>;

/** Push and e-mail of one severity, wherever the user is. */
export const everything = (severity: Severity) => ({ channels: { [severity]: { push: 'on', email: 'on' } } });
