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
import { createNotifications } from './notifications.ts';
import type { WantedDelivery } from './wanted-delivery.ts';

const log = createLog('silent');
export const minute = 60_000;

/** Opens the database that inboxes are tried in. */
export const openInboxes = (url: string): Promise<Database> =>
  openDatabase({ url, entities: [...accessEntities, ...notificationEntities], log, poolSize: 6 });

let organizations = 0;

/** An organization with two agents and a manager, and a clock that the test moves. */
export async function openInbox(database: Database, start = Date.now()) {
  const time = { now: start };
  const clock = { now: () => time.now };
  const failures = { next: false };
  const [told, sent]: [NotificationChange[], WantedDelivery[]] = [[], []];
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
  const people = {
    ana: await viewer('Ana', 'Agent'),
    otto: await viewer('Otto', 'Agent'),
    mara: await viewer('Mara', 'Manager'),
  };
  const make = () =>
    createNotifications({
      database,
      clock,
      log,
      ids,
      publicUrl: 'https://belfry.test',
      deliver: {
        async add(_transaction, wanted) {
          if (failures.next) {
            failures.next = false;
            throw new Error('Delivery fails, as asked.');
          }
          sent.push(...wanted);
        },
        wake: () => {},
      },
      changed: (_id, changes) => void told.push(...changes),
    });
  const notifications = make();
  const rows = <Row>(sql: string, values: readonly unknown[] = []): Promise<Row[]> =>
    database.rows(organizationId, sql, values);
  return {
    ...people,
    organizationId,
    time,
    told,
    sent,
    notifications,
    /** The same over the same database, as another server would have it. */
    another: make,
    /** Delivery fails once when `next` is set. */
    failures,
    /** Lets two servers work until something is so. */
    async workUntil(holds: () => boolean | Promise<boolean>): Promise<void> {
      const servers = [make(), make()];
      for (const server of servers) server.start();
      try {
        await expect.poll(holds, { timeout: 8_000 }).toBe(true);
      } finally {
        await Promise.all(servers.map((server) => server.stop()));
      }
    },
    rows,
    roleId: async (name: string): Promise<string> =>
      (
        await rows<{ id: string }>('select id from roles where name = $1 and organization_id = $2', [
          name,
          organizationId,
        ])
      )[0]?.id ?? '',
    note: ({ userId }: SignedInViewer, more: Partial<NewNotification> = {}): NotificationRow =>
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
        createdAt: time.now,
        ...more,
      }),
    async give(...notes: NotificationRow[]): Promise<NotificationRow[]> {
      const changes = await database.transaction(organizationId, (transaction) =>
        notifications.write(transaction, { organizationId, notifications: notes, now: time.now }),
      );
      return changes.map(({ notification }) => notification);
    },
    plan: (...notes: NotificationRow[]) =>
      database.transaction(organizationId, (transaction) =>
        notifications.planFor(transaction, { organizationId, notifications: notes, now: time.now }),
      ),
    stream: () => notifications.log.read(organizationId, { after: 0, upTo: 10_000, limit: 10_000 }),
    async found({ userId }: SignedInViewer, filter: Parameters<typeof notifications.store.list>[1]): Promise<string[]> {
      const page = { limit: 100, backward: false, from: null };
      const list = await notifications.store.list({ organizationId, userId: userId ?? '' }, filter, page);
      return list.map(({ title }) => title);
    },
  };
}

export type Inbox = Awaited<ReturnType<typeof openInbox>>;

/** What everybody gets by e-mail and push, whatever else. */
export const everything = (severity: Severity) => ({ channels: { [severity]: { push: 'on', email: 'on' } } });
