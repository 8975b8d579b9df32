import type { ValueFilter } from '../filter.ts';
import { RequestError } from '../graphql/errors.ts';

/** Collects the parameters of one SQL statement and gives each its place. */
export class Parameters {
  readonly values: unknown[] = [];

  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

const likeText = (text: string): string => text.replace(/[\\%_]/g, String.raw`\$&`);

type Clause = (column: string, value: unknown, parameters: Parameters) => string;

const clauses: Record<keyof ValueFilter<unknown>, Clause> = {
  eq: (column, value, p) => `${column} = ${p.add(value)}`,
  in: (column, value, p) => `${column} = any(${p.add(value)})`,
  notIn: (column, value, p) => `(${column} is null or ${column} <> all(${p.add(value)}))`,
  isNull: (column, value) => `${column} is ${value === true ? '' : 'not '}null`,
  contains: (column, value, p) => `${column} ilike ${p.add(`%${likeText(String(value))}%`)}`,
  startsWith: (column, value, p) => `${column} ilike ${p.add(`${likeText(String(value))}%`)}`,
  lt: (column, value, p) => `${column} < ${p.add(value)}`,
  lte: (column, value, p) => `${column} <= ${p.add(value)}`,
  gt: (column, value, p) => `${column} > ${p.add(value)}`,
  gte: (column, value, p) => `${column} >= ${p.add(value)}`,
};

const isClause = (name: string): name is keyof typeof clauses => Object.hasOwn(clauses, name);

/** One column's filter as SQL; the parts of a filter are joined by "and". */
export function whereValue<Value>(
  column: string,
  filter: ValueFilter<Value>,
  { parameters, map }: { parameters: Parameters; map?: (value: Value) => unknown },
): string {
  const asParameter = (value: unknown): unknown => {
    if (!map || typeof value === 'boolean') return value;
    return Array.isArray(value) ? value.map((one: Value) => map(one)) : map(value as Value);
  };
  const parts = Object.entries(filter)
    .filter(([name, value]) => value !== null && value !== undefined && isClause(name))
    .map(([name, value]) => clauses[name as keyof typeof clauses](column, asParameter(value), parameters));
  return parts.length === 0 ? 'true' : parts.join(' and ');
}

interface Grouping<Filter> {
  and?: readonly Filter[] | null | undefined;
  or?: readonly Filter[] | null | undefined;
  not?: Filter | null | undefined;
}

/** A filter with and / or / not as SQL; `own` gives the SQL of everything else in it. */
export function whereGroup<Filter extends Grouping<Filter>>(
  filter: Filter,
  own: (filter: Filter) => string[],
  depth = 0,
): string {
  if (depth > 8) throw new RequestError('BAD_REQUEST', 'Filters may be nested 8 deep.');
  const inner = (part: Filter): string => `(${whereGroup(part, own, depth + 1)})`;
  const parts = own(filter);
  if (filter.and?.length) parts.push(`(${filter.and.map(inner).join(' and ')})`);
  if (filter.or?.length) parts.push(`(${filter.or.map(inner).join(' or ')})`);
  if (filter.not) parts.push(`not coalesce(${inner(filter.not)}, false)`);
  return parts.length === 0 ? 'true' : parts.join(' and ');
}
