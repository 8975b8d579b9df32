import { mergeLimits, type RoleLimits } from '@belfry/domain';
import type { Transaction } from '../../platform/database/index.ts';

/** How much a user's roles let them set going, as a transaction sees it. */
export async function readLimits({ rows }: Transaction, organizationId: string, userId: string): Promise<RoleLimits> {
  const limits = await rows<RoleLimits>(
    `select r.events_limit as events, r.firings_limit as "firingsPerHour"
     from user_roles ur join roles r on r.organization_id = ur.organization_id and r.id = ur.role_id
     where ur.organization_id = $1 and ur.user_id = $2`,
    [organizationId, userId],
  );
  return mergeLimits(limits);
}
