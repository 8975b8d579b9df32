import { scopeOf } from '@belfry/domain';
import type { Database } from '../../platform/database/index.ts';
import { Parameters, whereValue } from '../../platform/database/where.ts';
import type { PageRequest, SignedInViewer } from '../../platform/graphql/index.ts';
import type { FiringFilter, FiringRow } from './firing.ts';

const columns = `f.id, f.organization_id as "organizationId", f.fired_at as "firedAt", f.definition_id as "definitionId", f.definition_name as "definitionName",
  f.definition_version as "definitionVersion", f.kind, f.cause_seq as "causeSeq", f.cause, f.interaction_id as "interactionId", f.values, f.late,
  f.shadow, f.chain, case when f.subject_id is not null then json_build_object('kind', f.subject_kind, 'id', f.subject_id) end as subject`;

/**
 * What a viewer may see of firings `f`, as SQL. One's own are those of one's own definitions and those that one was notified
 * of; the team's are also those of its members' definitions and about interactions they had part in.
 */
function whereMaySee(viewer: SignedInViewer, parameters: Parameters): string {
  const scope = scopeOf(viewer, 'firings:read');
  if (scope === 'all') return 'true';
  if (scope === 'none' || viewer.userId === null) return 'false';
  const me = parameters.add(viewer.userId);
  const owners = parameters.add(scope === 'team' ? [viewer.userId, ...viewer.teamMemberIds] : [viewer.userId]);
  const parts = [
    `exists (select from event_definitions d where d.organization_id = f.organization_id and d.id = f.definition_id and d.owner_id = any(${owners}::uuid[]))`,
    `exists (select from notifications n where n.organization_id = f.organization_id and n.firing_id = f.id and n.user_id = ${me}::uuid)`,
  ];
  if (scope === 'team') {
    parts.push(
      `exists (select from interactions i where i.organization_id = f.organization_id and i.id = f.interaction_id and i.participants && ${owners}::uuid[])`,
    );
  }
  return `(${parts.join(' or ')})`;
}

const asDate = (value: unknown): unknown => (typeof value === 'number' ? new Date(value) : value);

function start(viewer: SignedInViewer): { parameters: Parameters; clauses: string[] } {
  const parameters = new Parameters();
  return {
    parameters,
    clauses: [`f.organization_id = ${parameters.add(viewer.organizationId)}`, whereMaySee(viewer, parameters)],
  };
}

/** Whom a firing concerns: who owns its definition, and whom it notified. */
const concerned = `(select x.id from (
    select d.owner_id as id from event_definitions d where d.organization_id = f.organization_id and d.id = f.definition_id
    union all select n.user_id from notifications n where n.organization_id = f.organization_id and n.firing_id = f.id) x`;

function filterClauses(filter: FiringFilter, parameters: Parameters): string[] {
  const { definition, interaction, subject, user, kind, shadow, firedAt } = filter;
  const clauses: string[] = [];
  if (subject?.kind === 'interaction') clauses.push(`f.interaction_id = ${parameters.add(subject.id)}`);
  else if (subject) {
    const isIt = `(f.subject_kind, f.subject_id) = (${parameters.add(subject.kind)}, ${parameters.add(subject.id)})`;
    clauses.push(`f.subject_kind <> 'interaction'`, isIt);
  }
  if (user) clauses.push(`exists ${concerned} where ${whereValue('x.id', user, { parameters })})`);
  if (kind) clauses.push(whereValue('f.kind', kind, { parameters }));
  if (shadow?.eq != null) clauses.push(`f.shadow = ${parameters.add(shadow.eq)}`);
  if (definition) clauses.push(whereValue('f.definition_id', definition, { parameters }));
  if (interaction) clauses.push(whereValue('f.interaction_id', interaction, { parameters }));
  if (firedAt) clauses.push(whereValue('f.fired_at', firedAt, { parameters, map: asDate }));
  return clauses;
}

/** Reads firings as far as a viewer may see them. */
export const firingsStore = (database: Database) => ({
  byIds(viewer: SignedInViewer, ids: readonly string[]): Promise<FiringRow[]> {
    const { parameters, clauses } = start(viewer);
    clauses.push(`f.id = any(${parameters.add(ids)}::uuid[])`);
    return database.rows(
      viewer.organizationId,
      `select ${columns} from firings f where ${clauses.join(' and ')}`,
      parameters.values,
    );
  },

  /** Those of some user events, oldest first, 20 an event at most. */
  ofCauses(viewer: SignedInViewer, seqs: readonly number[]): Promise<(FiringRow & { causeSeq: number })[]> {
    const { parameters, clauses } = start(viewer);
    clauses.push(`f.cause_seq = any(${parameters.add(seqs)}::bigint[])`);
    const ranked = `select ${columns}, row_number() over (partition by f.cause_seq order by f.fired_at, f.id) as place from firings f where ${clauses.join(' and ')}`;
    return database.rows(
      viewer.organizationId,
      `select * from (${ranked}) x where place <= 20 order by "firedAt", id`,
      parameters.values,
    );
  },

  /** Newest first. */
  list(viewer: SignedInViewer, filter: FiringFilter, page: PageRequest): Promise<FiringRow[]> {
    const { parameters, clauses } = start(viewer);
    clauses.push(...filterClauses(filter, parameters));
    if (page.from) {
      const [firedAt, id] = page.from.map((part) => parameters.add(part));
      clauses.push(`(f.fired_at, f.id) ${page.backward ? '>' : '<'} (${firedAt}::timestamptz, ${id}::uuid)`);
    }
    const direction = page.backward ? 'asc' : 'desc';
    const sql = `select ${columns} from firings f where ${clauses.join(' and ')} order by f.fired_at ${direction}, f.id ${direction} limit ${page.limit + 1}`;
    return database.rows(viewer.organizationId, sql, parameters.values);
  },
});

/** What came of firings, in numbers. */
export const firingNumbersStore = (database: Database) => ({
  /** How many users each firing notified. */
  notified: (organizationId: string, ids: readonly string[]): Promise<{ id: string; count: number }[]> =>
    database.rows(
      organizationId,
      'select firing_id as id, count(*)::int as count from notifications where organization_id = $1 and firing_id = any($2::uuid[]) group by 1',
      [organizationId, ids],
    ),

  /** How often each definition fired since an instant, and when last. */
  activity: (
    organizationId: string,
    { definitionIds, since }: { definitionIds: readonly string[]; since: number },
  ): Promise<{ id: string; count: number; lastAt: number | null }[]> =>
    database.rows(
      organizationId,
      `select d.id,
         (select count(*)::int from firings f where f.organization_id = $1 and f.definition_id = d.id and f.fired_at > $3) as count,
         (select f.fired_at from firings f where f.organization_id = $1 and f.definition_id = d.id order by f.fired_at desc limit 1) as "lastAt"
       from unnest($2::uuid[]) as d(id)`,
      [organizationId, definitionIds, new Date(since)],
    ),
});
