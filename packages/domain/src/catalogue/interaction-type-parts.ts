import type { FieldName } from './fields.ts';
import type { UserEventType } from './user-event-types.ts';

/** What can be named of every event of an interaction. */
export const interactionTypeFields = [
  'time',
  'acting_agent',
  'assigned_agent',
  'group',
  'department',
  'queue',
  'previous_agent',
  'previous_group',
  'previous_department',
  'previous_queue',
  'channel',
  'direction',
  'started_by',
  'acted_by',
  'subject',
  'customer_name',
  'customer_email',
  'customer_phone',
  'priority',
  'previous_priority',
  'status',
  'previous_status',
  'tags',
  'messages_in',
  'messages_out',
  'transfers',
  'wrap_up_code',
  'idle_time',
  'reason',
] as const satisfies readonly FieldName[];

export const fieldsAtOnce = [...interactionTypeFields, 'duration'] as const;
export const fieldsWhenLasting = [...interactionTypeFields, 'lasted'] as const;

/** What ends an interaction. */
export const endings = [
  'interaction.completed',
  'interaction.failed',
  'interaction.abandoned',
  'interaction.deleted',
] as const satisfies readonly UserEventType[];

/** What ends a user's part in an interaction. */
export const legEndings = [
  'participant.left',
  'transfer.completed',
  'interaction.released',
  'interaction.claimed',
  'wrapup.started',
  ...endings,
] as const satisfies readonly UserEventType[];

/** What moves the number of interactions that wait in a queue. */
export const waitingMoves = [
  'interaction.queued',
  'interaction.unqueued',
  'interaction.released',
  'interaction.reopened',
  'interaction.connected',
  'interaction.claimed',
  'offer.accepted',
  'transfer.completed',
  ...endings,
] as const satisfies readonly UserEventType[];

/** What moves the number of live interactions of their owners. */
export const ownedMoves = [
  'interaction.assigned',
  'interaction.claimed',
  'interaction.connected',
  'interaction.queued',
  'interaction.released',
  'interaction.reopened',
  'offer.accepted',
  'transfer.completed',
  'wrapup.ended',
  ...endings,
] as const satisfies readonly UserEventType[];

/** What breaks the quiet of an interaction. */
export const signsOfLife = [
  'interaction.created',
  'interaction.queued',
  'interaction.unqueued',
  'interaction.noted',
  'interaction.message_received',
  'interaction.message_sent',
  'interaction.status_changed',
  'interaction.assigned',
  'interaction.claimed',
  'interaction.released',
  'interaction.reopened',
  'offer.accepted',
  'transfer.completed',
] as const satisfies readonly UserEventType[];

export const quietEndings = [...endings, 'wrapup.ended'] as const satisfies readonly UserEventType[];

/** What can be named of a count, by what it counts. */
export const countFields = {
  queue: ['time', 'queue', 'department', 'count', 'level'],
  agent: ['time', 'assigned_agent', 'group', 'count', 'level'],
  group: ['time', 'group', 'count', 'level'],
  department: ['time', 'department', 'count', 'level'],
} as const satisfies Record<string, readonly FieldName[]>;
