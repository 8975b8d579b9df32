import {
  type AccessTarget,
  can,
  covers,
  type EngineContext,
  type EventDefinition,
  type LoggedEvent,
} from '@belfry/domain';
import type { People } from './people.ts';

/** What the rules have to know of the organization. */
export const contextOf = (people: People, mayOwnerSee: EngineContext['mayOwnerSee']): EngineContext => ({
  nameOf: (kind, id) => people.nameOf(kind, id),
  queuesOf: (userId) => people.queuesOf(userId),
  teamMembersOf: (userId) => people.teamMembersOf(userId),
  teamOf: (userId) => people.teamOf(userId),
  departmentOf: (queueId) => people.departmentOf(queueId),
  businessHours: people.businessHours,
  isAvailable: (userId) => people.isAvailable(userId),
  mayOwnerSee,
});

/** Whether the owner of a definition may see, now, what concerned somebody or some queue. Global ones see everything. */
export function ownerSees(people: People, { owner }: Pick<EventDefinition, 'owner'>, target: AccessTarget): boolean {
  if (owner.kind === 'global') return true;
  const viewer = people.viewerOf(owner.userId);
  return viewer !== null && can(viewer, 'events:write') && covers(viewer, 'interactions:read', target);
}

/** Whom and which queue an event concerned. */
export const targetOf = ({ item, actor, userId, queueId }: LoggedEvent): AccessTarget => ({
  userIds: [...(item?.participants ?? []), ...[actor.userId, userId].filter((id) => id !== null)],
  queueIds: [item?.queueId ?? queueId].filter((id) => id !== null),
});

/** The context in which definitions see what their owners see. */
export const ownersContext = (people: People): EngineContext =>
  contextOf(people, (definition, event) => ownerSees(people, definition, targetOf(event)));
