import type { BusinessHours } from '@belfry/domain';
import type { Transaction } from '../../platform/database/index.ts';
import type { KeptBusinessHours } from './organization.ts';

/** When an organization works. */
export async function readBusinessHours(
  { rows }: Pick<Transaction, 'rows'>,
  organizationId: string,
): Promise<KeptBusinessHours> {
  const [row] = await rows<KeptBusinessHours>(
    'select business_hours as hours, business_hours_version as version from organizations where id = $1',
    [organizationId],
  );
  return row ?? { hours: null, version: 0 };
}

/** @returns the new version; null when `expectedVersion` is not the present one. */
export async function writeBusinessHours(
  { rows }: Pick<Transaction, 'rows'>,
  {
    organizationId,
    hours,
    expectedVersion,
  }: { organizationId: string; hours: BusinessHours | null; expectedVersion: number | null },
): Promise<number | null> {
  const [row] = await rows<{ version: number }>(
    `update organizations set business_hours = $2, business_hours_version = business_hours_version + 1
     where id = $1 and business_hours_version = coalesce($3, business_hours_version) returning business_hours_version as version`,
    [organizationId, hours && JSON.stringify(hours), expectedVersion],
  );
  return row?.version ?? null;
}
