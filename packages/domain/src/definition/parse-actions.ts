import { type ActionPart, type ActionPartData, actionKindNames, actionKinds } from '../catalogue/action-kinds.ts';
import type { EventTypeDeclaration } from '../catalogue/event-type-declaration.ts';
import { type Action, type Frequency, severities } from './action.ts';
import { type ActionText, readActionText, readHeaders, readUrl } from './parse-action-texts.ts';
import type { ConditionOf } from './parse-condition.ts';
import { readId, readRecipient } from './parse-recipient.ts';
import { readLength } from './parse-timing.ts';
import { type Reading, isAbsent, isRecord, part, readList, readText, readWord, wrong } from './reading.ts';

/** What an action is read against. */
export interface ActionScope extends ConditionOf {
  readonly type: EventTypeDeclaration;
}

type PartReader = (
  read: Reading,
  of: ActionScope & { readonly part: ActionPart; readonly kind: Action['kind'] },
) => unknown;

const textOf =
  (data: ActionText): PartReader =>
  (read, { eventType, catalogue }) =>
    readActionText(read, { data, eventType, catalogue });

/** How a part of an action is read, whatever its kind. */
const readers: Readonly<Record<ActionPartData, PartReader>> = {
  recipients: (read, { kind }) => readList(read, { min: 1, max: 50 }, (entry) => readRecipient(entry, kind)),
  line: textOf('line'),
  text: textOf('text'),
  html: textOf('html'),
  url: readUrl,
  headers: readHeaders,
  severity: (read) => readWord(read, severities),
  choice: (read, { part: { choices = [] } }) => readWord(read, choices),
  name: (read) => readText(read, { max: 100 }),
  duration: (read) => readLength(read, 1000),
  user: readId,
  queue: readId,
  role: readId,
  webhook: readId,
  provider: readId,
};

/** What stands in an action for a part that was left out; undefined leaves it out there too. */
const empty: Readonly<Partial<Record<ActionPartData, unknown>>> = {
  text: '',
  line: '',
  headers: [],
  choice: null,
  name: null,
  duration: null,
  user: null,
  queue: null,
  role: null,
};

export function parseActions(read: Reading, scope: ActionScope): readonly Action[] | undefined {
  return readList(read, { min: 1, max: 10 }, (entry) => parseAction(entry, scope));
}

function parseAction(read: Reading, scope: ActionScope): Action | undefined {
  if (!isRecord(read.raw)) return wrong(read, 'WRONG_SHAPE', 'Give an action.');
  const named = part(read, 'kind');
  const kind = readWord(named, actionKindNames);
  if (kind === undefined || !fitsSubject(named, kind, scope)) return undefined;
  const values = readParts(read, kind, scope);
  const frequency = readFrequency(part(read, 'frequency'));
  if (values === undefined || frequency === undefined) return undefined;
  // The one cast: the parts of a kind are declared once, for its type and for this reader alike.
  const action = { kind, ...values, ...(frequency === null ? {} : { frequency }) } as Action;
  return isWhole(read, action) ? action : undefined;
}

/** Undefined when a part is wrong. */
function readParts(
  read: Reading,
  kind: Action['kind'],
  scope: ActionScope,
): Readonly<Record<string, unknown>> | undefined {
  const values: Record<string, unknown> = {};
  let isComplete = true;
  for (const [name, declaration] of Object.entries(actionKinds[kind].parts)) {
    const at = part(read, name);
    const isLeftOut = declaration.optional === true && (isAbsent(at) || at.raw === '');
    const value = isLeftOut
      ? empty[declaration.data]
      : readers[declaration.data](at, { ...scope, part: declaration, kind });
    if (value !== undefined) values[name] = value;
    else isComplete &&= isLeftOut;
  }
  return isComplete ? values : undefined;
}

function fitsSubject(read: Reading, kind: Action['kind'], { type }: ActionScope): boolean {
  const { on, label } = actionKinds[kind];
  if (on === undefined || (on === type.subject && type.trigger !== 'threshold')) return true;
  const what = on === 'task' ? 'a task' : 'an interaction';
  wrong(
    read,
    'DOES_NOT_FIT',
    `Choose another action: "${label}" changes ${what}, and this event type is not about one.`,
  );
  return false;
}

/** What no part alone shows. */
function isWhole(read: Reading, action: Action): boolean {
  if (action.kind === 'transfer' && (action.queueId === null) === (action.userId === null)) {
    wrong(read, 'DOES_NOT_FIT', 'Name either a queue or a user to transfer to.');
    return false;
  }
  if (action.kind === 'log' && !/^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/.test(action.file)) {
    wrong(part(read, 'file'), 'WRONG_SHAPE', 'Name the log with letters, digits and dashes, at most 64.');
    return false;
  }
  if (action.kind === 'call-web-page' && action.method === 'GET' && action.body !== '') {
    wrong(part(read, 'body'), 'DOES_NOT_FIT', 'Leave the body out: only POST sends one.');
    return false;
  }
  return true;
}

function readFrequency(read: Reading): Frequency | null | undefined {
  if (isAbsent(read)) return null;
  const everyMs = readLength(part(read, 'everyMs'), 1000);
  const per = readWord(part(read, 'per'), ['event', 'item'] as const);
  return everyMs === undefined || per === undefined ? undefined : { everyMs, per };
}
