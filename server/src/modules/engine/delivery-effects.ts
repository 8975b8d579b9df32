import type { Action } from '@belfry/domain';
import { globalId } from '../../platform/graphql/index.ts';
import type { NewDelivery } from '../delivery/index.ts';
import { severityOf } from './notification-effects.ts';
import { reached, usersReached } from './recipients.ts';
import { shownValues } from './shown-values.ts';
import type { ActionOf, Telling, TellNeeds } from './telling.ts';
import { type Texts, urlOf } from './texts.ts';
import { subjectKey } from './timer-book.ts';

/** The actions that send something out of the house. */
const deliveryKinds = ['send-email', 'push', 'webhook', 'call-web-page', 'provider', 'log'] as const;
export type DeliveryAction = ActionOf<(typeof deliveryKinds)[number]>;

export const isDeliveryAction = (action: Action): action is DeliveryAction =>
  deliveryKinds.some((kind) => kind === action.kind);

interface Sending extends TellNeeds {
  telling: Telling;
  texts: Texts;
  /** The action's place among those of its definition. */
  place: number;
}

type About = Pick<NewDelivery, 'id' | 'organizationId' | 'firingId' | 'definitionId' | 'place'>;

const aboutOf = ({ telling: { firing }, ids, place }: Sending): About => ({
  id: ids.next(),
  organizationId: firing.organizationId,
  firingId: firing.id,
  definitionId: firing.definitionId,
  place,
});

/** Whom an e-mail reaches: each address once, and as which user; null where it is no user. */
function addressedBy(action: ActionOf<'send-email'>, { telling, people }: Sending): [string, string | null][] {
  const byAddress = new Map<string, [string, string | null]>();
  const add = (address: unknown, userId: string | null): void => {
    if (typeof address === 'string' && address !== '') byAddress.set(address.toLowerCase(), [address, userId]);
  };
  for (const recipient of action.to) {
    if (recipient.kind === 'address') add(recipient.address, null);
    else if (recipient.kind === 'customer') add(telling.firing.values['customer_email'], null);
    else for (const userId of reached(recipient, telling, people).userIds) add(people.emailOf(userId), userId);
  }
  return [...byAddress.values()];
}

function emailsOf(action: ActionOf<'send-email'>, sending: Sending): NewDelivery[] {
  const { texts } = sending;
  const addressed = addressedBy(action, sending);
  if (addressed.length === 0) return [];
  const content = {
    channel: 'email',
    subject: texts.title(action.subject),
    text: texts.body(action.body),
    html: action.html?.trim() ? texts.render(action.html, 'html') : null,
  } as const;
  return addressed.map(([to, userId]) => ({
    ...aboutOf(sending),
    ...content,
    to,
    unsubscribe: userId === null ? null : { userId },
  }));
}

function pushesOf(action: ActionOf<'push'>, sending: Sending): NewDelivery[] {
  const { telling, people, mutes, texts, publicUrl } = sending;
  const { firing } = telling;
  const content = {
    channel: 'push',
    title: texts.title(action.title),
    body: texts.body(action.body),
    severity: severityOf(telling, action.severity),
    topic: firing.subject ? subjectKey(firing.subject) : `definition:${firing.definitionId}`,
    url: urlOf(firing, publicUrl),
  } as const;
  const userIds = usersReached(action.to, telling, { people, mutes }).keys();
  return [...userIds].map((userId) => ({ ...aboutOf(sending), ...content, userId }));
}

const longest = 1_000;

/** What was seen, short enough for anyone's limit. */
const shortValues = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? value.slice(0, longest) : value]),
  );

/** A firing as those outside are told of it. */
function told({ telling: { firing, definition }, publicUrl }: Sending) {
  const { interactionId, subject } = firing;
  return {
    firing: globalId('Firing', firing.id),
    kind: firing.kind,
    firedAt: new Date(firing.firedAt).toISOString(),
    definition: { id: globalId('EventDefinition', definition.id), name: definition.name },
    eventType: definition.eventType,
    interaction: interactionId === null ? null : globalId('Interaction', interactionId),
    subject: subject === null || subject.kind === 'interaction' ? null : subject,
    values: shortValues(shownValues(firing.values)),
    url: urlOf(firing, publicUrl),
  };
}

const isJson = (template: string): boolean => /^\s*[{[]/.test(template);

function callOf({ method, url, headers, body }: ActionOf<'call-web-page'>, sending: Sending): NewDelivery {
  const { texts } = sending;
  return {
    ...aboutOf(sending),
    channel: 'web-call',
    method,
    url: texts.render(url, 'url'),
    headers: headers.map(({ name, value }) => ({ name, value: texts.render(value, 'header') })),
    body: method === 'POST' ? texts.render(body, isJson(body) ? 'json' : 'text') : '',
  };
}

/** What an action sends, ready to be kept; nothing where nobody is to get it. */
export function deliveriesOf(action: DeliveryAction, sending: Sending): NewDelivery[] {
  const { texts, telling } = sending;
  switch (action.kind) {
    case 'send-email':
      return emailsOf(action, sending);
    case 'push':
      return pushesOf(action, sending);
    case 'webhook': {
      const { firedAt, ...data } = told(sending);
      const body = { type: `firing.${telling.firing.kind}`, timestamp: firedAt, data };
      return [{ ...aboutOf(sending), channel: 'webhook', webhookId: action.webhookId, body }];
    }
    case 'call-web-page':
      return [callOf(action, sending)];
    case 'provider': {
      const content = { title: texts.title(action.title), body: texts.body(action.body) };
      return [{ ...aboutOf(sending), channel: 'provider', providerId: action.providerId, ...content }];
    }
    case 'log': {
      const line = { text: texts.body(action.line), ...told(sending) };
      return [{ ...aboutOf(sending), channel: 'log', file: action.file, line }];
    }
  }
}

/** Why an action has nobody to send to. */
export const nobodyToSendTo = ({ kind }: DeliveryAction): string =>
  kind === 'send-email'
    ? 'None of the recipients has an e-mail address.'
    : 'Nobody was left to send it to: choose other recipients, or look at what they may see.';
