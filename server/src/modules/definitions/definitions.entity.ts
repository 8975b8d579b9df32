import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { Action, Condition, DefinitionTest, EventTypeName, Pattern, Threshold, Timed } from '@belfry/domain';

export const Definition = defineEntity({
  name: 'Definition',
  tableName: 'event_definitions',
  properties: {
    organizationId: p.uuid().primary(),
    id: p.uuid().primary(),
    ownerId: p.uuid().nullable(),
    name: p.string(),
    description: p.string(),
    enabled: p.boolean(),
    shadow: p.boolean(),
    eventType: p.string().$type<EventTypeName>(),
    condition: p.json<Condition>(),
    timed: p.json<Timed>().nullable(),
    threshold: p.json<Threshold>().nullable(),
    pattern: p.json<Pattern>().nullable(),
    tests: p.json<DefinitionTest[]>(),
    actions: p.json<Action[]>(),
    timeZone: p.string(),
    position: p.integer(),
    version: p.integer(),
    pausedReason: p.string().nullable(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
    deletedAt: p.datetime().nullable(),
  },
});

export type DefinitionEntity = InferEntity<typeof Definition>;

export const definitionEntities = [Definition];
