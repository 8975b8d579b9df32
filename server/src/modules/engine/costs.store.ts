import type { Transaction } from '../../platform/database/index.ts';
import type { Cost } from './sample-costs.ts';

/** Adds what was measured of definitions. */
export async function addCosts({ rows }: Transaction, organizationId: string, costs: readonly Cost[]): Promise<void> {
  if (costs.length === 0) return;
  await rows(
    `insert into definition_costs as c (organization_id, definition_id, evaluations, microseconds)
     select $1, x.* from unnest($2::uuid[], $3::bigint[], $4::float8[]) as x(definition_id, evaluations, microseconds)
     on conflict (organization_id, definition_id) do update
       set evaluations = c.evaluations + excluded.evaluations, microseconds = c.microseconds + excluded.microseconds`,
    [
      organizationId,
      costs.map(({ definitionId }) => definitionId),
      costs.map(({ evaluations }) => evaluations),
      costs.map(({ microseconds }) => microseconds),
    ],
  );
}
