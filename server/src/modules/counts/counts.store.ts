import { scopeOf } from '@belfry/domain';
import type { Database } from '../../platform/database/index.ts';
import { Parameters } from '../../platform/database/where.ts';
import { RequestError, type SignedInViewer } from '../../platform/graphql/index.ts';
import { type UserEventFilterValue, whereMayCountEvent, whereUserEvent } from '../interactions/index.ts';
import { bucketOrigin, type CountCell, type CountQuery, type Dimension } from './count-query.ts';
import { bucketMs } from './rollups.store.ts';

export interface Counted {
  cells: CountCell[];
  /** The last place in the log that is counted. */
  head: number;
}

const cellsAtMost = 20_000;
const origin = new Date(bucketOrigin).toISOString().slice(0, 19);

/** What a dimension is in SQL over `e` (with the instant column named), and under which name it is answered. */
function dimensionSql(
  dimension: Dimension,
  { query, at, parameters }: { query: CountQuery; at: string; parameters: Parameters },
): string {
  switch (dimension) {
    case 'type':
      return 'e.type';
    case 'user':
      return 'e.user_id';
    case 'queue':
      return 'e.queue_id';
    case 'department':
      return 'q.department_id';
    case 'channel':
      return 'e.channel';
    case 'time': {
      const zone = parameters.add(query.timeZone);
      const interval = `${parameters.add(query.intervalMs / 1000)} * interval '1 second'`;
      return `extract(epoch from date_bin(${interval}, ${at} at time zone ${zone}, '${origin}') at time zone ${zone})::float8 * 1000`;
    }
    default:
      return dimension satisfies never;
  }
}

const names: Record<Dimension, keyof CountCell> = {
  type: 'type',
  user: 'userId',
  queue: 'queueId',
  department: 'departmentId',
  channel: 'channel',
  time: 'time',
};
const allNames = Object.values(names);

function selectOf(query: CountQuery, at: string, parameters: Parameters): { columns: string; groups: string } {
  const grouped = query.groupBy.map((dimension) => ({
    name: names[dimension],
    sql: dimensionSql(dimension, { query, at, parameters }),
  }));
  const columns = allNames
    .filter((name) => name !== 'count')
    .map((name) => `${grouped.find((one) => one.name === name)?.sql ?? 'null'} as "${name}"`);
  return {
    columns: columns.join(', '),
    groups:
      grouped.length > 0
        ? `group by ${grouped.map(({ name }) => allNames.indexOf(name) + 1).join(', ')}`
        : 'having count(*) > 0',
  };
}

const within = ({ from, to }: CountQuery, column: string, parameters: Parameters): string[] => [
  ...(from === null ? [] : [`${column} >= ${parameters.add(new Date(from))}`]),
  ...(to === null ? [] : [`${column} < ${parameters.add(new Date(to))}`]),
];

const rollupParts = new Set<string>(['type', 'queue', 'user', 'channel', 'and', 'or', 'not']);

function onlyRollupParts(filter: UserEventFilterValue): boolean {
  const own = Object.entries(filter).every(
    ([name, value]) => value === null || value === undefined || rollupParts.has(name),
  );
  return (
    own && [...(filter.and ?? []), ...(filter.or ?? []), ...(filter.not ? [filter.not] : [])].every(onlyRollupParts)
  );
}

const onBorder = (ms: number | null): boolean => ms === null || ms % bucketMs === 0;

/** Whether the roll-ups can answer a query exactly. */
export const fitsRollups = (query: CountQuery, viewer: SignedInViewer): boolean =>
  scopeOf(viewer, 'counts:read') === 'all' &&
  onlyRollupParts(query.filter) &&
  onBorder(query.from) &&
  onBorder(query.to) &&
  (!query.groupBy.includes('time') || onBorder(query.intervalMs));

const departments = `left join queues q on q.organization_id = e.organization_id and q.id = e.queue_id`;
const joinsFor = ({ groupBy }: CountQuery): string => (groupBy.includes('department') ? departments : '');

interface CellRow extends CountCell {
  interactions?: number;
}

interface Statement {
  sql: string;
  parameters: Parameters;
}

function ofRollups(query: CountQuery, viewer: SignedInViewer): Statement {
  const parameters = new Parameters();
  const clauses = [
    `e.organization_id = ${parameters.add(viewer.organizationId)}`,
    whereUserEvent(query.filter, parameters),
    ...within(query, 'e.bucket', parameters),
  ];
  const { columns, groups } = selectOf(query, 'e.bucket', parameters);
  const sql = `select ${columns}, sum(e.count)::int as count from count_rollups e ${joinsFor(query)} where ${clauses.join(' and ')} ${groups}`;
  return { sql, parameters };
}

function fromLog(
  query: CountQuery,
  viewer: SignedInViewer,
  { measure, upTo }: { measure: string; upTo?: number },
): Statement {
  const parameters = new Parameters();
  const clauses = [
    `e.organization_id = ${parameters.add(viewer.organizationId)}`,
    whereUserEvent(query.filter, parameters),
    whereMayCountEvent(viewer, parameters),
    ...within(query, 'e.occurred_at', parameters),
    ...(upTo === undefined ? [] : [`e.seq <= ${parameters.add(upTo)}`]),
  ];
  const { columns, groups } = selectOf(query, 'e.occurred_at', parameters);
  const sql = `select ${columns}, ${measure} from user_events e ${joinsFor(query)} where ${clauses.join(' and ')} ${groups}`;
  return { sql, parameters };
}

/** One statement sees one state: the cells and the head belong together. */
async function run(
  database: Database,
  organizationId: string,
  { sql, parameters }: Statement,
): Promise<{ cells: CellRow[]; head: number }> {
  const [row] = await database.rows<{ head: number; cells: CellRow[] | null }>(
    organizationId,
    `select (select seq from stream_heads where organization_id = $1 and stream = 'user_events') as head,
       (select json_agg(c) from (${sql} limit ${cellsAtMost + 1}) c) as cells`,
    parameters.values,
  );
  const cells = row?.cells ?? [];
  if (cells.length <= cellsAtMost) return { cells, head: row?.head ?? 0 };
  throw new RequestError(
    'BAD_REQUEST',
    `More than ${cellsAtMost} counts: choose a shorter time, a longer interval or fewer dimensions.`,
  );
}

/** Counts user events that a viewer may see. */
export const countsStore = (database: Database) => ({
  count: (query: CountQuery, viewer: SignedInViewer): Promise<Counted> =>
    run(
      database,
      viewer.organizationId,
      fitsRollups(query, viewer)
        ? ofRollups(query, viewer)
        : fromLog(query, viewer, { measure: 'count(*)::int as count' }),
    ),

  /** How many different interactions stand behind each cell, counting the log up to a place. */
  async interactions(query: CountQuery, viewer: SignedInViewer, upTo: number): Promise<CellRow[]> {
    const measure = '0 as count, count(distinct e.interaction_id)::int as interactions';
    const { cells } = await run(database, viewer.organizationId, fromLog(query, viewer, { measure, upTo }));
    return cells;
  },

  /** The department of each queue. */
  queueDepartments: (organizationId: string): Promise<{ id: string; departmentId: string | null }[]> =>
    database.rows(organizationId, 'select id, department_id as "departmentId" from queues where organization_id = $1', [
      organizationId,
    ]),
});
