import type { Item } from '../interaction/item.ts';
import type { LoggedEvent } from './logged-event.ts';
import type { EngineContext, Subject } from './reaction.ts';

/** What an event is about: its interaction, else the subject it names; null when it names neither. */
export function subjectOf({ interactionId, subject }: Pick<LoggedEvent, 'interactionId' | 'subject'>): Subject | null {
  return interactionId === null ? subject : { kind: 'interaction', id: interactionId };
}

export function sameSubject(a: Subject, b: Subject): boolean {
  return a.kind === b.kind && a.id === b.id;
}

/** The user who acted, if a user did. */
export function actingUserOf({ actor }: Pick<LoggedEvent, 'actor'>): string | null {
  return actor.kind === 'user' || actor.kind === 'manager' ? actor.userId : null;
}

/** A field of the item as it was before the event. */
export function before<K extends keyof Item>({ item, changes }: LoggedEvent, field: K): unknown {
  const change = changes?.[field];
  return change === undefined ? item?.[field] : change[0];
}

/**
 * Every subject whose timers an event may end: what it is about, the users it names, the queues it is of and was of, their
 * teams and departments, the organization. Whoever keeps the timers reads those of these subjects before the event is
 * taken.
 */
export function subjectsTouched(
  event: LoggedEvent,
  context: Pick<EngineContext, 'teamOf' | 'departmentOf' | 'queuesOf'>,
): readonly Subject[] {
  const { item, actor, userId, queueId } = event;
  const about = subjectOf(event);
  const users = idsAmong([actor.userId, userId, item?.ownerId, before(event, 'ownerId')]);
  const named = idsAmong([queueId, item?.queueId, before(event, 'queueId')]);
  const queues = event.type.startsWith('user.')
    ? idsAmong([...named, ...users.flatMap((id) => context.queuesOf(id))])
    : named;
  const touched = [
    ...users.map((id) => ({ kind: 'user', id })),
    ...queues.map((id) => ({ kind: 'queue', id })),
    ...idsAmong(users.map((id) => context.teamOf(id))).map((id) => ({ kind: 'team', id })),
    ...idsAmong(queues.map((id) => context.departmentOf(id))).map((id) => ({ kind: 'department', id })),
    { kind: 'organization', id: wholeOrganization },
  ];
  return about === null ? touched : [about, ...touched.filter((one) => !sameSubject(one, about))];
}

/** The one scope of what is counted for a whole organization. */
export const wholeOrganization = 'organization';

function idsAmong(values: readonly unknown[]): readonly string[] {
  return [...new Set(values.filter((id) => typeof id === 'string'))];
}
