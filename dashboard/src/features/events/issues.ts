/** What the server found wrong, by the field of the form it stands at. */
export type FieldIssues = ReadonlyMap<string, readonly string[]>;

export interface Issue {
  readonly path: readonly string[];
  readonly message: string;
}

export interface FormPlaces {
  /** Stored path of each part of the condition (`of.1`) → key of the part. */
  readonly conditionPaths: ReadonlyMap<string, string>;
  /** The same of the condition on the second event of a pattern. */
  readonly thenPaths: ReadonlyMap<string, string>;
  /** Keys of the actions, in order. */
  readonly actionKeys: readonly string[];
  /** Keys of the stored tests, in order. */
  readonly testKeys: readonly string[];
}

/** What belongs to no field of the form. */
export const wholeForm = 'form';

const ownFields: ReadonlySet<string> = new Set([
  'name',
  'description',
  'enabled',
  'shadow',
  'eventType',
  'after',
  'clock',
  'timeZone',
  'scope',
]);

const sameField: Readonly<Record<string, string>> = {
  afterMs: 'after',
  repeatMs: 'repeat',
  repeatEvery: 'repeat',
  clock: 'clock',
};

/**
 * Places issues at fields: `name`, `threshold.level`, `pattern.withinMs`, a condition part's key with `.field`,
 * `.operator` or `.value`, an action's key with the name of its part, a test's key. What cannot be placed stands at the
 * whole form.
 */
export function placed(issues: readonly Issue[], places: FormPlaces): FieldIssues {
  const found = new Map<string, string[]>();
  for (const issue of issues) {
    const field = fieldOf(withoutInput(issue.path), places);
    found.set(field, [...(found.get(field) ?? []), issue.message]);
  }
  return found;
}

function withoutInput(path: readonly string[]): readonly string[] {
  return path[0] === 'input' || path[0] === 'draft' ? withoutInput(path.slice(1)) : path;
}

type Placing = (rest: readonly string[], places: FormPlaces) => string;

const parts: Readonly<Record<string, Placing>> = {
  condition: (rest, { conditionPaths }) => conditionField(rest, conditionPaths) ?? 'condition',
  pattern: patternField,
  actions: (rest, { actionKeys }) => listField(rest, { keys: actionKeys, whole: 'actions' }),
  tests: (rest, { testKeys }) => listField(rest, { keys: testKeys, whole: 'tests' }),
  threshold: ([name = '']) => sameField[name] ?? thresholdField(name),
  timed: ([name = '']) => sameField[name] ?? 'after',
};

function fieldOf([head = '', ...rest]: readonly string[], places: FormPlaces): string {
  const part = parts[head];
  if (part) return part(rest, places);
  return sameField[head] ?? (ownFields.has(head) ? head : wholeForm);
}

function thresholdField(name: string): string {
  return thresholdFields.has(name) ? `threshold.${name}` : 'threshold.counted';
}

const thresholdFields: ReadonlySet<string> = new Set(['level', 'clearLevel']);

function patternField(path: readonly string[], { thenPaths }: FormPlaces): string {
  if (path[0] === 'then' && path[1] === 'condition') {
    return conditionField(path.slice(2), thenPaths) ?? 'pattern.then.eventType';
  }
  if (path[0] === 'then') return 'pattern.then.eventType';
  return path[0] === undefined ? 'pattern.kind' : `pattern.${path[0]}`;
}

function conditionField(path: readonly string[], paths: ReadonlyMap<string, string>): string | null {
  for (let length = path.length; length >= 0; length -= 1) {
    const key = paths.get(path.slice(0, length).join('.'));
    if (key !== undefined) return length === path.length ? key : `${key}.${testField(path[length])}`;
  }
  return null;
}

function testField(name: string | undefined): string {
  return name === 'field' || name === 'operator' ? name : 'value';
}

function listField(
  [index, name]: readonly string[],
  { keys, whole }: { keys: readonly string[]; whole: string },
): string {
  const key = index === undefined ? undefined : keys[Number(index)];
  if (key === undefined) return whole;
  return name === undefined ? key : `${key}.${name}`;
}

/** What is wrong at one field, in one text. */
export function errorAt(issues: FieldIssues, field: string): string | null {
  return issues.get(field)?.join(' ') ?? null;
}
