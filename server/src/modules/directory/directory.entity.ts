import { defineEntity, p } from '@mikro-orm/core';

export const Department = defineEntity({
  name: 'Department',
  tableName: 'departments',
  properties: { organizationId: p.uuid().primary(), id: p.uuid().primary(), name: p.string() },
});

export const Team = defineEntity({
  name: 'Team',
  tableName: 'teams',
  properties: {
    organizationId: p.uuid().primary(),
    id: p.uuid().primary(),
    name: p.string(),
    departmentId: p.uuid().nullable(),
    managerId: p.uuid().nullable(),
  },
});

export const Queue = defineEntity({
  name: 'Queue',
  tableName: 'queues',
  properties: {
    organizationId: p.uuid().primary(),
    id: p.uuid().primary(),
    name: p.string(),
    weight: p.integer().default(1),
    active: p.boolean().default(true),
    departmentId: p.uuid().nullable(),
  },
});

export const QueueMember = defineEntity({
  name: 'QueueMember',
  tableName: 'queue_members',
  properties: { organizationId: p.uuid().primary(), queueId: p.uuid().primary(), userId: p.uuid().primary() },
});

export const directoryEntities = [Department, Team, Queue, QueueMember];
