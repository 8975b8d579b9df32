import type { CountFilter } from './count-filter.ts';
import { rangeNamed } from './count-filter.ts';
import type { DrillFilter } from './counts.documents.ts';

/** The time a page of counts is about: whole intervals, the last one running. */
export interface Period {
  readonly from: number;
  readonly to: number;
  readonly stepMs: number;
}

type TypeName = NonNullable<NonNullable<DrillFilter['type']>['eq']>;
type ChannelName = NonNullable<NonNullable<DrillFilter['channel']>['eq']>;

const channelNames: readonly ChannelName[] = ['CALL', 'CHAT', 'MESSAGE', 'EMAIL', 'TICKET', 'VIDEO', 'CALLBACK'];

/** The whole steps of the range that end with the running one, so that it changes only once a step. */
export function periodOf(filter: Pick<CountFilter, 'range'>, now: number): Period {
  const { ms, stepMs } = rangeNamed(filter.range);
  const to = Math.floor(now / stepMs) * stepMs + stepMs;
  return { from: to - ms, to, stepMs };
}

/** The filter as the API takes it, without its time. Only lists that name something are sent. */
export function eventFilterOf(filter: Pick<CountFilter, 'types' | 'queues' | 'users' | 'channels'>): DrillFilter {
  const types = filter.types.filter(isTypeName);
  const channels = channelNames.filter((name) => filter.channels.includes(name));
  return {
    ...(types.length > 0 ? { type: { in: types } } : {}),
    ...(filter.queues.length > 0 ? { queue: { in: [...filter.queues] } } : {}),
    ...(filter.users.length > 0 ? { user: { in: [...filter.users] } } : {}),
    ...(channels.length > 0 ? { channel: { in: channels } } : {}),
  };
}

/** Well-formed is enough here: which types there are only the server knows, and it refuses others in words. */
function isTypeName(name: string): name is TypeName {
  return /^[A-Z]+(?:_[A-Z]+)*$/u.test(name);
}

/** The events behind the numbers: those of the chosen interval, or of the whole period. */
export function drillPeriod(filter: Pick<CountFilter, 'at'>, period: Period): { from: number; to: number } {
  if (filter.at === null) return { from: period.from, to: period.to };
  return { from: filter.at, to: filter.at + period.stepMs };
}

/** An instant as the API takes it. */
export function instantText(ms: number): string {
  return new Date(ms).toISOString();
}
