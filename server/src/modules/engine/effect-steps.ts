import type { Target, UserEventType } from '@belfry/domain';
import type { RecordingItem } from '../interactions/index.ts';
import type { ItemAction, ItemEffect, PendingEffect } from './item-effects.ts';

/** A user event of an effect, before what all of them share is added. */
interface Step {
  type: UserEventType;
  userId?: string | null;
  queueId?: string | null;
  target?: Target | null;
  fields?: Record<string, unknown>;
}

/** Ways to carry out an effect, the first that the state allows is taken. Each is done step by step. */
type Ways = readonly (readonly Step[])[];

function ofTransfer({ queueId, userId }: Extract<ItemAction, { kind: 'transfer' }>, by: string | null): Ways {
  const passedOn = (target: Target): readonly Step[] => [
    { type: 'transfer.requested', userId: by, target },
    { type: 'transfer.completed', target },
  ];
  if (queueId !== null) {
    return [
      passedOn({ kind: 'queue', queueId }),
      [{ type: 'interaction.unqueued' }, { type: 'interaction.queued', queueId }],
      [{ type: 'interaction.queued', queueId }],
    ];
  }
  if (userId === null) return [];
  return [passedOn({ kind: 'user', userId }), [{ type: 'interaction.assigned', userId }]];
}

function waysOf({ action, firedAt, assignedTo }: ItemEffect): Ways {
  switch (action.kind) {
    case 'set-priority':
      return [[{ type: 'interaction.priority_changed', fields: { priority: action.priority } }]];
    case 'set-status':
      return [[{ type: 'interaction.status_changed', fields: { status: action.status } }]];
    case 'assign':
      return [[{ type: 'interaction.assigned', userId: action.userId }]];
    case 'transfer':
      return ofTransfer(action, assignedTo);
    case 'add-tag':
      return [[{ type: 'interaction.tagged', fields: { tag: action.tag } }]];
    case 'remove-tag':
      return [[{ type: 'interaction.untagged', fields: { tag: action.tag } }]];
    case 'add-note':
      return [[{ type: 'interaction.noted', fields: { text: action.text } }]];
    case 'set-follow-up':
      return [[{ type: 'interaction.follow_up_scheduled', fields: { dueAt: firedAt + action.afterMs } }]];
    case 'complete':
      return [[{ type: 'interaction.completed' }]];
    default:
      return [];
  }
}

/** The user events of each way to carry out an effect. The same effect has the same keys whatever happens: tried again, it is done once. */
export function recordingsOf({ firingId, place, effect }: PendingEffect, now: number): RecordingItem[][] {
  return waysOf(effect).map((way) =>
    way.map(({ type, userId = null, queueId = null, target = null, fields = null }, index): RecordingItem => ({
      source: 'belfry',
      sourceEventId: index === 0 ? `firing:${firingId}:${place}` : `firing:${firingId}:${place}:${index + 1}`,
      digest: null,
      type,
      customType: null,
      occurredAt: now,
      justNow: true,
      historical: false,
      mode: 'command',
      interaction: effect.interactionId === null ? null : { kind: 'id', id: effect.interactionId },
      actor: { kind: 'system', userId: null },
      userId,
      queueId,
      target,
      subject: null,
      reason: null,
      fields,
      anomaly: null,
      firingId,
    })),
  );
}
