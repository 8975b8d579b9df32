import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { Severity } from '@belfry/domain';
import type { NotificationStatus } from './notification.ts';

export const Notification = defineEntity({
  name: 'Notification',
  tableName: 'notifications',
  properties: {
    organizationId: p.uuid().primary(),
    id: p.uuid().primary(),
    createdAt: p.datetime().primary(),
    userId: p.uuid(),
    firingId: p.uuid(),
    definitionId: p.uuid(),
    definitionName: p.string(),
    interactionId: p.uuid().nullable(),
    severity: p.string().$type<Severity>(),
    title: p.string(),
    body: p.string(),
    why: p.string(),
    status: p.string().$type<NotificationStatus>(),
    listedAt: p.datetime(),
    readAt: p.datetime().nullable(),
    doneAt: p.datetime().nullable(),
    snoozedUntil: p.datetime().nullable(),
    savedAt: p.datetime().nullable(),
    needsAcknowledgement: p.boolean(),
    acknowledgedAt: p.datetime().nullable(),
    acknowledgedBy: p.uuid().nullable(),
    subjectKind: p.string().nullable(),
    subjectId: p.string().nullable(),
    subjectKey: p.string(),
    queueId: p.uuid().nullable(),
    agentId: p.uuid().nullable(),
    repeats: p.integer(),
    seq: p.bigint('number'),
  },
});

export type NotificationEntity = InferEntity<typeof Notification>;

export const notificationEntities = [Notification];
