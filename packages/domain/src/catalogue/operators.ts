export const dataTypes = [
  'text',
  'number',
  'duration',
  'choice',
  'reference',
  'change',
  'list',
  'time',
  'yes-no',
] as const;
/** What a field of an event type holds. */
export type DataType = (typeof dataTypes)[number];

export type OperatorName =
  | 'is'
  | 'is not'
  | 'contains'
  | 'does not contain'
  | 'contains any of'
  | 'starts with'
  | 'ends with'
  | 'matches'
  | 'does not match'
  | 'is set'
  | 'is not set'
  | '='
  | '≠'
  | '<'
  | '≤'
  | '>'
  | '≥'
  | 'between'
  | 'not between'
  | 'is any of'
  | 'is none of'
  | 'changed'
  | 'changed from'
  | 'changed to'
  | 'increased'
  | 'decreased'
  | 'contains any'
  | 'contains all'
  | 'contains none'
  | 'has at least'
  | 'has at most'
  | 'before'
  | 'after'
  | 'within the last'
  | 'within the next'
  | 'time of day'
  | 'day of week'
  | 'in business hours';

/**
 * The shape of an operator's value. `clock-window` is `{ from: "HH:MM", to: "HH:MM" }` and may cross midnight;
 * `weekdays` are numbers from 1 (Monday) to 7; `range` is `[low, high]`, both included.
 */
export type ValueShape =
  | 'none'
  | 'text'
  | 'texts'
  | 'pattern'
  | 'number'
  | 'range'
  | 'duration'
  | 'duration-range'
  | 'choice'
  | 'choices'
  | 'references'
  | 'instant'
  | 'clock-window'
  | 'weekdays'
  | 'yes-no';

export interface OperatorDeclaration {
  readonly name: OperatorName;
  readonly value: ValueShape;
  /** Whether the case switch means anything. */
  readonly caseSwitch?: true;
  /** Only where the field's choices have an order. */
  readonly ordered?: true;
}

const numeric = (value: 'number' | 'duration', range: 'range' | 'duration-range'): readonly OperatorDeclaration[] => [
  { name: '=', value },
  { name: '≠', value },
  { name: '<', value },
  { name: '≤', value },
  { name: '>', value },
  { name: '≥', value },
  { name: 'between', value: range },
  { name: 'not between', value: range },
];

const presence: readonly OperatorDeclaration[] = [
  { name: 'is set', value: 'none' },
  { name: 'is not set', value: 'none' },
];

/** The operators of each data type, in the order in which a form offers them. */
export const operators: Readonly<Record<DataType, readonly OperatorDeclaration[]>> = {
  text: [
    { name: 'is', value: 'text', caseSwitch: true },
    { name: 'is not', value: 'text', caseSwitch: true },
    { name: 'contains', value: 'text', caseSwitch: true },
    { name: 'does not contain', value: 'text', caseSwitch: true },
    { name: 'contains any of', value: 'texts', caseSwitch: true },
    { name: 'starts with', value: 'text', caseSwitch: true },
    { name: 'ends with', value: 'text', caseSwitch: true },
    { name: 'matches', value: 'pattern', caseSwitch: true },
    { name: 'does not match', value: 'pattern', caseSwitch: true },
    ...presence,
  ],
  number: numeric('number', 'range'),
  duration: numeric('duration', 'duration-range'),
  choice: [
    { name: 'is any of', value: 'choices' },
    { name: 'is none of', value: 'choices' },
    { name: '<', value: 'choice', ordered: true },
    { name: '>', value: 'choice', ordered: true },
    ...presence,
  ],
  reference: [{ name: 'is any of', value: 'references' }, { name: 'is none of', value: 'references' }, ...presence],
  change: [
    { name: 'changed', value: 'none' },
    { name: 'changed from', value: 'choices' },
    { name: 'changed to', value: 'choices' },
    { name: 'increased', value: 'none', ordered: true },
    { name: 'decreased', value: 'none', ordered: true },
  ],
  list: [
    { name: 'contains any', value: 'texts' },
    { name: 'contains all', value: 'texts' },
    { name: 'contains none', value: 'texts' },
    { name: 'has at least', value: 'number' },
    { name: 'has at most', value: 'number' },
  ],
  time: [
    { name: 'time of day', value: 'clock-window' },
    { name: 'day of week', value: 'weekdays' },
    { name: 'in business hours', value: 'yes-no' },
    { name: 'before', value: 'instant' },
    { name: 'after', value: 'instant' },
    { name: 'within the last', value: 'duration' },
    { name: 'within the next', value: 'duration' },
  ],
  'yes-no': [{ name: 'is', value: 'yes-no' }],
};
