import type { Email } from '../delivery/index.ts';
import { reached } from './recipients.ts';
import type { ActionOf, Telling, TellNeeds } from './telling.ts';
import type { Texts } from './texts.ts';

interface Sent extends Pick<TellNeeds, 'people' | 'ids'> {
  texts: Texts;
  /** The action's place among those of its definition. */
  place: number;
}

/** Whom an e-mail reaches, and as which user; null where it is no user. */
interface Addressed {
  address: string;
  userId: string | null;
}

function addressedBy(action: ActionOf<'send-email'>, telling: Telling, people: TellNeeds['people']): Addressed[] {
  const byAddress = new Map<string, Addressed>();
  const add = (address: string | null, userId: string | null): void => {
    if (address !== null) byAddress.set(address.toLowerCase(), { address, userId });
  };
  for (const recipient of action.to) {
    if (recipient.kind === 'address') add(recipient.address, null);
    else for (const userId of reached(recipient, telling, people).userIds) add(people.emailOf(userId), userId);
  }
  return [...byAddress.values()];
}

/** The e-mails of an action, one an address. */
export function emailsOf(
  action: ActionOf<'send-email'>,
  telling: Telling,
  { people, ids, texts, place }: Sent,
): Email[] {
  const addressed = addressedBy(action, telling, people);
  if (addressed.length === 0) return [];
  const subject = texts.title(action.subject);
  const text = texts.body(action.body);
  const html = action.html?.trim() ? texts.render(action.html, 'html') : null;
  const { organizationId, id: firingId, definitionId } = telling.firing;
  return addressed.map(({ address, userId }) => ({
    id: ids.next(),
    organizationId,
    firingId,
    definitionId,
    place,
    channel: 'email',
    to: address,
    subject,
    text,
    html,
    unsubscribe: userId === null ? null : { userId },
  }));
}
