/** A field of an event type as the catalogue tells it. */
export interface CatalogueField {
  readonly name: string;
  readonly data: string;
  readonly choices: readonly string[] | null;
  readonly refersTo: string | null;
  readonly variable: string | null;
}

/** An operator of a sort of data. */
export interface CatalogueOperator {
  readonly name: string;
  readonly values: string;
}

/** A condition as definitions are written with. */
export type Written =
  | { readonly kind: 'test'; readonly field: string; readonly operator: string; readonly value?: unknown }
  | { readonly kind: 'not'; readonly of: Written };

/** Conditions about one field, for one value that was seen: some that hold and some that do not. */
export interface Derived {
  readonly holding: readonly Written[];
  readonly failing: readonly Written[];
}

interface Values {
  /** What an operator compares with so that it holds; undefined where no such value is sure. */
  readonly holds?: unknown;
  readonly fails?: unknown;
}

const far = 30 * 86_400_000;
const second = 1_000;
const nowhere = 'nothing like it';
const quoted = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`);

type Answers = Readonly<Record<string, Values>>;

function ofText(seen: string): Answers {
  return {
    is: { holds: seen, fails: nowhere },
    'is not': { holds: nowhere, fails: seen },
    contains: { holds: seen.slice(1), fails: nowhere },
    'does not contain': { holds: nowhere, fails: seen },
    'contains any of': { holds: [nowhere, seen], fails: [nowhere] },
    'starts with': { holds: seen.slice(0, 2), fails: nowhere },
    'ends with': { holds: seen.slice(-2), fails: nowhere },
    matches: { holds: `^${quoted(seen)}$`, fails: '^nothing$' },
    'does not match': { holds: '^nothing$', fails: `^${quoted(seen)}$` },
  };
}

/** Times go on between the look at a value and the next one: durations get room. */
function ofNumber(seen: number, data: string): Answers {
  const [low, high] = data === 'duration' ? [0, seen + far] : [seen, seen];
  const least = data === 'duration' ? 0 : seen - 1;
  return {
    '=': data === 'duration' ? { fails: high } : { holds: seen, fails: seen + 1 },
    '≠': data === 'duration' ? { holds: high } : { holds: seen + 1, fails: seen },
    '<': { holds: high + 1, fails: least },
    '≤': { holds: high, fails: data === 'duration' ? undefined : least },
    '>': { holds: data === 'duration' ? undefined : least, fails: high },
    '≥': { holds: low, fails: high + 1 },
    between: { holds: [low, high], fails: [high + 1, high + 2] },
    'not between': { holds: [high + 1, high + 2], fails: [low, high] },
  };
}

function ofChoice(seen: string, choices: readonly string[], other: string | undefined): Answers {
  const place = choices.indexOf(seen);
  const [below, above] = [choices[place - 1], choices[place + 1]];
  return {
    'is any of': { holds: [seen], fails: other === undefined ? undefined : [other] },
    'is none of': { holds: other === undefined ? undefined : [other], fails: [seen] },
    '<': { holds: place < 0 ? undefined : above, fails: place < 0 ? undefined : seen },
    '>': { holds: place < 0 ? undefined : below, fails: place < 0 ? undefined : seen },
  };
}

function ofList(seen: readonly string[]): Answers {
  const [first] = seen;
  return {
    'contains any': { holds: first === undefined ? undefined : [nowhere, first], fails: [nowhere] },
    'contains all': { holds: first === undefined ? undefined : seen, fails: [nowhere] },
    'contains none': { holds: [nowhere], fails: first === undefined ? undefined : [first] },
    'has at least': { holds: seen.length, fails: seen.length + 1 },
    'has at most': { holds: seen.length, fails: seen.length === 0 ? undefined : seen.length - 1 },
  };
}

/** An instant that was seen may be of the last minutes or, like a due date, lie ahead. */
function ofTime(seen: number, now: number): Answers {
  const hour = new Date(seen).getUTCHours();
  const clock = (hours: number): string => `${String((hour + hours) % 24).padStart(2, '0')}:00`;
  const weekday = new Date(seen).getUTCDay() || 7;
  const day = (by: number): number => ((weekday + by - 1) % 7) + 1;
  return {
    before: { holds: now + far, fails: now - far },
    after: { holds: now - far, fails: now + far },
    'within the last': seen <= now ? { holds: far } : { fails: second },
    'within the next': seen <= now ? {} : { holds: far, fails: 1 },
    'time of day': { holds: { from: clock(22), to: clock(4) }, fails: { from: clock(8), to: clock(12) } },
    'day of week': { holds: [day(6), day(0), day(1)], fails: [day(3)] },
    'in business hours': { holds: true, fails: false },
  };
}

function ofChange([before, after]: readonly unknown[]): Answers {
  return {
    changed: { holds: null },
    'changed from': { holds: typeof before === 'string' ? [before] : undefined, fails: [nowhere] },
    'changed to': { holds: typeof after === 'string' ? [after] : undefined, fails: [nowhere] },
  };
}

const presence = (isThere: boolean): Answers => ({
  'is set': isThere ? { holds: null } : { fails: null },
  'is not set': isThere ? { fails: null } : { holds: null },
});

/** What the operators say of a value that is absent, by what the field would hold. */
function ofNothing(data: string): Answers {
  switch (data) {
    case 'text':
      return { ...presence(false), is: { fails: 'anything' }, 'is not': { holds: 'anything' } };
    case 'choice':
    case 'reference':
      return presence(false);
    case 'number':
    case 'duration':
      return { '=': { fails: 1 }, '≠': { holds: 1 }, '<': { fails: 1 } };
    case 'list':
      return { 'contains any': { fails: ['anything'] }, 'contains none': { holds: ['anything'] } };
    case 'change':
      return { changed: { fails: null } };
    case 'time':
      return { before: { fails: far }, after: { fails: 0 } };
    default:
      return { is: { fails: true } };
  }
}

export interface Seen {
  readonly field: CatalogueField;
  /** Null where the firing saw none. */
  readonly value: unknown;
  /** Another value of the same kind: another user's or queue's id, another choice. */
  readonly other: string | undefined;
  readonly now: number;
}

const presentAnswers: Readonly<Record<string, (seen: Seen) => Answers>> = {
  'yes-no': ({ value }) => ({ is: { holds: value, fails: value !== true } }),
  time: ({ value, now }) => ofTime(Number(value), now),
  change: ({ value }) => (Array.isArray(value) ? ofChange(value) : {}),
  list: ({ value }) => (Array.isArray(value) ? ofList(value.map(String)) : {}),
  number: ({ value }) => ofNumber(Number(value), 'number'),
  duration: ({ value }) => ofNumber(Number(value), 'duration'),
  text: ({ value }) => (typeof value === 'string' ? { ...ofText(value), ...presence(true) } : {}),
};

function answersFor(seen: Seen): Answers {
  const { field, value, other } = seen;
  if (value === null || value === undefined || value === '') return ofNothing(field.data);
  const present = presentAnswers[field.data];
  if (present) return present(seen);
  return typeof value === 'string' ? { ...ofChoice(value, field.choices ?? [], other), ...presence(true) } : {};
}

/** For a value that was seen, what each operator of its data must say of it. */
export function deriveTests(seen: Seen, operators: readonly CatalogueOperator[]): Derived {
  const answers = answersFor(seen);
  const holding: Written[] = [];
  const failing: Written[] = [];
  for (const { name: operator, values } of operators) {
    const { holds, fails } = answers[operator] ?? {};
    const test = (value: unknown): Written => ({
      kind: 'test',
      field: seen.field.name,
      operator,
      ...(values === 'none' ? {} : { value }),
    });
    if (holds !== undefined) holding.push(test(holds));
    if (fails !== undefined) failing.push(test(fails));
  }
  return { holding, failing };
}
