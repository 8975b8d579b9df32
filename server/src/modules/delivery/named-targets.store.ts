import type { Transaction } from '../../platform/database/index.ts';

/** A registered webhook or provider by the name that people know it by. */
interface NamedTarget {
  type: 'Webhook' | 'Provider';
  id: string;
  name: string;
}

/** Everything that is registered, for those who name it. */
export const namedTargets = ({ rows }: Transaction, organizationId: string): Promise<NamedTarget[]> =>
  rows(
    `select 'Webhook' as type, id, name from webhooks where organization_id = $1 and deleted_at is null
     union all select 'Provider', id, name from providers where organization_id = $1 and deleted_at is null`,
    [organizationId],
  );
