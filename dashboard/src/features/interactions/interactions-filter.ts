/** What the list of interactions shows, kept whole in the URL. Lists are joined by commas. */
export interface InteractionsSearch {
  q?: string;
  channel?: string;
  phase?: string;
  queue?: string;
  participant?: string;
  live?: boolean;
  /** Opened within: an ISO duration before now, `-PT1H`. */
  since?: string;
  sort?: SortName;
  after?: string;
  before?: string;
}

export type SortName = 'opened' | '-opened' | 'last' | '-last' | 'ended' | '-ended';

const sortNames: readonly SortName[] = ['opened', '-opened', 'last', '-last', 'ended', '-ended'];
export const usualSort: SortName = '-opened';
const beforeNow = /^-P(?=.)(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+S)?)?$/u;

/** Any search the browser may come with; what makes no sense is left out. */
export function parseInteractionsSearch(raw: Record<string, unknown>): InteractionsSearch {
  const since = textIn(raw['since']);
  const sort = sortNames.find((name) => name === raw['sort']);
  return {
    ...named('q', textIn(raw['q'])),
    ...named('channel', listText(raw['channel'])),
    ...named('phase', listText(raw['phase'])),
    ...named('queue', listText(raw['queue'])),
    ...named('participant', listText(raw['participant'])),
    ...(raw['live'] === true || raw['live'] === '1' ? { live: true } : {}),
    ...(since !== null && beforeNow.test(since) ? { since } : {}),
    ...(sort === undefined || sort === usualSort ? {} : { sort }),
    ...named('after', textIn(raw['after'])),
    ...named('before', textIn(raw['before'])),
  };
}

function named(name: keyof InteractionsSearch, text: string | null): InteractionsSearch {
  return text === null ? {} : { [name]: text };
}

function textIn(value: unknown): string | null {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text !== '' ? text : null;
}

function listText(value: unknown): string | null {
  const parts = listOf(textIn(value) ?? undefined);
  return parts.length === 0 ? null : parts.join(',');
}

export function listOf(text: string | undefined): readonly string[] {
  return [...new Set((text ?? '').split(',').filter((part) => part !== ''))];
}

export interface SortOrder {
  readonly field: 'OPENED_AT' | 'LAST_AT' | 'ENDED_AT';
  readonly direction: 'ASC' | 'DESC';
}

const sortFields: Readonly<Record<string, SortOrder['field']>> = {
  opened: 'OPENED_AT',
  last: 'LAST_AT',
  ended: 'ENDED_AT',
};

export function orderOf(sort: SortName = usualSort): SortOrder {
  const falling = sort.startsWith('-');
  return {
    field: sortFields[falling ? sort.slice(1) : sort] ?? 'OPENED_AT',
    direction: falling ? 'DESC' : 'ASC',
  };
}

/** A click on a column's head: falling first, then rising. */
export function sortAfterClick(column: 'opened' | 'last' | 'ended', sort: SortName = usualSort): SortName {
  return sort === `-${column}` ? column : `-${column}`;
}

/** Whether anything but the order narrows the list. */
export function isNarrowed({ sort: _sort, after: _after, before: _before, ...filters }: InteractionsSearch): boolean {
  return Object.keys(filters).length > 0;
}
