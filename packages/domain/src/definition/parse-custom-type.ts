import type { CustomType } from '../catalogue/catalogue.ts';
import { variableOfPayload } from '../catalogue/catalogue.ts';
import type { PayloadField, PayloadFields } from '../catalogue/user-event-declaration.ts';
import { isUserEventType } from '../catalogue/user-event-types.ts';
import { standardVariables } from '../catalogue/variables.ts';
import type { Result } from '../kernel/result.ts';
import type { Issue } from './event-definition.ts';
import {
  type Reading,
  isAbsent,
  isRecord,
  part,
  readFlag,
  readList,
  readText,
  readWord,
  reading,
  resultOf,
  wrong,
} from './reading.ts';

export const customTypeLimits = { fields: 50, choices: 100 } as const;

const typeName = /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+$/;
const fieldName = /^[A-Za-z][A-Za-z0-9_]*$/;
const subjects = ['custom', 'interaction'] as const;
const kinds = [
  'text',
  'number',
  'duration',
  'choice',
  'time',
  'yes-no',
  'list',
] as const satisfies readonly PayloadField['data'][];

/** Variables that every declared type has beside those of its own fields. */
const takenVariables = new Set([...standardVariables.map(({ name }) => name), 'AGENT_NAME', 'QUEUE_NAME']);

/** What an integrator declared as an event type; every issue at once. It is about something of its own unless it says so. */
export function parseCustomType(raw: unknown): Result<CustomType, readonly Issue[]> {
  const read = reading(raw);
  const name = readTypeName(part(read, 'name'));
  const label = readText(part(read, 'label'), { max: 80 });
  const meaning = readText(part(read, 'meaning'), { max: 300 });
  const about = part(read, 'subject');
  const subject = isAbsent(about) ? 'custom' : readWord(about, subjects);
  const fields = readFields(part(read, 'fields'));
  const isComplete =
    name !== undefined && label !== undefined && meaning !== undefined && subject !== undefined && fields !== undefined;
  return resultOf(read, isComplete ? { name, label, meaning, subject, fields } : undefined);
}

/**
 * What a new declaration of a type would break of the one before: user events and definitions that go by the old one
 * must stay right, so fields are only added or widened.
 */
export function narrowings(before: CustomType, after: CustomType): readonly Issue[] {
  const read = reading(null);
  if (before.subject !== after.subject)
    wrong(part(read, 'subject'), 'DOES_NOT_FIT', `Leave it ${before.subject}: what a type is about cannot change.`);
  for (const [name, old] of Object.entries(before.fields)) {
    const now = after.fields[name];
    const at = part(part(read, 'fields'), name);
    if (now === undefined) wrong(at, 'REQUIRED', `Keep ${name}: a field that was declared stays.`);
    else narrowed(at, old, now);
  }
  for (const [name, field] of Object.entries(after.fields))
    if (before.fields[name] === undefined && field.required === true)
      wrong(
        part(part(read, 'fields'), name),
        'DOES_NOT_FIT',
        `Let ${name} be left out: sources that know the type as it was do not send it.`,
      );
  return read.issues;
}

function narrowed(at: Reading, old: PayloadField, now: PayloadField): void {
  if (old.data !== now.data)
    return wrong(at, 'DOES_NOT_FIT', `Leave it ${old.data}: what a field holds cannot change.`);
  if (now.required === true && old.required !== true)
    return wrong(at, 'DOES_NOT_FIT', 'Let it be left out, as it could be until now.');
  const gone = (old.choices ?? []).filter((choice) => !now.choices?.includes(choice));
  return gone.length === 0 ? undefined : wrong(at, 'REQUIRED', `Keep the choices ${gone.join(', ')}.`);
}

function readTypeName(read: Reading): string | undefined {
  const name = readText(read, { max: 60 });
  if (name === undefined) return undefined;
  if (!typeName.test(name))
    return wrong(read, 'WRONG_SHAPE', 'Name it like order.shipped: small letters, with a dot between its words.');
  return isUserEventType(name) ? wrong(read, 'DOES_NOT_FIT', `Choose another name: ${name} is built in.`) : name;
}

function readFields(read: Reading): PayloadFields | undefined {
  if (isAbsent(read)) return {};
  if (!isRecord(read.raw))
    return wrong(read, 'WRONG_SHAPE', 'Give an object: the name of each field and what it holds.');
  const names = Object.keys(read.raw);
  if (names.length > customTypeLimits.fields)
    return wrong(read, 'TOO_LONG', `Declare at most ${customTypeLimits.fields} fields.`);
  const fields: Record<string, PayloadField> = {};
  const variables = new Set(takenVariables);
  for (const name of names) {
    const at = part(read, name);
    if (!fieldName.test(name) || name.length > 40)
      wrong(at, 'WRONG_SHAPE', 'Name it with up to 40 letters, digits and underscores, a letter first.');
    const variable = variableOfPayload(name);
    if (variables.has(variable)) wrong(at, 'DOES_NOT_FIT', `Choose another name: there is a #${variable}# already.`);
    variables.add(variable);
    const field = readField(at);
    if (field !== undefined) fields[name] = field;
  }
  return fields;
}

function readField(read: Reading): PayloadField | undefined {
  if (!isRecord(read.raw)) return wrong(read, 'WRONG_SHAPE', 'Say what it holds: {"data": "text", "meaning": "…"}.');
  const data = readWord(part(read, 'data'), kinds);
  const meaning = readText(part(read, 'meaning'), { max: 300 });
  const required = readFlag(part(read, 'required'), false);
  const choices = data === 'choice' ? readChoices(part(read, 'choices')) : [];
  if (data === undefined || meaning === undefined || required === undefined || choices === undefined) return undefined;
  return {
    data,
    meaning,
    ...(required ? { required: true } : {}),
    ...(data === 'choice' ? { choices } : {}),
  };
}

function readChoices(read: Reading): readonly string[] | undefined {
  return readList(read, { min: 1, max: customTypeLimits.choices }, (entry) => readText(entry, { max: 100 }));
}
