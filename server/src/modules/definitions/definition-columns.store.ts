/** The columns of event definitions `d` under the names of DefinitionRow. */
export const definitionColumns = `d.id, d.organization_id as "organizationId", d.owner_id as "ownerId", d.name, d.description, d.enabled, d.shadow, d.event_type as "eventType",
  d.condition, d.timed, d.threshold, d.pattern, d.actions, d.tests, d.time_zone as "timeZone", d.position, d.version, d.paused_reason as "pausedReason",
  d.created_at as "createdAt", d.updated_at as "updatedAt"`;
