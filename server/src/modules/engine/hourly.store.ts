import type { HourlyCount } from '@belfry/domain';
import type { Transaction } from '../../platform/database/index.ts';

interface Counted {
  id: string;
  since: number;
  count: number;
}

const countsOf = (rows: readonly Counted[]): Map<string, HourlyCount> =>
  new Map(rows.map(({ id, since, count }) => [id, { since, count }]));

/** How often each subject was fired for in the last hour, by `subjectKey`. */
export async function firingsOfSubjects(
  { rows }: Transaction,
  organizationId: string,
  { subjects, now }: { subjects: readonly string[]; now: number },
): Promise<Map<string, HourlyCount>> {
  if (subjects.length === 0) return new Map();
  const found = await rows<Counted>(
    `select wanted.id, min(f.fired_at) as since, count(*)::int as count from unnest($2::text[]) as wanted(id)
     cross join lateral (
       select fired_at from firings where organization_id = $1 and wanted.id like 'interaction:%' and interaction_id = substr(wanted.id, 13)::uuid
         and fired_at > $3 and not shadow
       union all
       select fired_at from firings where organization_id = $1 and subject_kind <> 'interaction' and subject_kind = split_part(wanted.id, ':', 1)
         and subject_id = substr(wanted.id, strpos(wanted.id, ':') + 1) and fired_at > $3 and not shadow) f
     group by wanted.id`,
    [organizationId, subjects, new Date(now - 3_600_000)],
  );
  return countsOf(found);
}

/** How often the definitions of each owner fired in the last hour. */
export async function firingsOfOwners(
  { rows }: Transaction,
  organizationId: string,
  { owners, now }: { owners: readonly string[]; now: number },
): Promise<Map<string, HourlyCount>> {
  if (owners.length === 0) return new Map();
  const found = await rows<Counted>(
    `select d.owner_id as id, min(f.fired_at) as since, count(*)::int as count
     from event_definitions d join firings f on f.organization_id = d.organization_id and f.definition_id = d.id
     where d.organization_id = $1 and d.owner_id = any($2::uuid[]) and f.fired_at > $3 and not f.shadow group by 1`,
    [organizationId, owners, new Date(now - 3_600_000)],
  );
  return countsOf(found);
}
