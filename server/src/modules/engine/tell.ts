import {
  type Action,
  type EventDefinition,
  parseTemplate,
  type Recipient,
  render,
  type TemplateValues,
  templateValues,
  userNamedBy,
} from '@belfry/domain';
import { globalId } from '../../platform/graphql/index.ts';
import type { Ids } from '../../platform/ids.ts';
import type { Chain, Email } from '../delivery/index.ts';
import { newNotification, type NotificationRow } from '../notifications/index.ts';
import type { FiringRow } from './firing.ts';
import type { People } from './people.ts';

interface TellNeeds {
  people: People;
  ids: Ids;
  /** Where people reach the dashboard, without a slash at its end; null when nobody said. */
  publicUrl: string | null;
}

/** A firing that is about to be told of. */
export interface Telling {
  firing: FiringRow;
  definition: EventDefinition;
  chain: Chain;
}

export interface Told {
  notifications: NotificationRow[];
  emails: Email[];
}

const titleAtMost = 300;
const bodyAtMost = 10_000;

const named = (name: string | null, otherwise: string): string => name ?? otherwise;

/** Whom a recipient stands for, and why each of them is told. */
function reached(
  recipient: Recipient,
  { firing, definition }: Telling,
  people: People,
): { userIds: readonly string[]; why: string } {
  const queueInValues = firing.values['queue'];
  switch (recipient.kind) {
    case 'queue-members': {
      const queueId = recipient.queueId ?? (typeof queueInValues === 'string' ? queueInValues : null);
      if (queueId === null) return { userIds: [], why: '' };
      return {
        userIds: people.membersOfQueue(queueId),
        why: `because you serve ${named(people.nameOf('queue', queueId), 'the queue')}`,
      };
    }
    case 'team':
      return {
        userIds: people.membersOfTeam(recipient.teamId),
        why: `because of your team ${named(people.nameOf('team', recipient.teamId), '')}`.trimEnd(),
      };
    case 'role':
      return {
        userIds: people.usersOfRole(recipient.role),
        why: `because of your role ${named(people.nameOf('role', recipient.role), '')}`.trimEnd(),
      };
    default: {
      const userId = userNamedBy(recipient, definition, firing.values);
      return { userIds: userId === null ? [] : [userId], why: reasons[recipient.kind] };
    }
  }
}

const reasons: Record<Exclude<Recipient['kind'], 'queue-members' | 'team' | 'role'>, string> = {
  me: 'because it is your event',
  owner: 'because you own it',
  'assigned-agent': 'because it is assigned to you',
  'acting-agent': 'because it happened to you',
  'previous-agent': 'because you owned it before',
  user: 'because you are named in the event',
  'department-managers': 'because you manage the department',
  customer: '',
  address: '',
};

function valuesFor({ firing, definition }: Telling, { people, publicUrl }: TellNeeds): TemplateValues {
  const { owner } = definition;
  const url =
    publicUrl !== null && firing.interactionId !== null
      ? `${publicUrl}/interactions/${globalId('Interaction', firing.interactionId)}`
      : publicUrl;
  return templateValues(definition, firing.values, {
    ownerName: owner.kind === 'user' ? people.nameOf('user', owner.userId) : null,
    url,
  });
}

/** A count has fallen back: good news, told in the words of the alarm that it ends. */
const hasCleared = ({ kind }: FiringRow): boolean => kind === 'threshold-over';

const titleOf = (firing: FiringRow, title: string): string =>
  (hasCleared(firing) ? `Back to normal: ${title}` : title).slice(0, titleAtMost);

type Of<Kind extends Action['kind']> = Extract<Action, { kind: Kind }>;
type Text = (template: string, escapeFor: 'header' | 'text') => string;

function notificationsOf(
  action: Of<'notify'>,
  telling: Telling,
  { people, ids }: TellNeeds,
): (text: Text, told: ReadonlySet<string>) => NotificationRow[] {
  return (text, told) => {
    const { firing } = telling;
    const whys = new Map<string, string>();
    for (const recipient of action.to) {
      const { userIds, why } = reached(recipient, telling, people);
      for (const userId of userIds)
        if (!whys.has(userId) && !told.has(userId) && people.mayBeNotified(userId)) whys.set(userId, why);
    }
    if (whys.size === 0) return [];
    const title = titleOf(firing, text(action.title, 'header'));
    const body = text(action.body, 'text').slice(0, bodyAtMost);
    const reference = (field: string): string | null => {
      const value = firing.values[field];
      return typeof value === 'string' ? value : null;
    };
    return [...whys].map(([userId, why]) =>
      newNotification({
        id: ids.next(),
        organizationId: firing.organizationId,
        userId,
        firingId: firing.id,
        definitionId: firing.definitionId,
        definitionName: firing.definitionName,
        interactionId: firing.interactionId,
        queueId: reference('queue'),
        agentId: reference('acting_agent'),
        severity: hasCleared(firing) ? 'info' : action.severity,
        title,
        body,
        why,
        createdAt: firing.firedAt,
      }),
    );
  };
}

function emailsOf(action: Of<'send-email'>, telling: Telling, { people, ids }: TellNeeds): (text: Text) => Email[] {
  return (text) => {
    const { firing, chain } = telling;
    const addresses = new Map<string, string>();
    for (const recipient of action.to) {
      const found =
        recipient.kind === 'address'
          ? [recipient.address]
          : reached(recipient, telling, people).userIds.map((userId) => people.emailOf(userId));
      for (const address of found) if (address !== null) addresses.set(address.toLowerCase(), address);
    }
    if (addresses.size === 0) return [];
    const subject = titleOf(firing, text(action.subject, 'header'));
    const body = text(action.body, 'text').slice(0, bodyAtMost);
    const { organizationId, id: firingId, definitionId } = firing;
    return [...addresses.values()].map((to) => ({
      id: ids.next(),
      organizationId,
      to,
      subject,
      text: body,
      firingId,
      definitionId,
      chain,
    }));
  };
}

/** What a firing tells whom: at most one notification a user, the first action that reaches them; one e-mail an address and action. */
export function tell(telling: Telling, needs: TellNeeds): Told {
  const values = valuesFor(telling, needs);
  const { timeZone, actions } = telling.definition;
  const text: Text = (template, escapeFor) => render(parseTemplate(template), values, { escapeFor, timeZone });
  const told: Told = { notifications: [], emails: [] };
  for (const action of actions) {
    if (action.kind === 'send-email') {
      told.emails.push(...emailsOf(action, telling, needs)(text));
    } else if (action.kind === 'notify') {
      const already = new Set(told.notifications.map(({ userId }) => userId));
      told.notifications.push(...notificationsOf(action, telling, needs)(text, already));
    }
  }
  return told;
}
