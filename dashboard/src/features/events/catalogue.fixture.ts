import type { ActionKindData, CatalogueData, EventTypeData, FieldData } from './events.documents.ts';

const field: FieldData = {
  name: 'queue',
  label: 'Queue',
  meaning: '',
  data: 'reference',
  variable: 'QUEUE_NAME',
  choices: null,
  refersTo: 'queue',
};

/** A field as the catalogue tells it. For tests. */
export function fieldInfo(more: Partial<FieldData> = {}): FieldData {
  return { ...field, ...more };
}

/** An event type as the catalogue tells it: a call is queued. For tests. */
export function eventType(more: Partial<EventTypeData> = {}): EventTypeData {
  return {
    name: 'CALL_QUEUED',
    label: 'Queued',
    meaning: '',
    trigger: 'EVENT',
    subject: 'interaction',
    administratorsOnly: false,
    custom: false,
    patterns: true,
    countsFrom: null,
    count: null,
    fields: [field],
    defaultTitle: '',
    defaultBody: '',
    variables: [],
    ...more,
  };
}

const part = { meaning: '', optional: false, choices: null };
const body = { ...part, name: 'body', label: 'Text', data: 'text', optional: true };
const kind = { meaning: '', on: null, administratorsOnly: false };
const kinds: readonly ActionKindData[] = [
  {
    ...kind,
    kind: 'notify',
    label: 'Notify',
    parts: [
      { ...part, name: 'to', label: 'To', data: 'recipients' },
      { ...part, name: 'severity', label: 'Severity', data: 'severity' },
      { ...part, name: 'title', label: 'Title', data: 'line' },
      body,
    ],
  },
  {
    ...kind,
    kind: 'create-task',
    label: 'Create task',
    parts: [
      { ...part, name: 'subject', label: 'Subject', data: 'line' },
      { ...part, name: 'userId', label: 'User', data: 'user', optional: true },
      { ...part, name: 'dueAfterMs', label: 'Due after', data: 'duration', optional: true },
      { ...part, name: 'priority', label: 'Priority', data: 'choice', choices: ['low', 'high'], optional: true },
    ],
  },
  {
    ...kind,
    kind: 'call-web-page',
    label: 'Call a web page',
    administratorsOnly: true,
    parts: [
      { ...part, name: 'method', label: 'Method', data: 'choice', choices: ['GET', 'POST'] },
      { ...part, name: 'url', label: 'Address', data: 'url' },
      { ...part, name: 'headers', label: 'Headers', data: 'headers', optional: true },
      body,
    ],
  },
  { ...kind, kind: 'set-priority', label: 'Set priority', on: 'interaction', parts: [] },
];

/** A kind of action as the catalogue tells it. For tests. */
export function actionKind(name: string): ActionKindData {
  const found = kinds.find((one) => one.kind === name);
  if (!found) throw new Error(`There is no ${name} in the fixture`);
  return found;
}

/** A small catalogue: one category, references and choices. For tests. */
export function catalogueOf(...eventTypes: EventTypeData[]): CatalogueData {
  return {
    categories: [{ name: 'Calls', meaning: '', administratorsOnly: false, eventTypes }],
    operators: [
      {
        data: 'reference',
        operators: [
          { name: 'is any of', label: 'is any of', values: 'references' },
          { name: 'is none of', label: 'is none of', values: 'references' },
          { name: 'is set', label: 'is set', values: 'none' },
        ],
      },
      { data: 'choice', operators: [{ name: 'is any of', label: 'is any of', values: 'choices' }] },
      {
        data: 'duration',
        operators: [
          { name: '>', label: '>', values: 'duration' },
          { name: 'between', label: 'between', values: 'duration-range' },
        ],
      },
      { data: 'text', operators: [{ name: 'contains', label: 'contains', values: 'text' }] },
    ],
    recipients: [],
    actions: [...kinds],
  };
}
