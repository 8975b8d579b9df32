import type { Subject, Target, UserEventType } from '@belfry/domain';
import { globalId } from '../../platform/graphql/index.ts';
import type { RecordingItem } from '../interactions/index.ts';
import type { ItemAction, ItemEffect, PausedFact, PendingEffect } from './item-effects.ts';

/** A user event of an effect, before what all of them share is added. */
interface Step {
  type: UserEventType;
  userId?: string | null;
  queueId?: string | null;
  target?: Target | null;
  subject?: Subject;
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

function newTask(
  { subject, description, userId, dueAfterMs, priority }: Extract<ItemAction, { kind: 'create-task' }>,
  { newId, firedAt, interactionId }: ItemEffect,
): Step {
  const optional = {
    description: description || null,
    priority,
    dueAt: dueAfterMs === null ? null : firedAt + dueAfterMs,
    relatedTo: interactionId === null ? null : globalId('Interaction', interactionId),
  };
  const said = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== null));
  return { type: 'task.created', userId, subject: { kind: 'task', id: newId }, fields: { subject, ...said } };
}

function waysOnTask(action: ItemAction, effect: ItemEffect): Ways {
  const modified = (change: Partial<Step>): Ways =>
    effect.subject === null ? [] : [[{ type: 'task.modified', subject: effect.subject, ...change }]];
  switch (action.kind) {
    case 'create-task':
      return [[newTask(action, effect)]];
    case 'set-task-priority':
      return modified({ fields: { priority: action.priority } });
    case 'set-task-status':
      return modified({ fields: { status: action.status } });
    case 'transfer-task':
      return modified({ userId: action.userId });
    default:
      return [];
  }
}

function waysOf(effect: ItemEffect): Ways {
  const { action, firedAt, assignedTo, newId } = effect;
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
    case 'create-coaching-moment':
      return [
        [{ type: 'coaching.moment_created', subject: { kind: 'coaching', id: newId }, fields: { text: action.text } }],
      ];
    default:
      return waysOnTask(action, effect);
  }
}

const isOfTask = ({ type }: Pick<Step, 'type'>): boolean => type.startsWith('task.');

const blank = {
  source: 'belfry',
  digest: null,
  customType: null,
  justNow: true,
  historical: false,
  interaction: null,
  actor: { kind: 'system', userId: null },
  userId: null,
  queueId: null,
  target: null,
  subject: null,
  reason: null,
  fields: null,
  anomaly: null,
  firingId: null,
} as const;

const recordingOfPause = (
  { firingId, effect }: PendingEffect & { effect: PausedFact },
  now: number,
): RecordingItem => ({
  ...blank,
  sourceEventId: `paused:${firingId}`,
  type: 'system.definition_disabled',
  occurredAt: now,
  mode: 'fact',
  subject: { kind: 'process', id: effect.definitionId },
  reason: effect.reason,
  fields: { definition: effect.definitionName, ...(effect.owner === null ? {} : { owner: effect.owner }) },
});

/** The user events of each way to carry out an effect. The same effect has the same keys whatever happens: tried again, it is done once. */
export function recordingsOf({ firingId, place, effect }: PendingEffect, now: number): RecordingItem[][] {
  if (!('action' in effect)) return [[recordingOfPause({ firingId, place, effect }, now)]];
  const { interactionId } = effect;
  return waysOf(effect).map((way) =>
    way.map(({ subject, ...step }, index): RecordingItem => ({
      ...blank,
      ...step,
      sourceEventId: index === 0 ? `firing:${firingId}:${place}` : `firing:${firingId}:${place}:${index + 1}`,
      occurredAt: now,
      mode: 'command',
      interaction: interactionId === null || isOfTask(step) ? null : { kind: 'id', id: interactionId },
      subject: subject ?? null,
      firingId,
    })),
  );
}
