import type { Transaction } from '../../platform/database/index.ts';

export interface Availability {
  userId: string;
  status: string;
  /** Epoch milliseconds; an older word never overrides a newer one. */
  since: number;
}

/** Sets users' availability, inside somebody else's transaction. */
export const writeAvailability = (
  { rows }: Transaction,
  organizationId: string,
  changes: readonly Availability[],
): Promise<unknown> =>
  rows(
    `update users u set status = x.status, status_since = x.since
     from (select distinct on (user_id) * from unnest($2::uuid[], $3::text[], $4::timestamptz[]) as y(user_id, status, since) order by user_id, since desc) x
     where u.organization_id = $1 and u.id = x.user_id and (u.status_since is null or u.status_since <= x.since)`,
    [
      organizationId,
      changes.map(({ userId }) => userId),
      changes.map(({ status }) => status),
      changes.map(({ since }) => new Date(since)),
    ],
  );

export interface Membership {
  userId: string;
  queueId: string;
  member: boolean;
}

/** Adds users to queues and takes them out, inside somebody else's transaction. */
export const writeMemberships = (
  { rows }: Transaction,
  organizationId: string,
  changes: readonly Membership[],
): Promise<unknown>[] => {
  const given = (member: boolean): unknown[] => {
    const of = changes.filter((change) => change.member === member);
    return [organizationId, of.map(({ queueId }) => queueId), of.map(({ userId }) => userId)];
  };
  return [
    rows(
      'insert into queue_members (organization_id, queue_id, user_id) select $1, q, u from unnest($2::uuid[], $3::uuid[]) as x(q, u) on conflict do nothing',
      given(true),
    ),
    rows(
      'delete from queue_members m using unnest($2::uuid[], $3::uuid[]) as x(q, u) where m.organization_id = $1 and m.queue_id = x.q and m.user_id = x.u',
      given(false),
    ),
  ];
};
