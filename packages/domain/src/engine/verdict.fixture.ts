import type { Condition, TestCondition } from '../definition/condition.ts';

/** What a condition is judged by: each field with what it holds and what it is. For tests. */
export interface Judged {
  readonly kinds: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, unknown>>;
  readonly me: string | null;
  readonly at: number;
  readonly myQueues: readonly string[];
  readonly myTeam: readonly string[];
}

const ranks = ['low', 'normal', 'high', 'urgent'];

/** The slow reference: one test after the other, as the vocabulary words them; shares nothing with the engine. For tests. */
export function verdict(condition: Condition, judged: Judged): boolean {
  if (condition.kind === 'all') return !condition.of.some((part) => !verdict(part, judged));
  if (condition.kind === 'any') return condition.of.filter((part) => verdict(part, judged)).length > 0;
  if (condition.kind === 'not') return !verdict(condition.of, judged);
  const seen = judged.values[condition.field] ?? null;
  switch (judged.kinds[condition.field]) {
    case 'text':
      return ofText(condition, seen);
    case 'number':
      return ofNumber(condition, seen);
    case 'choice':
      return ofChoice(condition, seen);
    case 'reference':
      return ofReference(condition, seen, judged);
    case 'change':
      return ofChange(condition, seen);
    case 'list':
      return ofList(condition, seen);
    case 'time':
      return ofTime(condition, seen, judged.at);
    default:
      return false;
  }
}

const lower = (value: unknown): string => String(value).toLowerCase();
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const isEmpty = (seen: unknown): boolean => seen === null || seen === '' || (Array.isArray(seen) && seen.length === 0);

const opposites: Readonly<Record<string, string>> = {
  'is not': 'is',
  'does not contain': 'contains',
  'does not match': 'matches',
};

function ofText({ operator, value, caseSensitive }: TestCondition, seen: unknown): boolean {
  if (operator === 'is set') return !isEmpty(seen);
  if (operator === 'is not set') return isEmpty(seen);
  const opposite = opposites[operator];
  const positive = typeof seen === 'string' && ofSomeText(opposite ?? operator, value, { seen, caseSensitive });
  return opposite === undefined ? positive : !positive;
}

function ofSomeText(
  operator: string,
  value: unknown,
  { seen, caseSensitive }: { readonly seen: string; readonly caseSensitive: boolean | undefined },
): boolean {
  const cased = (text: unknown) => (caseSensitive === true ? String(text) : lower(text));
  const [text, wanted] = [cased(seen), cased(value)];
  switch (operator) {
    case 'is':
      return text === wanted;
    case 'contains':
      return text.split(wanted).length > 1 || wanted === '';
    case 'contains any of':
      return listOf(value).some((one) => text.split(cased(one)).length > 1);
    case 'starts with':
      return text.slice(0, wanted.length) === wanted;
    case 'ends with':
      return wanted === '' || text.slice(-wanted.length) === wanted;
    default:
      return new RegExp(String(value), caseSensitive === true ? 'u' : 'iu').test(seen);
  }
}

function ofNumber({ operator, value }: TestCondition, seen: unknown): boolean {
  const [low, high] = listOf(value);
  if (operator === 'between') return typeof seen === 'number' && seen >= Number(low) && seen <= Number(high);
  if (operator === 'not between') return !(typeof seen === 'number' && seen >= Number(low) && seen <= Number(high));
  if (operator === '≠') return seen !== value;
  if (typeof seen !== 'number') return false;
  const difference = seen - Number(value);
  return (
    { '=': difference === 0, '<': difference < 0, '≤': difference <= 0, '>': difference > 0, '≥': difference >= 0 }[
      String(operator)
    ] ?? false
  );
}

function ofChoice({ operator, value }: TestCondition, seen: unknown): boolean {
  if (operator === 'is set') return !isEmpty(seen);
  if (operator === 'is not set') return isEmpty(seen);
  const among = typeof seen === 'string' && listOf(value).map(lower).includes(lower(seen));
  if (operator === 'is any of') return among;
  if (operator === 'is none of') return !among;
  return inOrder(seen, operator === '<' ? 'before' : 'after', value);
}

function inOrder(a: unknown, how: 'before' | 'after', b: unknown): boolean {
  const [placeOfA, placeOfB] = [ranks.indexOf(lower(a)), ranks.indexOf(lower(b))];
  if (placeOfA < 0 || placeOfB < 0) return false;
  return how === 'before' ? placeOfA < placeOfB : placeOfA > placeOfB;
}

function ofReference({ operator, value }: TestCondition, seen: unknown, { me, myQueues, myTeam }: Judged): boolean {
  if (operator === 'is set') return !isEmpty(seen);
  if (operator === 'is not set') return isEmpty(seen);
  const meant = listOf(value).flatMap((one): readonly unknown[] => {
    if (one === 'me') return me === null ? [] : [me];
    if (one === 'my queues') return me === null ? [] : myQueues;
    if (one === 'my team') return me === null ? [] : myTeam;
    return [one];
  });
  return meant.includes(seen) === (operator === 'is any of');
}

function ofChange({ operator, value }: TestCondition, seen: unknown): boolean {
  if (!Array.isArray(seen) || seen[0] === seen[1]) return false;
  const [from, to] = seen;
  const isWanted = (one: unknown) => typeof one === 'string' && listOf(value).map(lower).includes(lower(one));
  if (operator === 'changed') return true;
  if (operator === 'changed from') return isWanted(from);
  if (operator === 'changed to') return isWanted(to);
  return inOrder(to, operator === 'increased' ? 'after' : 'before', from);
}

function ofList({ operator, value }: TestCondition, seen: unknown): boolean {
  const here = listOf(seen).map(lower);
  const wanted = listOf(value).map(lower);
  if (operator === 'has at least') return here.length >= Number(value);
  if (operator === 'has at most') return here.length <= Number(value);
  const found = wanted.filter((one) => here.includes(one)).length;
  if (operator === 'contains any') return found > 0;
  return operator === 'contains all' ? found === wanted.length : found === 0;
}

function ofTime({ operator, value }: TestCondition, seen: unknown, at: number): boolean {
  if (typeof seen !== 'number') return false;
  switch (operator) {
    case 'day of week':
      // Day 0 was a Thursday.
      return listOf(value).includes(((Math.floor(seen / 86_400_000) + 3) % 7) + 1);
    case 'time of day':
      return isWithin(Math.floor(seen / 60_000) % 1440, value);
    case 'before':
      return seen < Number(value);
    case 'after':
      return seen > Number(value);
    case 'within the last':
      return seen <= at && seen >= at - Number(value);
    default:
      return seen >= at && seen <= at + Number(value);
  }
}

function isWithin(minute: number, window: unknown): boolean {
  const { from, to } = window as { from: string; to: string };
  const [first = 0, last = 0] = [from, to].map((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)));
  return first < last ? minute >= first && minute < last : minute >= first || minute < last;
}
