const storable = (_name: string, value: unknown): unknown =>
  typeof value === 'string' ? value.toWellFormed().replaceAll('\0', '') : value;

/** JSON that PostgreSQL can keep: it takes neither NUL nor half of a surrogate pair. */
export const storableJson = (value: unknown): string => JSON.stringify(value, storable) ?? 'null';
