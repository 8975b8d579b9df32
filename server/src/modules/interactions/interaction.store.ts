import type { Database } from '../../platform/database/index.ts';
import { Parameters, whereGroup, whereValue } from '../../platform/database/where.ts';
import type { ValueFilter } from '../../platform/filter.ts';
import type { PageRequest, SignedInViewer } from '../../platform/graphql/index.ts';
import type { InteractionRow } from './interaction.ts';
import type { InteractionFilter, InteractionOrder } from './interaction-filter.ts';
import { interactionColumns } from './rows.ts';
import { whereMayRead } from './visibility.ts';

const columns = {
  id: 'i.id',
  channel: 'i.channel',
  phase: 'i.phase',
  queue: 'i.queue_id',
  owner: 'i.owner_id',
  openedAt: 'i.opened_at',
  endedAt: 'i.ended_at',
  subject: 'i.subject',
  externalId: 'i.external_id',
  source: 'i.source',
} as const;
const columnNames = Object.keys(columns) as readonly (keyof typeof columns)[];
const asDate = (value: unknown): unknown => (typeof value === 'number' ? new Date(value) : value);

function whereParticipant({ eq, in: among, notIn, isNull }: ValueFilter<string>, parameters: Parameters): string {
  const parts: string[] = [];
  if (eq) parts.push(`i.participants @> array[${parameters.add(eq)}]::uuid[]`);
  if (among) parts.push(`i.participants && ${parameters.add(among)}::uuid[]`);
  if (notIn) parts.push(`not i.participants && ${parameters.add(notIn)}::uuid[]`);
  if (isNull != null) parts.push(`(i.participants = '{}') = ${parameters.add(isNull)}`);
  return parts.length === 0 ? 'true' : parts.join(' and ');
}

const whereInteraction = (filter: InteractionFilter, parameters: Parameters): string =>
  whereGroup(filter, (own) => {
    const parts = columnNames.flatMap((name) => {
      const value = own[name];
      return value ? whereValue<unknown>(columns[name], value, { parameters, map: asDate }) : [];
    });
    if (own.participant) parts.push(whereParticipant(own.participant, parameters));
    if (own.live?.eq != null) parts.push(`(i.ended_at is null) = ${parameters.add(own.live.eq)}`);
    return parts;
  });

const orderColumns = {
  openedAt: 'i.opened_at',
  lastAt: 'i.last_at',
  endedAt: `coalesce(i.ended_at, 'infinity')`,
} as const;

/** Reads interactions as far as a viewer may. */
export const interactionStore = (database: Database) => ({
  byIds(viewer: SignedInViewer, ids: readonly string[]): Promise<InteractionRow[]> {
    const parameters = new Parameters();
    const clauses = [
      `i.organization_id = ${parameters.add(viewer.organizationId)}`,
      `i.id = any(${parameters.add(ids)})`,
      whereMayRead(viewer, parameters),
    ];
    return database.rows(
      viewer.organizationId,
      `select ${interactionColumns} from interactions i where ${clauses.join(' and ')}`,
      parameters.values,
    );
  },

  list(
    viewer: SignedInViewer,
    filter: InteractionFilter,
    { page, order }: { page: PageRequest; order: InteractionOrder },
  ): Promise<InteractionRow[]> {
    const parameters = new Parameters();
    const clauses = [
      `i.organization_id = ${parameters.add(viewer.organizationId)}`,
      whereInteraction(filter, parameters),
      whereMayRead(viewer, parameters),
    ];
    const ascending = (order.direction === 'asc') !== page.backward;
    const column = orderColumns[order.field];
    if (page.from)
      clauses.push(
        `(${column}, i.id) ${ascending ? '>' : '<'} (${parameters.add(page.from[0])}::timestamptz, ${parameters.add(page.from[1])}::uuid)`,
      );
    const direction = ascending ? 'asc' : 'desc';
    const sql = `select ${interactionColumns} from interactions i where ${clauses.join(' and ')} order by ${column} ${direction}, i.id ${direction} limit ${page.limit + 1}`;
    return database.rows(viewer.organizationId, sql, parameters.values);
  },
});

export type InteractionStore = ReturnType<typeof interactionStore>;
