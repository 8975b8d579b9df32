import type { EngineContext } from '@belfry/domain';
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
