import type { Transaction } from '../../platform/database/index.ts';

/** Live interactions that are alike in what counts go by. */
export interface LiveGroup {
  queueId: string | null;
  ownerId: string | null;
  channel: string;
  /** They wait in their queue. */
  waiting: boolean;
  count: number;
}

/** The live interactions as they were just after a place in the log: by the latest event of each up to there. */
const liveAt = `select w.item ->> 'queueId' as "queueId", w.item ->> 'ownerId' as "ownerId", w.item ->> 'channel' as channel,
    w.item ->> 'waitingSince' is not null as waiting, count(*)::int as count
  from (
    select i.id from interactions i where i.organization_id = $1 and i.ended_at is null
    union select e.interaction_id from user_events e where e.organization_id = $1 and e.seq > $2 and e.interaction_id is not null) c
  cross join lateral (
    select e.item from user_events e
    where e.organization_id = $1 and e.interaction_id = c.id and e.seq <= $2 and e.item is not null order by e.seq desc limit 1) w
  where w.item ->> 'phase' not in ('none', 'completed', 'abandoned', 'failed') and not (w.item ->> 'deleted')::boolean
  group by 1, 2, 3, 4`;

export const liveGroups = ({ rows }: Transaction, organizationId: string, cursor: number): Promise<LiveGroup[]> =>
  rows(liveAt, [organizationId, cursor]);

export interface WaitingOne {
  interactionId: string;
  queueId: string;
  channel: string;
  since: number;
}

/** Who waited in which queue just after a place in the log. */
export const waitingOnes = ({ rows }: Transaction, organizationId: string, cursor: number): Promise<WaitingOne[]> =>
  rows(
    `select c.id as "interactionId", w.item ->> 'queueId' as "queueId", w.item ->> 'channel' as channel, (w.item ->> 'waitingSince')::float8 as since
     from (
       select i.id from interactions i where i.organization_id = $1 and i.ended_at is null
       union select e.interaction_id from user_events e where e.organization_id = $1 and e.seq > $2 and e.interaction_id is not null) c
     cross join lateral (
       select e.item from user_events e
       where e.organization_id = $1 and e.interaction_id = c.id and e.seq <= $2 and e.item is not null order by e.seq desc limit 1) w
     where w.item ->> 'waitingSince' is not null and w.item ->> 'queueId' is not null`,
    [organizationId, cursor],
  );
