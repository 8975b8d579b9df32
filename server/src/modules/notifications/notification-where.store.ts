import type { Severity } from '@belfry/domain';
import { type Parameters, whereValue } from '../../platform/database/where.ts';
import type { ValueFilter } from '../../platform/filter.ts';
import type { NotificationStatus } from './notification.ts';

/** Whose notifications. */
export interface Recipient {
  organizationId: string;
  userId: string;
}

/** A filter with ids as keys and instants in epoch milliseconds. */
export interface NotificationFilter {
  status?: ValueFilter<NotificationStatus> | null | undefined;
  severity?: ValueFilter<Severity> | null | undefined;
  definition?: ValueFilter<string> | null | undefined;
  interaction?: ValueFilter<string> | null | undefined;
  snoozed?: { eq?: boolean | null | undefined } | null | undefined;
  createdAt?: ValueFilter<number> | null | undefined;
}

/** The columns of notifications `n` under the names of NotificationRow. */
export const notificationColumns = `n.id, n.organization_id as "organizationId", n.user_id as "userId", n.firing_id as "firingId", n.definition_id as "definitionId",
  n.definition_name as "definitionName", n.interaction_id as "interactionId", n.severity, n.title, n.body, n.why, n.status, n.created_at as "createdAt",
  n.read_at as "readAt", n.done_at as "doneAt", n.snoozed_until as "snoozedUntil", n.seq`;

const parts = {
  status: 'n.status',
  severity: 'n.severity',
  definition: 'n.definition_id',
  interaction: 'n.interaction_id',
  createdAt: 'n.created_at',
} as const;
const partNames = Object.keys(parts) as readonly (keyof typeof parts)[];
const asDate = (value: unknown): unknown => (typeof value === 'number' ? new Date(value) : value);

/** What one user's notifications `n` that a filter finds satisfy, as SQL. */
export function clausesOf(
  { organizationId, userId }: Recipient,
  filter: NotificationFilter,
  parameters: Parameters,
): string[] {
  const clauses = [`n.organization_id = ${parameters.add(organizationId)}`, `n.user_id = ${parameters.add(userId)}`];
  for (const name of partNames) {
    const value = filter[name];
    if (value) clauses.push(whereValue<unknown>(parts[name], value, { parameters, map: asDate }));
  }
  if (filter.snoozed?.eq != null) clauses.push(`n.snoozed_until is ${filter.snoozed.eq ? 'not ' : ''}null`);
  return clauses;
}
