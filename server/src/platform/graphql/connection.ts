import type { ObjectRef } from '@pothos/core';
import { builder, type Types } from './builder.ts';
import { isUuid } from '../ids.ts';
import { RequestError } from './errors.ts';

export interface PageArguments {
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}

/** Which part of an ordered list is asked for. `from` holds the sort key of the row to start behind. */
export interface PageRequest {
  limit: number;
  backward: boolean;
  from: readonly (string | number | null)[] | null;
}

export interface Page<Row> {
  rows: Row[];
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  cursorOf: (row: Row) => string;
}

export const sealKey = (key: readonly (string | number | null)[]): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url');

const isInstant = (value: unknown): boolean =>
  value === 'infinity' ||
  (typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) && !Number.isNaN(Date.parse(value)));

/** What the parts of a list's sort key are. */
const keyParts = {
  text: (value: unknown): boolean => typeof value === 'string' && !value.includes('\0'),
  instant: isInstant,
  number: (value: unknown): boolean => Number.isSafeInteger(value),
  id: (value: unknown): boolean => typeof value === 'string' && isUuid(value),
} as const;
export type KeyShape = readonly (keyof typeof keyParts)[];

const fits = (key: readonly unknown[], shape: KeyShape | undefined): boolean =>
  shape === undefined
    ? key.length > 0 && key.length <= 4
    : key.length === shape.length && shape.every((part, i) => keyParts[part](key[i]));

const badCursor = (): RequestError =>
  new RequestError('BAD_CURSOR', 'This is not a cursor of this list. Start without one.');

function openKey(cursor: string, shape: KeyShape | undefined): readonly (string | number | null)[] {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(key) && fits(key, shape)) return key;
  } catch {
    // Answered below, as any other text that is no cursor.
  }
  throw badCursor();
}

/**
 * Checks the arguments of a connection: `first` or `last`, 1 to 100, and at most one cursor.
 * @param shape of the list's sort key: a cursor of another list, or of another order of it, is refused.
 */
export function readPage({ first, after, last, before }: PageArguments, shape?: KeyShape): PageRequest {
  const backward = last !== null && last !== undefined;
  if (backward && first != null) throw howMany();
  if (backward ? after : before) throw new RequestError('BAD_REQUEST', 'after goes with first, and before with last.');
  const limit = checkLimit(backward ? 'last' : 'first', backward ? last : first);
  const cursor = backward ? before : after;
  return { limit, backward, from: cursor ? openKey(cursor, shape) : null };
}

const howMany = (): RequestError =>
  new RequestError('BAD_REQUEST', 'Say how many: either first or last, from 1 to 100.');

function checkLimit(name: 'first' | 'last', limit: number | null | undefined): number {
  if (limit === null || limit === undefined) throw howMany();
  if (limit < 1 || limit > 100) throw new RequestError('BAD_REQUEST', `${name} must be from 1 to 100, not ${limit}.`);
  return limit;
}

/** Makes a page of rows that were read in the asked direction, one more than the limit. */
export function pageOf<Row>(
  read: readonly Row[],
  request: PageRequest,
  keyOf: (row: Row) => readonly (string | number | null)[],
): Page<Row> {
  const more = read.length > request.limit;
  const rows = read.slice(0, request.limit);
  if (request.backward) rows.reverse();
  return {
    rows,
    hasNextPage: request.backward ? request.from !== null : more,
    hasPreviousPage: request.backward ? more : request.from !== null,
    cursorOf: (row) => sealKey(keyOf(row)),
  };
}

/** The same for a list that is short enough to be held whole. */
export function pageOfAll<Row>(all: readonly Row[], request: PageRequest, idOf: (row: Row) => string): Page<Row> {
  const ordered = request.backward ? all.toReversed() : all;
  const start = request.from ? ordered.findIndex((row) => idOf(row) === request.from?.[0]) + 1 : 0;
  if (request.from && start === 0) throw badCursor();
  return pageOf(ordered.slice(start, start + request.limit + 1), request, (row) => [idOf(row)]);
}

export const PageInfo = builder.objectRef<Page<unknown>>('PageInfo').implement({
  description: 'Where a page lies in its list.',
  fields: (t) => ({
    hasNextPage: t.exposeBoolean('hasNextPage', { description: 'There is more after this page.' }),
    hasPreviousPage: t.exposeBoolean('hasPreviousPage', { description: 'There is more before this page.' }),
    startCursor: t.field({
      type: 'Cursor',
      nullable: true,
      description: 'Of the first row.',
      resolve: (page) => cursorAt(page, 0),
    }),
    endCursor: t.field({
      type: 'Cursor',
      nullable: true,
      description: 'Of the last row.',
      resolve: (page) => cursorAt(page, -1),
    }),
  }),
});

function cursorAt(page: Page<unknown>, index: number): string | null {
  return page.rows.length === 0 ? null : page.cursorOf(page.rows.at(index));
}

/** The connection type of a node type: `edges { cursor node }`, `nodes`, `pageInfo`. */
export function connectionOf<Row>(name: string, node: ObjectRef<Types, Row>): ObjectRef<Types, Page<Row>> {
  const edge = builder.objectRef<{ page: Page<Row>; row: Row }>(`${name}Edge`).implement({
    description: `A place in a list, and what stands there.`,
    fields: (t) => ({
      cursor: t.field({ type: 'Cursor', description: 'The place.', resolve: ({ page, row }) => page.cursorOf(row) }),
      node: t.field({ type: node, description: 'What stands there.', resolve: ({ row }) => row as never }),
    }),
  });
  return builder.objectRef<Page<Row>>(`${name}Connection`).implement({
    description: `A page of a list.`,
    fields: (t) => ({
      edges: t.field({
        type: [edge],
        description: 'The rows with their places.',
        resolve: (page) => page.rows.map((row) => ({ page, row })),
      }),
      nodes: t.field({ type: [node], description: 'The rows alone.', resolve: (page) => page.rows as never }),
      pageInfo: t.field({
        type: PageInfo,
        description: 'Where the page lies.',
        resolve: (page) => page as Page<unknown>,
      }),
    }),
  });
}

/** The arguments of every connection. */
export const pageArguments = builder.args((t) => ({
  first: t.int({ description: 'How many from the start, 1 to 100. Give this or last.' }),
  after: t.field({ type: 'Cursor', description: 'Start behind this place.' }),
  last: t.int({ description: 'How many from the end, 1 to 100. Give this or first.' }),
  before: t.field({ type: 'Cursor', description: 'End before this place.' }),
}));
