import { unknownVariables } from '../template/variables-of.ts';
import { type Action, type Recipient, severities } from './action.ts';
import type { ConditionOf } from './parse-condition.ts';
import {
  type Reading,
  type TextLimits,
  isAbsent,
  isRecord,
  part,
  readList,
  readText,
  readWord,
  wrong,
} from './reading.ts';

const actionKinds = ['notify', 'send-email'] as const;
const bareKinds = ['me', 'owner', 'acting-agent', 'assigned-agent', 'previous-agent'] as const;
const recipientKinds = [...bareKinds, 'user', 'queue-members', 'team', 'role', 'address'] as const;

// Line ends, spaces and list separators in an address reach other recipients than the one that is meant.
const address = /^[^\s@,;:<>"()[\]\\]{1,64}@[^\s@,;:<>"()[\]\\]{1,253}$/;

const headline = { max: 200 };
const longText = { min: 0, max: 5000 };

export function parseActions(read: Reading, type: ConditionOf): readonly Action[] | undefined {
  return readList(read, { min: 1, max: 10 }, (entry) => parseAction(entry, type));
}

function parseAction(read: Reading, type: ConditionOf): Action | undefined {
  if (!isRecord(read.raw)) return wrong(read, 'WRONG_SHAPE', 'Give an action.');
  const kind = readWord(part(read, 'kind'), actionKinds);
  if (kind === undefined) return undefined;
  const to = readList(part(read, 'to'), { min: 1, max: 50 }, (entry) => parseRecipient(entry, kind));
  const body = readTemplate(part(read, 'body'), type, longText);
  if (kind === 'send-email') {
    const subject = readTemplate(part(read, 'subject'), type, headline);
    return to === undefined || subject === undefined || body === undefined ? undefined : { kind, to, subject, body };
  }
  const severity = readWord(part(read, 'severity'), severities);
  const title = readTemplate(part(read, 'title'), type, headline);
  if (to === undefined || severity === undefined || title === undefined || body === undefined) return undefined;
  return { kind, to, severity, title, body };
}

function readTemplate(read: Reading, type: ConditionOf, limits: TextLimits): string | undefined {
  if (limits.min === 0 && isAbsent(read)) return '';
  const text = readText(read, limits);
  const unknown = text === undefined ? [] : unknownVariables(text, type.eventType, type.catalogue);
  for (const { name, nearest } of unknown) {
    const hint = nearest === null ? "Choose one of this type's variables." : `Did you mean #${nearest}#?`;
    wrong(read, 'UNKNOWN', `There is no variable #${name}#. ${hint}`);
  }
  return unknown.length > 0 ? undefined : text;
}

function parseRecipient(read: Reading, action: Action['kind']): Recipient | undefined {
  if (!isRecord(read.raw)) return wrong(read, 'WRONG_SHAPE', 'Give a recipient.');
  const kind = readWord(part(read, 'kind'), recipientKinds);
  switch (kind) {
    case undefined:
      return undefined;
    case 'address':
      return readAddress(read, action);
    case 'user':
    case 'team':
    case 'role':
    case 'queue-members':
      return parseNamed(read, kind);
    default:
      return { kind };
  }
}

function parseNamed(read: Reading, kind: 'user' | 'team' | 'role' | 'queue-members'): Recipient | undefined {
  if (kind === 'queue-members') {
    const queue = part(read, 'queueId');
    const queueId = isAbsent(queue) ? null : readId(queue);
    return queueId === undefined ? undefined : { kind, queueId };
  }
  const id = readId(part(read, kind === 'role' ? 'role' : `${kind}Id`));
  if (id === undefined) return undefined;
  if (kind === 'user') return { kind, userId: id };
  return kind === 'team' ? { kind, teamId: id } : { kind, role: id };
}

function readAddress(read: Reading, action: Action['kind']): Recipient | undefined {
  if (action !== 'send-email') return wrong(read, 'DOES_NOT_FIT', 'Choose a user: only e-mails go to addresses.');
  const at = part(read, 'address');
  const text = readText(at, { max: 254 });
  if (text === undefined) return undefined;
  return address.test(text)
    ? { kind: 'address', address: text }
    : wrong(at, 'WRONG_SHAPE', 'Give one e-mail address: name@example.org.');
}

function readId(read: Reading): string | undefined {
  return readText(read, { max: 200 });
}
