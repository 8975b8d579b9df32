import type { UserEventInput } from '@belfry/client';
import type { DemoEvent } from '@belfry/connect';
import { enumNameOf } from '@belfry/domain';
import type { DemoIds } from './demo-ids.ts';

/** Sources of what the demo records itself; both are plain to see in every user event. */
export const demoSources = { history: 'demo-history', live: 'demo' } as const;

/** A demo event as `recordUserEvents` takes it. `interactionId` is given where the server has named it already. */
export function demoUserEvent(
  event: DemoEvent,
  { ids, interactionId, at }: { ids: DemoIds; interactionId?: string | undefined; at: number },
): UserEventInput {
  const { interaction, subject, user, queue, target, reason, fields } = event;
  const person = user === undefined ? undefined : userRef(user, ids);
  return {
    sourceEventId: event.sourceEventId,
    type: enumNameOf(event.type),
    occurredAt: new Date(at).toISOString(),
    actor:
      event.actor === 'user' && person !== undefined
        ? { kind: 'USER', user: person }
        : { kind: event.actor.toUpperCase() },
    ...(interaction === undefined ? {} : { interaction: interactionRef(interaction, interactionId) }),
    ...(subject === undefined ? {} : { subject }),
    ...(person === undefined ? {} : { user: person }),
    ...(queue === undefined ? {} : { queue: queueRef(queue, ids) }),
    ...(target === undefined ? {} : { target: demoTarget(target, ids) }),
    ...(reason === undefined ? {} : { reason }),
    ...(fields === undefined ? {} : { fields }),
  };
}

export function demoTarget(
  target: NonNullable<DemoEvent['target']>,
  ids: DemoIds,
): NonNullable<UserEventInput['target']> {
  return 'queue' in target ? { queue: queueRef(target.queue, ids) } : { user: userRef(target.user, ids) };
}

function interactionRef(
  { externalId, channel }: NonNullable<DemoEvent['interaction']>,
  id: string | undefined,
): NonNullable<UserEventInput['interaction']> {
  return id === undefined ? { externalId, channel: channel.toUpperCase() } : { id };
}

function userRef(user: string, { users }: DemoIds): { id: string } | { externalId: string } {
  const id = users.get(user);
  return id ? { id } : { externalId: user };
}

function queueRef(queue: string, { queues }: DemoIds): { id: string } | { externalId: string } {
  const id = queues.get(queue);
  return id ? { id } : { externalId: queue };
}
