import { type Parameters, whereGroup, whereValue } from '../../platform/database/where.ts';
import type { NotificationFilter, Recipient } from './notification-filter.ts';

/** The columns of notifications `n` under the names of NotificationRow. */
export const notificationColumns = `n.id, n.organization_id as "organizationId", n.user_id as "userId", n.firing_id as "firingId", n.definition_id as "definitionId",
  n.definition_name as "definitionName", n.interaction_id as "interactionId", n.severity, n.title, n.body, n.why, n.status, n.created_at as "createdAt", n.listed_at as "listedAt",
  n.read_at as "readAt", n.done_at as "doneAt", n.snoozed_until as "snoozedUntil", n.saved_at as "savedAt", n.needs_acknowledgement as "needsAcknowledgement",
  n.acknowledged_at as "acknowledgedAt", n.acknowledged_by as "acknowledgedBy", n.subject_key as "subjectKey", n.queue_id as "queueId", n.agent_id as "agentId",
  n.repeats, n.seq, case when n.subject_kind is null then null else json_build_object('kind', n.subject_kind, 'id', n.subject_id) end as subject`;

const parts = {
  status: 'n.status',
  severity: 'n.severity',
  definition: 'n.definition_id',
  definitionName: 'n.definition_name',
  interaction: 'n.interaction_id',
  queue: 'n.queue_id',
  agent: 'n.agent_id',
  subjectKey: 'n.subject_key',
  createdAt: 'n.created_at',
} as const;
const partNames = Object.keys(parts) as readonly (keyof typeof parts)[];

const conditions = {
  snoozed: 'n.snoozed_until is not null',
  saved: 'n.saved_at is not null',
  acknowledged: 'n.acknowledged_at is not null',
  needsAcknowledgement: 'n.needs_acknowledgement',
} as const;
const conditionNames = Object.keys(conditions) as readonly (keyof typeof conditions)[];

const asDate = (value: unknown): unknown => (typeof value === 'number' ? new Date(value) : value);

const wordsAtMost = 10;

function ownClauses(filter: NotificationFilter, parameters: Parameters): string[] {
  const clauses: string[] = [];
  for (const name of partNames) {
    const value = filter[name];
    if (value) clauses.push(whereValue<unknown>(parts[name], value, { parameters, map: asDate }));
  }
  for (const name of conditionNames) {
    const wanted = filter[name]?.eq;
    if (wanted != null) clauses.push(`(${conditions[name]}) is ${wanted}`);
  }
  const words = filter.text?.split(/\s+/).filter(Boolean) ?? [];
  for (const contains of words.slice(0, wordsAtMost))
    clauses.push(whereValue(`concat_ws(' ', n.title, n.body, n.definition_name)`, { contains }, { parameters }));
  return clauses;
}

/** What one user's notifications `n` that a filter finds satisfy, as SQL. */
export const clausesOf = (
  { organizationId, userId }: Recipient,
  filter: NotificationFilter,
  parameters: Parameters,
): string[] => [
  `n.organization_id = ${parameters.add(organizationId)}`,
  `n.user_id = ${parameters.add(userId)}`,
  whereGroup(filter, (part) => ownClauses(part, parameters)),
];
