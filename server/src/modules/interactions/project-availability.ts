import { type Availability, type Membership, writeAvailability, writeMemberships } from '../directory/index.ts';
import type { Projection } from './record-batch.ts';
import type { UserEventRow } from './user-event.ts';

function statusOf({ type, fields }: UserEventRow): string | null {
  if (type === 'user.signed_in') return 'available';
  if (type === 'user.signed_out') return 'offline';
  const status = type === 'user.status_changed' ? fields?.['status'] : null;
  return typeof status === 'string' ? status : null;
}

const availabilityOf = (event: UserEventRow): Availability[] => {
  const status = statusOf(event);
  return status === null || event.userId === null ? [] : [{ userId: event.userId, status, since: event.occurredAt }];
};

const membershipOf = ({ type, userId, queueId }: UserEventRow): Membership[] => {
  const joins = type === 'user.queue_joined';
  if ((!joins && type !== 'user.queue_left') || userId === null || queueId === null) return [];
  return [{ userId, queueId, member: joins }];
};

/** Keeps users' availability and queues as their events tell it. */
export const projectAvailability: Projection = (transaction, organizationId, events) => {
  const changes = events.flatMap(availabilityOf);
  // The last word on each user and queue counts.
  const memberships = [
    ...new Map(events.flatMap(membershipOf).map((one) => [`${one.userId}|${one.queueId}`, one])).values(),
  ];
  return [
    ...(changes.length > 0 ? [writeAvailability(transaction, organizationId, changes)] : []),
    ...(memberships.length > 0 ? writeMemberships(transaction, organizationId, memberships) : []),
  ];
};
