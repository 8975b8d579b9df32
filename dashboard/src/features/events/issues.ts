/** What the server found wrong, by the field of the form it stands at. */
export type FieldIssues = ReadonlyMap<string, readonly string[]>;

export interface Issue {
  readonly path: readonly string[];
  readonly message: string;
}

export interface FormPlaces {
  /** Stored path of each part of the condition (`of.1`) → key of the part. */
  readonly conditionPaths: ReadonlyMap<string, string>;
  /** Keys of the actions, in order. */
  readonly actionKeys: readonly string[];
}

/** What belongs to no field of the form. */
export const wholeForm = 'form';

const ownFields: ReadonlySet<string> = new Set(['name', 'enabled', 'eventType', 'after', 'timeZone', 'scope']);

/**
 * Places issues at fields: `name`, `threshold.level`, a condition part's key with `.field`, `.operator` or `.value`,
 * an action's key with `.title`, `.body`, `.subject` or `.to`. What cannot be placed stands at the whole form.
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
  return path[0] === 'input' ? path.slice(1) : path;
}

function fieldOf([head = '', ...rest]: readonly string[], places: FormPlaces): string {
  if (head === 'condition') return conditionField(rest, places.conditionPaths);
  if (head === 'actions') return actionField(rest, places.actionKeys);
  if (head === 'threshold') return rest[0] === undefined ? 'threshold.level' : `threshold.${rest[0]}`;
  if (head === 'timed') return 'after';
  return ownFields.has(head) ? head : wholeForm;
}

function conditionField(path: readonly string[], paths: ReadonlyMap<string, string>): string {
  for (let length = path.length; length >= 0; length -= 1) {
    const key = paths.get(path.slice(0, length).join('.'));
    if (key !== undefined) return length === path.length ? key : `${key}.${testField(path[length])}`;
  }
  return 'condition';
}

function testField(name: string | undefined): string {
  return name === 'field' || name === 'operator' ? name : 'value';
}

function actionField([index, name]: readonly string[], keys: readonly string[]): string {
  if (index === undefined) return 'actions';
  const key = keys[Number(index)];
  if (key === undefined) return 'actions';
  return name === undefined ? key : `${key}.${name}`;
}
