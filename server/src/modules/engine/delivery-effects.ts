import type { Email } from '../delivery/index.ts';
import { reached } from './recipients.ts';
import type { ActionOf, Telling, TellNeeds } from './telling.ts';
import type { Texts } from './texts.ts';

interface Sent extends Pick<TellNeeds, 'people' | 'ids'> {
  texts: Texts;
}

/** The e-mails of an action, one an address. */
export function emailsOf(action: ActionOf<'send-email'>, telling: Telling, { people, ids, texts }: Sent): Email[] {
  const { firing } = telling;
  const addresses = new Map<string, string>();
  for (const recipient of action.to) {
    const found =
      recipient.kind === 'address'
        ? [recipient.address]
        : reached(recipient, telling, people).userIds.map((userId) => people.emailOf(userId));
    for (const address of found) if (address !== null) addresses.set(address.toLowerCase(), address);
  }
  if (addresses.size === 0) return [];
  const subject = texts.title(action.subject);
  const text = texts.body(action.body);
  const { organizationId, id: firingId, definitionId, chain } = firing;
  return [...addresses.values()].map((to) => ({
    id: ids.next(),
    organizationId,
    to,
    subject,
    text,
    firingId,
    definitionId,
    chain,
  }));
}
