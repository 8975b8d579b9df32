import { labelOf } from '../../shared/words.ts';
import type { InteractionData, StoryEventData } from './interaction.documents.ts';
import type { StoryEvent, StoryFiring } from './story.ts';
import type { LaneRef, Span, TimelineSegment } from './timeline-segment.ts';

/** The segments of the API as the lanes take them. */
export function segmentsOf({ timeline }: Pick<InteractionData, 'timeline'>): readonly TimelineSegment[] {
  return timeline.segments.map((segment, index) => ({
    key: `${segment.kind}:${segment.userEvent?.id ?? index}:${segment.user?.id ?? ''}`,
    lane: laneOf(segment),
    kind: segment.kind,
    startedAt: Date.parse(segment.startedAt),
    endedAt: segment.endedAt === null ? null : Date.parse(segment.endedAt),
    queueName: segment.queue?.name ?? null,
    outcome: segment.outcome,
    eventId: segment.userEvent?.id ?? null,
  }));
}

function laneOf({ lane, user }: InteractionData['timeline']['segments'][number]): LaneRef {
  if (lane === 'CUSTOMER') return { kind: 'customer' };
  return { kind: 'user', userId: user?.id ?? '', name: user?.name ?? 'Unknown user' };
}

/** From the first instant to the last: to `now` while something is still open. */
export function wholeSpan({ timeline }: Pick<InteractionData, 'timeline'>, now: number): Span {
  const from = Date.parse(timeline.startedAt);
  const ended = timeline.endedAt === null ? now : Date.parse(timeline.endedAt);
  const open = timeline.segments.some((segment) => segment.endedAt === null);
  return { from, to: Math.max(from + 1000, open ? Math.max(now, ended) : ended) };
}

/** One line of the story, in words. */
export function storyEventOf(event: StoryEventData): StoryEvent {
  const { actor, user, queue } = event;
  return {
    kind: 'event',
    id: event.id,
    seq: event.seq,
    type: event.type,
    occurredAt: Date.parse(event.occurredAt),
    who: [...new Set([user?.name, actor?.name, event.target?.user?.name].filter((name) => name !== undefined))],
    detail: [
      byWhom(event),
      targetOf(event),
      queue ? `in ${queue.name}` : '',
      event.reason ? `“${event.reason}”` : '',
      customTypeOf(event),
    ]
      .filter((part) => part !== '')
      .join(' · '),
    anomaly: event.anomaly,
  };
}

function byWhom({ actorKind, actor, user }: StoryEventData): string {
  const other = user && user.id !== actor?.id ? user.name : '';
  if (actor) return other === '' ? `by ${actor.name}` : `${other}, by ${actor.name}`;
  if (other !== '') return other;
  return actorKind === 'CUSTOMER' ? 'by the customer' : '';
}

function targetOf({ target }: StoryEventData): string {
  const name = target?.user?.name ?? target?.queue?.name ?? target?.address;
  return name ? `to ${name}` : '';
}

function customTypeOf({ customType }: StoryEventData): string {
  return customType ? labelOf(customType) : '';
}

export function firingsOf({ firings }: Pick<InteractionData, 'firings'>): readonly StoryFiring[] {
  return firings.nodes.map((firing) => ({
    kind: 'firing',
    id: firing.id,
    name: firing.definitionName,
    firedAt: Date.parse(firing.firedAt),
    causeId: firing.cause?.id ?? null,
    notifications: firing.notifications,
  }));
}
