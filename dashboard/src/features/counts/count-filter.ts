/** What the counts page shows, kept whole in the URL. */
export interface CountFilter {
  readonly range: RangeName;
  readonly types: readonly string[];
  readonly queues: readonly string[];
  readonly users: readonly string[];
  readonly channels: readonly string[];
  /** An interval of the chart to look into, epoch milliseconds; null: the range. */
  readonly at: number | null;
  /** Whether the events behind the numbers are listed. */
  readonly events: boolean;
}

export type RangeName = '15m' | '1h' | '4h' | '24h' | '7d';

export interface Range {
  readonly name: RangeName;
  readonly label: string;
  readonly ms: number;
  /** One bar of the chart. */
  readonly stepMs: number;
}

const minute = 60_000;
const hour = 60 * minute;

export const ranges: readonly Range[] = [
  { name: '15m', label: 'Last 15 minutes', ms: 15 * minute, stepMs: minute },
  { name: '1h', label: 'Last hour', ms: hour, stepMs: minute },
  { name: '4h', label: 'Last 4 hours', ms: 4 * hour, stepMs: 5 * minute },
  { name: '24h', label: 'Last 24 hours', ms: 24 * hour, stepMs: 30 * minute },
  { name: '7d', label: 'Last 7 days', ms: 7 * 24 * hour, stepMs: 3 * hour },
];

const usual: Range = { name: '1h', label: 'Last hour', ms: hour, stepMs: minute };

export function rangeNamed(name: unknown): Range {
  return ranges.find((range) => range.name === name) ?? usual;
}

/** What stands in the URL: nothing that is as usual. Lists are joined by commas. */
export interface CountSearch {
  range?: RangeName;
  type?: string;
  queue?: string;
  user?: string;
  channel?: string;
  at?: number;
  events?: true;
}

/** Any search the browser may come with; what makes no sense is left out. */
export function parseCountSearch(raw: Record<string, unknown>): CountSearch {
  return searchOf({
    range: rangeNamed(raw['range']).name,
    types: listIn(raw['type']),
    queues: listIn(raw['queue']),
    users: listIn(raw['user']),
    channels: listIn(raw['channel']),
    at: instantIn(raw['at']),
    events: raw['events'] === true || raw['events'] === '1',
  });
}

export function filterOf(search: CountSearch): CountFilter {
  return {
    range: rangeNamed(search.range).name,
    types: listIn(search.type),
    queues: listIn(search.queue),
    users: listIn(search.user),
    channels: listIn(search.channel),
    at: search.at ?? null,
    events: search.events ?? false,
  };
}

export function searchOf(filter: CountFilter): CountSearch {
  return {
    ...(filter.range === usual.name ? {} : { range: filter.range }),
    ...(filter.types.length > 0 ? { type: filter.types.join(',') } : {}),
    ...(filter.queues.length > 0 ? { queue: filter.queues.join(',') } : {}),
    ...(filter.users.length > 0 ? { user: filter.users.join(',') } : {}),
    ...(filter.channels.length > 0 ? { channel: filter.channels.join(',') } : {}),
    ...(filter.at === null ? {} : { at: filter.at }),
    ...(filter.events ? { events: true } : {}),
  };
}

function listIn(value: unknown): readonly string[] {
  if (typeof value !== 'string') return [];
  return [...new Set(value.split(',').filter((part) => part !== ''))];
}

function instantIn(value: unknown): number | null {
  const instant = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof instant === 'number' && Number.isSafeInteger(instant) && instant >= 0 ? instant : null;
}

/** `value` added to a list of the filter, or taken out when it is there. */
export function toggled(filter: CountFilter, list: FilterList, value: string): CountFilter {
  const had = filter[list];
  return {
    ...filter,
    [list]: had.includes(value) ? had.filter((one) => one !== value) : [...had, value],
  };
}

export type FilterList = 'types' | 'queues' | 'users' | 'channels';
