import type { FieldDeclaration } from '../../catalogue/field-declaration.ts';
import type { Instant } from '../../kernel/instant.ts';
import { wallClock } from '../../kernel/wall-clock.ts';
import { referenceWords } from '../condition.ts';
import { clockWindow } from '../list-and-time-tests.ts';
import { isNumber, isText, texts } from '../predicate.ts';
import type { Candidate, Judging, Literal } from './literal.ts';

const minute = 60_000;
const day = 1440 * minute;
const words: readonly string[] = Object.values(referenceWords);

/**
 * Values of a field among which there is one for each way in which the literals can come out: what none of them fulfils
 * cannot be fulfilled. Null for texts and lists, which have too many.
 */
export function candidatesFor(
  field: FieldDeclaration,
  literals: readonly Literal[],
  judging: Judging,
): readonly Candidate[] | null {
  switch (field.data) {
    case 'number':
    case 'duration':
      return numbers(literals, field.data === 'duration');
    case 'choice':
      return [null, ...choices(field, literals)].map((value) => ({ value }));
    case 'reference':
      return references(literals);
    case 'change':
      return changes(field, literals);
    case 'time':
      return times(literals, judging);
    case 'yes-no':
      return [null, true, false].map((value) => ({ value }));
    default:
      return null;
  }
}

function valuesOf(literals: readonly Literal[]): readonly unknown[] {
  return literals.flatMap(({ test: { value } }) => (Array.isArray(value) ? value : [value]));
}

/** Each bound, and what lies just beside it. */
function numbers(literals: readonly Literal[], isLength: boolean): readonly Candidate[] {
  const bounds = valuesOf(literals).filter(isNumber);
  const step = isLength ? 1 : Number.EPSILON;
  const near = bounds.flatMap((bound) => {
    const little = Math.max(step, Math.abs(bound) * 1e-9);
    return [bound - little, bound, bound + little];
  });
  // A length of time is never below nothing.
  const all = [...near, 0, 1e300, ...(isLength ? [] : [-1e300])].filter((value) => !isLength || value >= 0);
  return [null, ...all].map((value) => ({ value }));
}

/** Every value that is named, every choice, and where others are possible too some that are not named: words and numbers. */
function choices({ choices: known = [], open }: FieldDeclaration, literals: readonly Literal[]): readonly string[] {
  const named = valuesOf(literals).filter(isText);
  return [...new Set([...known, ...named, ...(open === true ? ['\u0000', '-1', '1e9'] : [])])];
}

function references(literals: readonly Literal[]): readonly Candidate[] {
  const ids = valuesOf(literals).filter((value) => isText(value) && !words.includes(value));
  const some = [...new Set([...ids, '\u0000other'])];
  return [
    { value: null },
    ...some.flatMap((value) => [
      { value },
      { value, isAmongMine: true },
      { value, isMe: true },
      { value, isMe: true, isAmongMine: true },
    ]),
  ];
}

function changes(field: FieldDeclaration, literals: readonly Literal[]): readonly Candidate[] {
  const some = [null, ...choices({ ...field, open: true }, literals), '\u0000else'];
  const pairs = some.flatMap((before) => some.filter((after) => after !== before).map((after) => [before, after]));
  return [null, ...pairs].map((value) => ({ value }));
}

/**
 * Moments of a week just inside and outside of each window, and beside each moment that is named. Business hours have edges
 * and a clock of their own: for them a whole week in winter and one in summer are looked at.
 */
function times(literals: readonly Literal[], { timeZone, now }: Judging): readonly Candidate[] {
  const forHours = literals.some(({ test }) => test.operator === 'in business hours');
  const windows = literals.flatMap(({ test }) => clockWindow(test.value) ?? []);
  const minutes = new Set([
    ...(forHours ? Array.from({ length: 96 }, (_, quarter) => quarter * 15) : [0]),
    ...windows.flatMap(({ from, to }) => [from, to, (from + 1439) % 1440, (to + 1439) % 1440]),
  ]);
  const weeks = (forHours ? [now, now + 182 * day] : [now]).flatMap((start) => {
    const midnight = midnightAfter(start, timeZone);
    return Array.from({ length: 7 }, (_, number) =>
      [...minutes].map((minuteOfDay) => midnight + number * day + minuteOfDay * minute),
    ).flat();
  });
  const named = literals.flatMap(({ test }) => beside(test, now));
  const far = [now, now - 1, now + 1, now - 4000 * day, now + 4000 * day];
  return [null, ...named, ...far, ...weeks].map((value) => ({ value }));
}

function beside({ operator, value }: Literal['test'], now: Instant): readonly Instant[] {
  if (!isNumber(value)) return [];
  if (operator === 'within the last') return [now - value, now - value - 1];
  return operator === 'within the next' ? [now + value, now + value + 1] : [value - 1, value, value + 1];
}

function midnightAfter(at: Instant, timeZone: string): Instant {
  const whole = Math.ceil(at / minute) * minute;
  return whole + ((1440 - wallClock(whole, timeZone).minuteOfDay) % 1440) * minute;
}

/** The texts that a test compares with. */
export function textsOf({ test: { value } }: Literal): readonly string[] {
  return isText(value) ? [value] : texts(value);
}
