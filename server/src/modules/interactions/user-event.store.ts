import type { Database } from '../../platform/database/index.ts';
import { Parameters } from '../../platform/database/where.ts';
import type { PageRequest, SignedInViewer } from '../../platform/graphql/index.ts';
import type { LogSource } from '../../platform/live/index.ts';
import { participantsColumn, userEventColumns } from './rows.ts';
import type { UserEventRow } from './user-event.ts';
import { type EventOrder, type UserEventFilter, whereUserEvent } from './user-event-filter.ts';
import { whereMaySeeEvent } from './visibility.ts';

const selectEvents = `select ${userEventColumns}, ${participantsColumn} from user_events e
  left join interactions i on i.organization_id = e.organization_id and i.id = e.interaction_id`;

const flipped = { asc: 'desc', desc: 'asc' } as const;

/** The last event recorded longer ago than a cursor may reach, by halving: recorded_at rises with seq and has no index of its own. */
const lastSeqBeforeReach = `with recursive search(low, high) as (
    select 0::bigint, seq from stream_heads where organization_id = $1 and stream = 'user_events'
    union all
    select case when old then middle else low end, case when old then high else middle - 1 end from (
      select low, high, (low + high + 1) / 2 as middle,
        (select e.recorded_at < now() - interval '72 hours' from user_events e where e.organization_id = $1 and e.seq = (low + high + 1) / 2) as old
      from search where low < high) step)
  select low as seq from search where low = high`;

/** Reads the log. */
export const userEventStore = (database: Database) => ({
  bySeqs: (organizationId: string, seqs: readonly number[]): Promise<UserEventRow[]> =>
    database.rows(organizationId, `${selectEvents} where e.organization_id = $1 and e.seq = any($2)`, [
      organizationId,
      seqs,
    ]),

  list(
    viewer: SignedInViewer,
    filter: UserEventFilter,
    { page, order }: { page: PageRequest; order: EventOrder },
  ): Promise<UserEventRow[]> {
    const parameters = new Parameters();
    const clauses = [
      `e.organization_id = ${parameters.add(viewer.organizationId)}`,
      whereUserEvent(filter, parameters),
      whereMaySeeEvent(viewer, 'user-events:read', parameters),
    ];
    const direction = page.backward ? flipped[order.direction] : order.direction;
    const beyond = direction === 'asc' ? '>' : '<';
    const byTime = order.field === 'occurredAt';
    if (page.from && byTime)
      clauses.push(
        `(e.occurred_at, e.seq) ${beyond} (${parameters.add(page.from[0])}::timestamptz, ${parameters.add(page.from[1])}::bigint)`,
      );
    if (page.from && !byTime) clauses.push(`e.seq ${beyond} ${parameters.add(page.from[0])}::bigint`);
    const orderBy = byTime ? `e.occurred_at ${direction}, e.seq ${direction}` : `e.seq ${direction}`;
    return database.rows(
      viewer.organizationId,
      `${selectEvents} where ${clauses.join(' and ')} order by ${orderBy} limit ${page.limit + 1}`,
      parameters.values,
    );
  },

  /** Every event of some interactions, in the order of the log. */
  ofInteractions: (organizationId: string, ids: readonly string[]): Promise<UserEventRow[]> =>
    database.rows(
      organizationId,
      `${selectEvents} where e.organization_id = $1 and e.interaction_id = any($2) order by e.seq`,
      [organizationId, ids],
    ),

  async head(organizationId: string, stream: 'user_events' | 'notification_changes'): Promise<number> {
    const [row] = await database.rows<{ seq: number }>(
      organizationId,
      'select seq from stream_heads where organization_id = $1 and stream = $2',
      [organizationId, stream],
    );
    return row?.seq ?? 0;
  },
});

export type UserEventStore = ReturnType<typeof userEventStore>;

/** The log of user events, for those who follow it. */
export const userEventLog = (database: Database): LogSource<UserEventRow> => ({
  name: 'user_events',
  heads: () =>
    database.rows(
      '*',
      `select organization_id as "organizationId", seq from stream_heads where stream = 'user_events' and seq > 0`,
    ),
  read: (organizationId, { after, upTo, limit }) =>
    database.rows(
      organizationId,
      `${selectEvents} where e.organization_id = $1 and e.seq > $2 and e.seq <= $3 order by e.seq limit ${limit}`,
      [organizationId, after, upTo],
    ),
  async floor(organizationId) {
    const [row] = await database.rows<{ seq: number }>(organizationId, lastSeqBeforeReach, [organizationId]);
    return row?.seq ?? 0;
  },
});
