import {
  type Announcement,
  announcementsFor,
  type Arrival,
  channelsFor,
  digestDue,
  type NotificationProfile,
  severityOf,
  summaryMs,
} from '@belfry/domain/notification';
import type { Transaction } from '../../platform/database/index.ts';
import type { Ids } from '../../platform/ids.ts';
import type { NewDigestEntry } from './digests.store.ts';
import { readRecent } from './earlier.store.ts';
import type { NotificationRow } from './notification.ts';
import { readWhereabouts, type Whereabouts } from './presence.store.ts';
import { readAddresses, readProfiles } from './profiles.store.ts';
import type { WantedDelivery } from './wanted-delivery.ts';

/** Notifications that are about to be written, to be told as their recipients' profiles want it. */
export interface ToPlan {
  organizationId: string;
  notifications: readonly NotificationRow[];
  /** Where a click leads; null where there is no such place. */
  urlOf: (row: NotificationRow) => string | null;
  now: number;
}

/** What is to leave the house for them: at once, or with a later digest. */
export interface Plan {
  deliveries: WantedDelivery[];
  digest: NewDigestEntry[];
}

interface Recipient extends Whereabouts {
  profile: NotificationProfile;
  /** Null when they have none. */
  address: string | null;
  earlier: readonly Arrival[];
}

type Planning = Pick<ToPlan, 'urlOf' | 'now'> & { ids: Ids; recipient: Recipient };

function channelsOf({ recipient, now }: Planning, severity: NotificationRow['severity']) {
  const { profile, present, inInteraction } = recipient;
  return channelsFor(profile, { severity, at: now, inInteraction, presence: present ? 'here' : 'away' });
}

function titleOf(announcement: Announcement<NotificationRow>): string {
  if (announcement.kind === 'summary') return announcement.title;
  return announcement.times > 1 ? `${announcement.of.title} (×${announcement.times})` : announcement.of.title;
}

/** The deliveries of one announcement: at most a push and an e-mail. */
function deliveriesOf(announcement: Announcement<NotificationRow>, planning: Planning): WantedDelivery[] {
  const { ids, urlOf, recipient } = planning;
  const { of } = announcement;
  const severity = severityOf(announcement);
  const { push, email } = channelsOf(planning, severity);
  const title = titleOf(announcement);
  const isOne = announcement.kind === 'one';
  const [body, url] = isOne ? [of.body, urlOf(of)] : ['', null];
  const { organizationId, userId, firingId, definitionId } = of;
  const about = { organizationId, userId, firingId, definitionId };
  const deliveries: WantedDelivery[] = [];
  if (push) {
    const topic = isOne ? of.subjectKey : `summary:${definitionId}`;
    deliveries.push({ ...about, id: ids.next(), channel: 'push', severity, title, body, topic, url });
  }
  if (email === 'now' && recipient.address !== null) {
    const text = [body, url].filter(Boolean).join('\n\n') || title;
    deliveries.push({
      ...about,
      id: ids.next(),
      channel: 'email',
      to: recipient.address,
      subject: title,
      text,
      html: null,
    });
  }
  return deliveries;
}

function digestOf(row: NotificationRow, planning: Planning): NewDigestEntry[] {
  const { ids, now, urlOf, recipient } = planning;
  const { organizationId, userId, severity, definitionId, definitionName, title, createdAt } = row;
  const dueAt = digestDue(recipient.profile, { severity, at: now });
  if (dueAt === null || recipient.address === null || channelsOf(planning, severity).email !== 'digest') return [];
  const told = { userId, severity, definitionId, definitionName, title, createdAt };
  return [{ id: ids.next(), organizationId, ...told, dueAt, url: urlOf(row) }];
}

/** What leaves the house for one user. What belongs together leaves once, and a storm as one sentence. */
function planOf(arrived: readonly NotificationRow[], planning: Planning): Plan {
  const told = announcementsFor(arrived, planning.recipient.earlier).filter(
    (one) => one.kind === 'summary' || !one.again,
  );
  return {
    deliveries: told.flatMap((announcement) => deliveriesOf(announcement, planning)),
    digest: arrived.flatMap((row) => digestOf(row, planning)),
  };
}

async function readRecipients(
  transaction: Transaction,
  { organizationId, userIds, now }: { organizationId: string; userIds: readonly string[]; now: number },
): Promise<Map<string, Recipient>> {
  const [profiles, whereabouts, addresses, recent] = await Promise.all([
    readProfiles(transaction, organizationId, userIds),
    readWhereabouts(transaction, { organizationId, userIds, now }),
    readAddresses(transaction, organizationId, userIds),
    readRecent(transaction, { organizationId, userIds, since: now - summaryMs }),
  ]);
  const recipients = userIds.flatMap((userId): [string, Recipient][] => {
    const [kept, where] = [profiles.get(userId), whereabouts.get(userId)];
    if (!kept || !where) return [];
    const address = addresses.get(userId) ?? null;
    return [[userId, { profile: kept.profile, ...where, address, earlier: recent.get(userId) ?? [] }]];
  });
  return new Map(recipients);
}

/**
 * How notifications are to be told beside the inbox, each as its recipient's profile wants it. Changes nothing: the caller writes the
 * notifications, keeps the digest entries, and sends the deliveries, all in the same transaction.
 */
export const planFor =
  ({ ids }: { ids: Ids }) =>
  async (transaction: Transaction, { organizationId, notifications, urlOf, now }: ToPlan): Promise<Plan> => {
    if (notifications.length === 0) return { deliveries: [], digest: [] };
    const byUser = Map.groupBy(notifications, ({ userId }) => userId);
    const recipients = await readRecipients(transaction, { organizationId, userIds: [...byUser.keys()], now });
    const plans = [...recipients].map(([userId, recipient]) =>
      planOf(byUser.get(userId) ?? [], { ids, urlOf, now, recipient }),
    );
    return {
      deliveries: plans.flatMap(({ deliveries }) => deliveries),
      digest: plans.flatMap(({ digest }) => digest),
    };
  };
