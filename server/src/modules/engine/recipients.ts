import { type EventDefinition, type Recipient, userNamedBy } from '@belfry/domain';
import type { FiringRow } from './firing.ts';
import type { People } from './people.ts';
import type { Mutes } from './telling.ts';

/** Of what a recipient is asked. */
export interface Asking {
  firing: Pick<FiringRow, 'values'>;
  definition: Pick<EventDefinition, 'id' | 'owner'>;
}

interface Reached {
  userIds: readonly string[];
  /** Why each of them is told, as the end of a sentence. */
  why: string;
}

const reasons: Record<Exclude<Recipient['kind'], 'queue-members' | 'team' | 'role' | 'department-managers'>, string> = {
  me: 'because it is your event',
  owner: 'because you own it',
  'assigned-agent': 'because it is assigned to you',
  'acting-agent': 'because it happened to you',
  'previous-agent': 'because you owned it before',
  user: 'because you are named in the event',
  customer: '',
  address: '',
};

const queueIn = ({ firing: { values } }: Asking): string | null =>
  typeof values['queue'] === 'string' ? values['queue'] : null;

const nobody: Reached = { userIds: [], why: '' };

/** Which users a recipient stands for, and why each of them is told. None for customers and addresses. */
export function reached(recipient: Recipient, asking: Asking, people: People): Reached {
  switch (recipient.kind) {
    case 'queue-members': {
      const queueId = recipient.queueId ?? queueIn(asking);
      if (queueId === null) return nobody;
      const name = people.nameOf('queue', queueId) ?? 'the queue';
      return { userIds: people.membersOfQueue(queueId), why: `because you serve ${name}` };
    }
    case 'team':
      return {
        userIds: people.membersOfTeam(recipient.teamId),
        why: `because of your team ${people.nameOf('team', recipient.teamId) ?? ''}`.trimEnd(),
      };
    case 'role':
      return {
        userIds: people.usersOfRole(recipient.role),
        why: `because of your role ${people.nameOf('role', recipient.role) ?? ''}`.trimEnd(),
      };
    case 'department-managers': {
      const queueId = queueIn(asking);
      return queueId === null
        ? nobody
        : { userIds: people.managersOfQueue(queueId), why: 'because you manage the department' };
    }
    default: {
      const userId = userNamedBy(recipient, asking.definition, asking.firing.values);
      return { userIds: userId === null ? [] : [userId], why: reasons[recipient.kind] };
    }
  }
}

/** Each user that some recipients stand for, once, with the first reason that reaches them. Who may not read notifications is left out, and who has muted the event. */
export function usersReached(
  recipients: readonly Recipient[],
  asking: Asking,
  { people, mutes }: { people: People; mutes: Mutes },
): ReadonlyMap<string, string> {
  const muted = mutes.get(asking.definition.id);
  const whys = new Map<string, string>();
  for (const recipient of recipients) {
    const { userIds, why } = reached(recipient, asking, people);
    for (const userId of userIds)
      if (!whys.has(userId) && !muted?.has(userId) && people.mayBeNotified(userId)) whys.set(userId, why);
  }
  return whys;
}
