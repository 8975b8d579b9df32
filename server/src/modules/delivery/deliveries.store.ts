import { scopeOf } from '@belfry/domain';
import type { Database, Transaction } from '../../platform/database/index.ts';
import { Parameters, whereValue } from '../../platform/database/where.ts';
import type { ValueFilter } from '../../platform/filter.ts';
import type { PageRequest, SignedInViewer } from '../../platform/graphql/index.ts';
import type { AttemptRow, ChannelName, DeliveryRow, DeliveryState, NewDelivery } from './new-delivery.ts';
import { storableJson } from './storable-json.ts';
import { targetOf } from './target.ts';

/** Keeps deliveries for sending, inside the caller's transaction. One whose id is there already is not kept again. */
export async function insertDeliveries(
  { rows }: Transaction,
  deliveries: readonly NewDelivery[],
  now: number,
): Promise<void> {
  if (deliveries.length === 0) return;
  const kept = deliveries.map((delivery) => {
    const { id, organizationId, firingId, definitionId, place, channel, ...content } = delivery;
    return { id, organizationId, firingId, definitionId, place, channel, ...targetOf(delivery), content };
  });
  await rows(
    `insert into deliveries (organization_id, id, firing_id, definition_id, place, channel, target, target_id, content,
       next_attempt_at, begun_at, created_at)
     select "organizationId", id, "firingId", "definitionId", place, channel, target, "targetId", content, $2, $2, $2
     from jsonb_to_recordset($1::jsonb) as d(id uuid, "organizationId" uuid, "firingId" uuid, "definitionId" uuid, place integer,
       channel text, target text, "targetId" uuid, content jsonb)
     on conflict do nothing`,
    [storableJson(kept), new Date(now)],
  );
}

export interface DeliveryFilter {
  channel?: ValueFilter<ChannelName> | null | undefined;
  state?: ValueFilter<DeliveryState> | null | undefined;
  webhook?: ValueFilter<string> | null | undefined;
  firing?: ValueFilter<string> | null | undefined;
  createdAt?: ValueFilter<number> | null | undefined;
}

export type AttemptOfDelivery = AttemptRow & { deliveryId: string };

const columns = `d.id, d.organization_id as "organizationId", d.firing_id as "firingId", d.definition_id as "definitionId", d.channel,
  coalesce(w.name, p.name, u.name, d.target) as target, d.state, d.reason,
  case when d.state = 'waiting' then greatest(d.next_attempt_at, d.held_until) end as "nextAttemptAt",
  d.created_at as "createdAt", d.ended_at as "endedAt"`;
const from = `deliveries d
  left join webhooks w on d.channel = 'webhook' and w.organization_id = d.organization_id and w.id = d.target_id
  left join providers p on d.channel = 'provider' and p.organization_id = d.organization_id and p.id = d.target_id
  left join users u on d.channel = 'push' and u.organization_id = d.organization_id and u.id = d.target_id`;

const columnOf = {
  channel: 'd.channel',
  state: 'd.state',
  firing: 'd.firing_id',
  createdAt: 'd.created_at',
} as const;

/** Own ones are those of one's own event definitions. */
function whereMaySee(viewer: SignedInViewer, parameters: Parameters): string {
  const scope = scopeOf(viewer, 'deliveries:read');
  const mine = `d.organization_id = ${parameters.add(viewer.organizationId)}`;
  if (scope === 'all') return mine;
  if (scope === 'none' || viewer.userId === null) return `${mine} and false`;
  return `${mine} and exists (select from event_definitions e where e.organization_id = d.organization_id
    and e.id = d.definition_id and e.owner_id = ${parameters.add(viewer.userId)})`;
}

function clausesOf(filter: DeliveryFilter, parameters: Parameters): string[] {
  const { webhook, createdAt, ...plain } = filter;
  const clauses = (['channel', 'state', 'firing'] as const).flatMap((name) => {
    const value: ValueFilter<string> | null | undefined = plain[name];
    return value ? [whereValue(columnOf[name], value, { parameters })] : [];
  });
  if (createdAt) clauses.push(whereValue('d.created_at', createdAt, { parameters, map: (at) => new Date(at) }));
  if (webhook) clauses.push(`d.channel = 'webhook'`, whereValue('d.target_id', webhook, { parameters }));
  return clauses;
}

/** Reads deliveries as far as the viewer may see them. */
export const deliveriesStore = (database: Database) => ({
  byIds(viewer: SignedInViewer, ids: readonly string[]): Promise<DeliveryRow[]> {
    const parameters = new Parameters();
    const clauses = [whereMaySee(viewer, parameters), `d.id = any(${parameters.add([...ids])}::uuid[])`];
    const sql = `select ${columns} from ${from} where ${clauses.join(' and ')}`;
    return database.rows(viewer.organizationId, sql, parameters.values);
  },

  /** As the server itself knows them. */
  byIdsOf: (organizationId: string, ids: readonly string[]): Promise<DeliveryRow[]> =>
    database.rows(
      organizationId,
      `select ${columns} from ${from} where d.organization_id = $1 and d.id = any($2::uuid[])`,
      [organizationId, [...ids]],
    ),

  /** Newest first. */
  list(viewer: SignedInViewer, filter: DeliveryFilter, page: PageRequest): Promise<DeliveryRow[]> {
    const parameters = new Parameters();
    const clauses = [whereMaySee(viewer, parameters), ...clausesOf(filter, parameters)];
    if (page.from) {
      const [createdAt, id] = page.from.map((part) => parameters.add(part));
      clauses.push(`(d.created_at, d.id) ${page.backward ? '>' : '<'} (${createdAt}::timestamptz, ${id}::uuid)`);
    }
    const direction = page.backward ? 'asc' : 'desc';
    return database.rows(
      viewer.organizationId,
      `select ${columns} from ${from} where ${clauses.join(' and ')}
       order by d.created_at ${direction}, d.id ${direction} limit ${page.limit + 1}`,
      parameters.values,
    );
  },

  /** The deliveries of firings, oldest first, at most 100 of each. */
  ofFirings(viewer: SignedInViewer, firingIds: readonly string[]): Promise<DeliveryRow[]> {
    const parameters = new Parameters();
    const clauses = [whereMaySee(viewer, parameters), `d.firing_id = any(${parameters.add([...firingIds])}::uuid[])`];
    return database.rows(
      viewer.organizationId,
      `select * from (select ${columns}, row_number() over (partition by d.firing_id order by d.place, d.id) as nth
         from ${from} where ${clauses.join(' and ')}) numbered where nth <= 100 order by nth`,
      parameters.values,
    );
  },

  /** All attempts of deliveries that the caller has read for a viewer, by number. */
  attemptsOf(organizationId: string, deliveryIds: readonly string[]): Promise<AttemptOfDelivery[]> {
    return database.rows(
      organizationId,
      `select delivery_id as "deliveryId", number, at, outcome, status_code as "statusCode", error, duration_ms as "durationMs"
       from delivery_attempts where organization_id = $1 and delivery_id = any($2::uuid[]) order by number`,
      [organizationId, [...deliveryIds]],
    );
  },
});
