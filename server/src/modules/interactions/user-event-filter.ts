import type { AnomalyCode, Channel, UserEventCategory, UserEventType } from '@belfry/domain';
import { type Parameters, whereGroup, whereValue } from '../../platform/database/where.ts';
import { holdsValue, type ValueFilter } from '../../platform/filter.ts';
import type { UserEventRow } from './user-event.ts';

/** A filter over user events with every id resolved to Belfry's key and every instant to epoch milliseconds. */
export interface UserEventFilter {
  and?: readonly UserEventFilter[] | null | undefined;
  or?: readonly UserEventFilter[] | null | undefined;
  not?: UserEventFilter | null | undefined;
  type?: ValueFilter<UserEventType> | null | undefined;
  category?: ValueFilter<UserEventCategory> | null | undefined;
  interaction?: ValueFilter<string> | null | undefined;
  queue?: ValueFilter<string> | null | undefined;
  user?: ValueFilter<string> | null | undefined;
  channel?: ValueFilter<Channel> | null | undefined;
  source?: ValueFilter<string> | null | undefined;
  occurredAt?: ValueFilter<number> | null | undefined;
  anomaly?: ValueFilter<AnomalyCode> | null | undefined;
}

type Part = Exclude<keyof UserEventFilter, 'and' | 'or' | 'not'>;

/** Each part of the filter: its column, and the value of a row in memory. */
const parts: Record<Part, { column: string; valueOf: (row: UserEventRow) => string | number | null }> = {
  type: { column: 'e.type', valueOf: (row) => row.type },
  category: { column: 'e.category', valueOf: (row) => row.category },
  interaction: { column: 'e.interaction_id', valueOf: (row) => row.interactionId },
  queue: { column: 'e.queue_id', valueOf: (row) => row.queueId },
  user: { column: 'e.user_id', valueOf: (row) => row.userId },
  channel: { column: 'e.channel', valueOf: (row) => row.channel },
  source: { column: 'e.source', valueOf: (row) => row.source },
  occurredAt: { column: 'e.occurred_at', valueOf: (row) => row.occurredAt },
  anomaly: { column: 'e.anomaly', valueOf: (row) => row.anomaly },
};
const partNames = Object.keys(parts) as readonly Part[];
const asDate = (ms: unknown): unknown => (typeof ms === 'number' ? new Date(ms) : ms);

/** The filter as SQL over user events `e`. */
export const whereUserEvent = (filter: UserEventFilter, parameters: Parameters): string =>
  whereGroup(filter, (own) =>
    partNames.flatMap((name) => {
      const value = own[name];
      return value ? whereValue<unknown>(parts[name].column, value, { parameters, map: asDate }) : [];
    }),
  );

/** The same filter over a row in memory, for live streams. */
export function acceptsUserEvent(filter: UserEventFilter, row: UserEventRow): boolean {
  const own = partNames.every((name) => {
    const value = filter[name];
    return !value || holdsValue(value, parts[name].valueOf(row));
  });
  return (
    own &&
    (filter.and?.every((part) => acceptsUserEvent(part, row)) ?? true) &&
    (!filter.or?.length || filter.or.some((part) => acceptsUserEvent(part, row))) &&
    !(filter.not && acceptsUserEvent(filter.not, row))
  );
}

export interface EventOrder {
  field: 'seq' | 'occurredAt';
  direction: 'asc' | 'desc';
}
