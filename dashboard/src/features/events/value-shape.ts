/** How a test's value is entered, in the catalogue's words. */
export type ValueShape = (typeof shapes)[number];

const shapes = [
  'none',
  'text',
  'texts',
  'pattern',
  'number',
  'range',
  'duration',
  'duration-range',
  'choice',
  'choices',
  'references',
  'instant',
  'clock-window',
  'weekdays',
  'yes-no',
] as const;

interface Asked {
  /** What the field holds. */
  readonly data: string;
  /** The catalogue's word for the operator's value: a shape, or only how many there are. */
  readonly values: string;
}

const singular: Readonly<Record<string, ValueShape>> = {
  number: 'number',
  duration: 'duration',
  choice: 'choice',
  change: 'choice',
  reference: 'references',
  time: 'instant',
  'yes-no': 'yes-no',
  list: 'number',
};
const plural: Readonly<Record<string, ValueShape>> = {
  choice: 'choices',
  change: 'choices',
  reference: 'references',
  time: 'weekdays',
};
const ranges: Readonly<Record<string, ValueShape>> = {
  duration: 'duration-range',
  time: 'clock-window',
};

export function shapeOf({ data, values }: Asked): ValueShape {
  if (values === 'one') return singular[data] ?? 'text';
  if (values === 'many') return plural[data] ?? 'texts';
  if (values === 'range' && data !== 'number') return ranges[data] ?? 'range';
  return shapes.find((shape) => shape === values) ?? 'text';
}

const empties: Readonly<Record<ValueShape, unknown>> = {
  none: null,
  text: '',
  texts: [],
  pattern: '',
  number: null,
  range: [null, null],
  duration: null,
  'duration-range': [null, null],
  choice: '',
  choices: [],
  references: [],
  instant: null,
  'clock-window': { from: '09:00', to: '17:00' },
  weekdays: [],
  'yes-no': true,
};

/** What a test begins with before anything is entered. */
export function emptyValue(shape: ValueShape): unknown {
  return empties[shape];
}

/** The texts of a stored value, whatever it is. */
export function textsOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.filter((one) => typeof one === 'string');
  return typeof value === 'string' && value !== '' ? [value] : [];
}

export function numbersOf(value: unknown): readonly (number | null)[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all.map((one) => (typeof one === 'number' ? one : null));
}
