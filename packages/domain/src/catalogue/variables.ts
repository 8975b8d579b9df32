import type { DataType } from './operators.ts';

export interface VariableDeclaration {
  readonly name: string;
  readonly data: DataType;
  readonly label: string;
  /** A sentence. */
  readonly meaning: string;
}

/** The variables of every event type, beside those of its fields. */
export const standardVariables: readonly VariableDeclaration[] = [
  {
    name: 'EVENTNAME',
    data: 'text',
    label: 'Event name',
    meaning: 'The name of the event that fired.',
  },
  {
    name: 'EVENTTYPE',
    data: 'text',
    label: 'Event type',
    meaning: 'The type of the event that fired.',
  },
  { name: 'CATEGORY', data: 'text', label: 'Category', meaning: 'The category of its type.' },
  { name: 'TIME', data: 'time', label: 'Time', meaning: 'When it happened.' },
  {
    name: 'OWNER',
    data: 'text',
    label: 'Owner',
    meaning: "Whose event it is: a user's name, or Global.",
  },
  { name: 'URL', data: 'text', label: 'Address', meaning: 'Where to see what it is about.' },
  {
    name: 'HELDBACK',
    data: 'number',
    label: 'Held back',
    meaning: 'How many earlier ones were held back.',
  },
];
