import pg from 'pg';

const { builtins } = pg.types;

const ours = new Map<number, (text: string) => unknown>([
  [builtins.TIMESTAMPTZ, (text) => Date.parse(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00'))],
  [builtins.INT8, Number],
]);

/** How raw rows are read: timestamptz as epoch milliseconds, bigint as number (a seq stays far below 2^53), the rest as pg reads it. */
export const rowTypes = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => ours.get(oid) ?? pg.types.getTypeParser(oid, format),
};
