import { actionKindNames, actionKinds } from './action-kinds.ts';
import { eventCategories } from './event-type-declaration.ts';
import { type BuiltInEventTypeName, eventTypeNames, eventTypes } from './event-types.ts';
import { eventFields, fieldNames, isBuiltInField } from './fields.ts';
import { dataTypes, operators } from './operators.ts';
import { type UserEventCategory, type PayloadField, userEventCategories } from './user-event-declaration.ts';
import { userEventTypeNames, userEventTypes } from './user-event-types.ts';
import { standardVariables } from './variables.ts';

/** Everything that can happen, be fired on, be asked and be done, as one page of Markdown. Made from the declarations alone. */
export function catalogueReference(): string {
  return `${[
    '# The catalogue',
    'Everything that event definitions are made of, printed from the declarations in `packages/domain/src/catalogue`. Integrators declare further types beside these (`declareEventType`); they behave as the built-in ones do.',
    '## Event types',
    `What a definition can fire on. **T** times something and fires when it lasts, **N** counts and fires when a level is passed, **M** is run by hand, **A** is for Global events only. Beside the fields named here, each condition can name a field of the payload as \`custom.name\`.`,
    ...Object.entries(eventCategories).flatMap(([name, meaning]) => categoryPart(name, meaning)),
    '## Fields',
    'What conditions and templates can name. The operators go by the data.',
    table(
      ['Field', 'Data', 'Variable', 'Meaning'],
      fieldNames.map((name) => {
        const { data, variable, meaning, choices = [], shownOnly } = eventFields[name];
        const values = choices.length === 0 ? '' : ` (${choices.join(', ')})`;
        return [
          code(name),
          `${data}${values}`,
          code(`#${variable}#`),
          shownOnly ? `${meaning} In templates only.` : meaning,
        ];
      }),
    ),
    '## Operators',
    table(
      ['Data', 'Operators'],
      dataTypes.map((data) => [
        data,
        operators[data].map(({ name, ordered }) => (ordered ? `${name} (where ordered)` : name)).join(' · '),
      ]),
    ),
    '## Variables of every type',
    table(
      ['Variable', 'Meaning'],
      standardVariables.map(({ name, meaning }) => [code(`#${name}#`), meaning]),
    ),
    '## Actions',
    table(
      ['Action', 'Does', 'Made of'],
      actionKindNames.map((kind) => {
        const { meaning, on, administratorsOnly, parts } = actionKinds[kind];
        const limits = [on ? `Only on ${on}s.` : '', administratorsOnly ? 'Global events only.' : ''];
        const made = Object.entries(parts).map(([name, { optional }]) => (optional ? `${name}?` : name));
        return [code(kind), [meaning, ...limits].filter(Boolean).join(' '), made.join(', ')];
      }),
    ),
    '## User events',
    'What really happens and is logged: by the user actions of the API, by `recordUserEvents`, or by Belfry itself. Fields marked with a star are required. Those by **Belfry only** are recorded by Belfry itself; `recordUserEvents` refuses them.',
    ...Object.entries(userEventCategories).flatMap(([name, meaning]) => userEventPart(name, meaning)),
  ].join('\n\n')}\n`;
}

const marks = { event: '', timed: 'T', threshold: 'N', manual: 'M' } as const;

function categoryPart(category: string, meaning: string): readonly string[] {
  const names = eventTypeNames.filter((name) => eventTypes[name].category === category);
  if (names.length === 0) return [`### ${category}`, meaning];
  return [
    `### ${category}`,
    meaning,
    table(['Type', 'Label', '', 'Fires when', 'User events'], names.map(eventTypeRow)),
    `Fields: ${fieldsOf(names)}`,
  ];
}

function eventTypeRow(name: BuiltInEventTypeName): readonly string[] {
  const { label, trigger, administratorsOnly, meaning, facts } = eventTypes[name];
  const mark = `${marks[trigger]}${administratorsOnly ? 'A' : ''}`;
  return [code(name), label, mark, meaning, facts.map(code).join(' ')];
}

/** The fields that all the types have, and after them those that only some have. */
function fieldsOf(names: readonly BuiltInEventTypeName[]): string {
  const fields = [...new Set(names.flatMap((name) => eventTypes[name].fields))].filter(isBuiltInField);
  const isCommon = (field: string) => names.every((name) => eventTypes[name].fields.some((one) => one === field));
  const [common, others] = [fields.filter(isCommon), fields.filter((field) => !isCommon(field))];
  const rest = others.length === 0 ? '' : ` Some types: ${others.map(code).join(' ')}.`;
  return `${common.map(code).join(' ')}.${rest}`;
}

function userEventPart(category: string, meaning: string): readonly string[] {
  const types = userEventTypeNames.filter((type) => userEventTypes[type].category === (category as UserEventCategory));
  return [
    `### ${category}`,
    meaning,
    table(
      ['Type', 'About', 'Meaning', 'By', 'Fields'],
      types.map((type) => {
        const { subject, meaning: what, actors, ownOnly, fields = {} } = userEventTypes[type];
        const by = `${actors.join(', ')}${ownOnly ? ' (**Belfry only**)' : ''}`;
        return [code(type), subject, what, by, Object.entries(fields).map(payloadField).join(', ')];
      }),
    ),
  ];
}

function payloadField([name, { data, required, choices = [] }]: [string, PayloadField]): string {
  const values = choices.length === 0 ? data : choices.join('/');
  return `${code(name)}${required ? '*' : ''} ${values}`;
}

function code(text: string): string {
  return `\`${text}\``;
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}
