import type { Database } from '../../platform/database/index.ts';
import type { Usage } from './usage.ts';

type Counted = Omit<Usage, 'noisy' | 'dead'> & { enabled: boolean; createdAt: number };

const hour = 3_600_000;
const week = 7 * 24 * hour;
const noisyAbove = 2;

/** Each number is found through an index of its definition; the week bounds what is read. */
const sql = `select d.id, coalesce(e.enabled, false) as enabled, coalesce(e.created_at, $3) as "createdAt",
    coalesce(f.hour, 0) as "firedLastHour", coalesce(f.day, 0) as "firedLastDay", coalesce(f.week, 0) as "firedLastWeek",
    coalesce(h.hours, array_fill(0, array[24])) as hours,
    coalesce(n.opened, 0) as opened, coalesce(n.acknowledged, 0) as acknowledged, coalesce(n.ignored, 0) as ignored,
    coalesce(n.per_user, 0)::float8 as "perUserPerDay", coalesce(r.held_back, 0) as "heldBack",
    coalesce(c.microseconds / nullif(c.evaluations, 0), 0)::float8 as microseconds
  from unnest($2::uuid[]) as d(id)
  left join event_definitions e on e.organization_id = $1 and e.id = d.id
  left join definition_costs c on c.organization_id = $1 and c.definition_id = d.id
  left join lateral (
    select count(*) filter (where fired_at > $3::timestamptz - interval '1 hour')::int as hour,
      count(*) filter (where fired_at > $3::timestamptz - interval '1 day')::int as day, count(*)::int as week
    from firings where organization_id = $1 and definition_id = d.id and fired_at > $3::timestamptz - interval '7 days') f on true
  left join lateral (
    select array_agg(coalesce(b.fired, 0) order by place desc) as hours from generate_series(0, 23) as place left join (
      select floor(extract(epoch from $3::timestamptz - fired_at) / 3600)::int as ago, count(*)::int as fired
      from firings where organization_id = $1 and definition_id = d.id and fired_at > $3::timestamptz - interval '24 hours' group by 1) b on b.ago = place) h on true
  left join lateral (
    select count(*) filter (where n.read_at is not null)::int as opened,
      count(*) filter (where n.acknowledged_at is not null)::int as acknowledged,
      count(*) filter (where n.read_at is null and n.created_at < $3::timestamptz - interval '1 day')::int as ignored,
      count(*) / greatest(count(distinct n.user_id), 1)::numeric / 7 as per_user
    from notifications n where n.organization_id = $1 and n.definition_id = d.id and n.created_at > $3::timestamptz - interval '7 days') n on true
  left join lateral (
    select count(*)::int as held_back from firings f join action_receipts r on r.organization_id = $1 and r.firing_id = f.id and r.state = 'held-back'
    where f.organization_id = $1 and f.definition_id = d.id and f.fired_at > $3::timestamptz - interval '7 days') r on true`;

/** How much definitions are used, in one statement however many they are. */
export const usageStore = (database: Database) => ({
  async usage(organizationId: string, definitionIds: readonly string[], now: number): Promise<Usage[]> {
    const rows = await database.rows<Counted>(organizationId, sql, [organizationId, definitionIds, new Date(now)]);
    return rows.map(({ enabled, createdAt, ...row }) => ({
      ...row,
      noisy: row.perUserPerDay > noisyAbove,
      dead: enabled && createdAt < now - week && row.firedLastWeek === 0,
    }));
  },
});
