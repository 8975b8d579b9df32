import { assertNever } from '../kernel/invariant.ts';
import { durationText } from '../kernel/duration.ts';
import type { Action, Frequency, Recipient } from './action.ts';
import { type NameOf, type NamedKind, listed } from './test-sentence.ts';

/** What a firing does, in words: "Notify role Manager and send e-mail to the owner, at most once in 10 min per item". */
export function actionsSentence(actions: readonly Action[], nameOf: NameOf = () => null): string {
  const sentence = listed(
    actions.map((action) => actionSentence(action, nameOf)),
    'and',
  );
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** One action in words: "notify Ana and the team Vienna, at most once in 10 min per item". */
export function actionSentence(action: Action, nameOf: NameOf = () => null): string {
  const what = deed(action, nameOf);
  const { frequency } = action;
  return frequency === undefined || frequency === null ? what : `${what}, ${frequencySentence(frequency)}`;
}

function frequencySentence({ everyMs, per }: Frequency): string {
  return `at most once in ${durationText(everyMs)}${per === 'item' ? ' per item' : ''}`;
}

function deed(action: Action, nameOf: NameOf): string {
  switch (action.kind) {
    case 'notify':
      return `notify ${recipients(action.to, nameOf)}`;
    case 'notify-by-profile':
      return `tell ${recipients(action.to, nameOf)} as their notification profile says`;
    case 'send-email':
      return `send e-mail to ${recipients(action.to, nameOf)}`;
    case 'push':
      return `push to ${recipients(action.to, nameOf)}`;
    case 'webhook':
      return `call the webhook ${called(nameOf, 'webhook', action.webhookId)}`;
    case 'call-web-page':
      return `call ${hostOf(action.url)}`;
    case 'provider':
      return `tell the provider ${called(nameOf, 'provider', action.providerId)}`;
    case 'log':
      return `write into the log ${action.file}`;
    case 'escalate':
      return `tell the role ${called(nameOf, 'role', action.role)} if nobody acknowledges within ${durationText(action.afterMs)}`;
    default:
      return itemDeed(action, (id) => called(nameOf, 'user', id), nameOf);
  }
}

type OnItem = Exclude<
  Action,
  {
    kind:
      | 'notify'
      | 'notify-by-profile'
      | 'send-email'
      | 'push'
      | 'webhook'
      | 'call-web-page'
      | 'provider'
      | 'log'
      | 'escalate';
  }
>;

function itemDeed(action: OnItem, user: (id: string) => string, nameOf: NameOf): string {
  switch (action.kind) {
    case 'set-priority':
      return `set the priority to ${action.priority}`;
    case 'set-status':
      return `set the status to ${action.status}`;
    case 'assign':
      return `assign it to ${user(action.userId)}`;
    case 'transfer':
      return action.queueId === null
        ? `transfer it to ${user(String(action.userId))}`
        : `transfer it to ${called(nameOf, 'queue', action.queueId)}`;
    case 'add-tag':
      return `add the tag “${action.tag}”`;
    case 'remove-tag':
      return `remove the tag “${action.tag}”`;
    case 'add-note':
      return 'add a note';
    case 'set-follow-up':
      return `set a follow-up in ${durationText(action.afterMs)}`;
    case 'complete':
      return 'complete it';
    default:
      return taskDeed(action, user);
  }
}

type OnTask = Extract<
  Action,
  { kind: 'create-task' | 'set-task-priority' | 'set-task-status' | 'transfer-task' | 'create-coaching-moment' }
>;

function taskDeed(action: OnTask, user: (id: string) => string): string {
  switch (action.kind) {
    case 'create-task':
      return action.userId === null ? 'create a task' : `create a task for ${user(action.userId)}`;
    case 'set-task-priority':
      return `set the task's priority to ${action.priority}`;
    case 'set-task-status':
      return `set the task's status to ${action.status}`;
    case 'transfer-task':
      return `give the task to ${user(action.userId)}`;
    case 'create-coaching-moment':
      return 'create a coaching moment';
    default:
      return assertNever(action);
  }
}

function called(nameOf: NameOf, kind: NamedKind, id: string): string {
  return nameOf(kind, id) ?? id;
}

function hostOf(url: string): string {
  return /^https:\/\/[^/?]+/.exec(url)?.[0] ?? url;
}

function recipients(to: readonly Recipient[], nameOf: NameOf): string {
  return listed(
    to.map((recipient) => recipientSentence(recipient, nameOf)),
    'and',
  );
}

function membersSentence(queueId: string | null, nameOf: NameOf): string {
  return queueId === null ? "the queue's members" : `the members of ${called(nameOf, 'queue', queueId)}`;
}

function recipientSentence(recipient: Recipient, nameOf: NameOf): string {
  switch (recipient.kind) {
    case 'me':
      return 'me';
    case 'user':
      return called(nameOf, 'user', recipient.userId);
    case 'team':
      return `the team ${called(nameOf, 'team', recipient.teamId)}`;
    case 'role':
      return `the role ${called(nameOf, 'role', recipient.role)}`;
    case 'queue-members':
      return membersSentence(recipient.queueId, nameOf);
    case 'department-managers':
      return "the department's managers";
    case 'address':
      return recipient.address;
    default:
      return `the ${recipient.kind.replace('-', ' ')}`;
  }
}
