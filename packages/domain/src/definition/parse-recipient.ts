import type { Action, Recipient } from './action.ts';
import { type Reading, isAbsent, isRecord, part, readText, readWord, wrong } from './reading.ts';

const bareKinds = ['me', 'owner', 'acting-agent', 'assigned-agent', 'previous-agent'] as const;
const recipientKinds = [
  ...bareKinds,
  'user',
  'queue-members',
  'team',
  'role',
  'department-managers',
  'customer',
  'address',
] as const satisfies readonly Recipient['kind'][];

// Line ends, spaces and list separators in an address reach other recipients than the one that is meant.
const address = /^[^\s@,;:<>"()[\]\\]{1,64}@[^\s@,;:<>"()[\]\\]{1,253}$/;

/** Whom an action of this kind goes to. */
export function readRecipient(read: Reading, action: Action['kind']): Recipient | undefined {
  if (!isRecord(read.raw)) return wrong(read, 'WRONG_SHAPE', 'Give a recipient.');
  const kind = readWord(part(read, 'kind'), recipientKinds);
  switch (kind) {
    case undefined:
      return undefined;
    case 'customer':
      return action === 'send-email'
        ? { kind }
        : wrong(read, 'DOES_NOT_FIT', 'Choose a user: only e-mails go to customers.');
    case 'address':
      return readAddress(read, action);
    case 'user':
    case 'team':
    case 'role':
    case 'queue-members':
      return readNamed(read, kind);
    default:
      return { kind };
  }
}

export function readId(read: Reading): string | undefined {
  return readText(read, { max: 200 });
}

function readNamed(read: Reading, kind: 'user' | 'team' | 'role' | 'queue-members'): Recipient | undefined {
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
