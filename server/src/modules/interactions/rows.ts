/** The columns of `user_events` under the names of UserEventRow; `e` is the table. */
export const userEventColumns = `e.organization_id as "organizationId", e.seq, e.recorded_at as "recordedAt", e.occurred_at as "occurredAt",
  e.type, e.custom_type as "customType", e.category, e.source, e.source_event_id as "sourceEventId", e.interaction_id as "interactionId", e.channel,
  e.actor_kind as "actorKind", e.actor_id as "actorId", e.user_id as "userId", e.queue_id as "queueId",
  e.names_queue as "namesQueue", e.target, e.subject_kind as "subjectKind",
  e.subject_id as "subjectId", e.reason, e.fields, e.anomaly, e.historical, e.late, e.item, e.changes,
  e.subject_state as "subjectState", e.firing_id as "firingId"`;

/** Those who had part in the interaction of event `e`, given its interaction `i` by a left join. */
export const participantsColumn = `coalesce(i.participants, '{}') as participants`;

/** The columns of `interactions` under the names of InteractionRow; `i` is the table. */
export const interactionColumns = `i.id, i.organization_id as "organizationId", i.source, i.external_id as "externalId", i.channel, i.phase, i.queue_id as "queueId",
  i.owner_id as "ownerId", i.priority, i.status, i.subject, i.direction, i.customer, i.tags, i.participants, i.opened_at as "openedAt",
  i.ended_at as "endedAt", i.last_at as "lastAt", i.anomalies, i.version, i.state`;
