import { scopeOf } from '@belfry/domain';
import type { Database, Transaction } from '../../platform/database/index.ts';
import { Parameters, whereValue } from '../../platform/database/where.ts';
import type { ValueFilter } from '../../platform/filter.ts';
import type { PageRequest, SignedInViewer } from '../../platform/graphql/index.ts';
import type { StoppedRow } from './stopped.ts';

const columns = `s.id, s.organization_id as "organizationId", s.stopped_at as "stoppedAt", s.definition_id as "definitionId",
  s.definition_name as "definitionName", s.by_definition_id as "byDefinitionId", s.by_definition_name as "byDefinitionName", s.reason, s.message,
  s.interaction_id as "interactionId", s.cause_seq as "causeSeq", s.count`;

/** One's own are those that one's own definition took part in. */
function whereMaySee(viewer: SignedInViewer, parameters: Parameters): string {
  const scope = scopeOf(viewer, 'firings:read');
  if (scope === 'all') return 'true';
  if (scope === 'none' || viewer.userId === null) return 'false';
  const owners = parameters.add(scope === 'team' ? [viewer.userId, ...viewer.teamMemberIds] : [viewer.userId]);
  return `exists (select from event_definitions d where d.organization_id = s.organization_id
    and d.id in (s.definition_id, s.by_definition_id) and d.owner_id = any(${owners}::uuid[]))`;
}

export interface StoppedFilter {
  definition?: ValueFilter<string> | null | undefined;
  interaction?: ValueFilter<string> | null | undefined;
}

function start(viewer: SignedInViewer): { parameters: Parameters; clauses: string[] } {
  const parameters = new Parameters();
  const ofOrganization = `s.organization_id = ${parameters.add(viewer.organizationId)}`;
  return { parameters, clauses: [ofOrganization, whereMaySee(viewer, parameters)] };
}

/** Reads what was stopped, as far as a viewer may see it. */
export const stoppedStore = (database: Database) => ({
  byIds(viewer: SignedInViewer, ids: readonly string[]): Promise<StoppedRow[]> {
    const { parameters, clauses } = start(viewer);
    clauses.push(`s.id = any(${parameters.add(ids)}::uuid[])`);
    const sql = `select ${columns} from stopped_firings s where ${clauses.join(' and ')}`;
    return database.rows(viewer.organizationId, sql, parameters.values);
  },

  /** Newest first. */
  list(viewer: SignedInViewer, { definition, interaction }: StoppedFilter, page: PageRequest): Promise<StoppedRow[]> {
    const { parameters, clauses } = start(viewer);
    if (definition) clauses.push(whereValue('s.definition_id', definition, { parameters }));
    if (interaction) clauses.push(whereValue('s.interaction_id', interaction, { parameters }));
    if (page.from) {
      const [at, id] = page.from.map((part) => parameters.add(part));
      clauses.push(`(s.stopped_at, s.id) ${page.backward ? '>' : '<'} (${at}::timestamptz, ${id}::uuid)`);
    }
    const direction = page.backward ? 'asc' : 'desc';
    const sql = `select ${columns} from stopped_firings s where ${clauses.join(' and ')} order by s.stopped_at ${direction}, s.id ${direction} limit ${page.limit + 1}`;
    return database.rows(viewer.organizationId, sql, parameters.values);
  },
});

const iso = (ms: number): string => new Date(ms).toISOString();

/**
 * Keeps what was stopped: once for each definition, what set it off and reason an hour, with how often.
 * @returns the ids of those that were kept anew, which are to be told.
 */
export async function keepStopped(
  { rows }: Transaction,
  organizationId: string,
  stopped: readonly StoppedRow[],
): Promise<ReadonlySet<string>> {
  if (stopped.length === 0) return new Set();
  const made = await rows<{ id: string }>(
    `with given as materialized (select * from json_to_recordset($2) as x(id uuid, stopped_at timestamptz, definition_id uuid, definition_name text,
         by_definition_id uuid, by_definition_name text, reason text, message text, interaction_id uuid, cause_seq bigint, count integer)),
       known as (select g.id, k.id as known_id from given g cross join lateral (
         select s.id from stopped_firings s where s.organization_id = $1 and s.definition_id = g.definition_id and s.stopped_at > g.stopped_at - interval '1 hour'
           and s.by_definition_id is not distinct from g.by_definition_id and s.reason = g.reason order by s.stopped_at desc limit 1) k),
       counted as (update stopped_firings s set count = s.count + x.count
         from (select known.known_id, sum(given.count)::int as count from known join given using (id) group by 1) x
         where s.organization_id = $1 and s.id = x.known_id)
     insert into stopped_firings (organization_id, id, stopped_at, definition_id, definition_name, by_definition_id, by_definition_name, reason, message,
       interaction_id, cause_seq, count)
     select $1, g.* from given g where not exists (select from known where known.id = g.id) returning id`,
    [
      organizationId,
      JSON.stringify(
        stopped.map((row) => ({
          ...row,
          stopped_at: iso(row.stoppedAt),
          definition_id: row.definitionId,
          definition_name: row.definitionName,
          by_definition_id: row.byDefinitionId,
          by_definition_name: row.byDefinitionName,
          interaction_id: row.interactionId,
          cause_seq: row.causeSeq,
        })),
      ),
    ],
  );
  return new Set(made.map(({ id }) => id));
}
