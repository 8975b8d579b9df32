import { type TestCondition, referenceWords } from './condition.ts';
import { type Seen, type ValueTest, isNothing, isText, never, texts } from './predicate.ts';

/** Choices are compared whatever their case. */
export function choiceTest({ operator, value }: TestCondition, choices: readonly string[]): ValueTest {
  const wanted = new Set(texts(value).map(lower));
  switch (operator) {
    case 'is any of':
      return (seen) => isText(seen) && wanted.has(lower(seen));
    case 'is none of':
      return (seen) => !isText(seen) || !wanted.has(lower(seen));
    case 'is set':
      return (seen) => !isNothing(seen);
    case 'is not set':
      return isNothing;
    case '<':
      return (seen) => compare(seen, value, choices) < 0;
    case '>':
      return (seen) => compare(seen, value, choices) > 0;
    default:
      return never;
  }
}

/** A change is `[before, after]`; nothing when the event did not change it. */
export function changeTest({ operator, value }: TestCondition, choices: readonly string[]): ValueTest {
  const wanted = new Set(texts(value).map(lower));
  switch (operator) {
    case 'changed':
      return whenChanged(() => true);
    case 'changed from':
      return whenChanged((before) => isText(before) && wanted.has(lower(before)));
    case 'changed to':
      return whenChanged((_before, after) => isText(after) && wanted.has(lower(after)));
    case 'increased':
      return whenChanged((before, after) => compare(after, before, choices) > 0);
    case 'decreased':
      return whenChanged((before, after) => compare(after, before, choices) < 0);
    default:
      return never;
  }
}

/** Ids, and words that stand for the definition's owner and the owner's queues and team. */
export function referenceTest({ operator, value }: TestCondition, ownerId: string | null): ValueTest {
  if (operator === 'is set') return (seen) => !isNothing(seen);
  if (operator === 'is not set') return isNothing;
  const test = anyReference(texts(value), ownerId);
  if (operator === 'is any of') return test;
  return operator === 'is none of' ? (value_, seen) => !test(value_, seen) : never;
}

function anyReference(values: readonly string[], ownerId: string | null): ValueTest {
  const words: readonly string[] = Object.values(referenceWords);
  const ids = new Set(values.filter((value) => !words.includes(value)));
  if (ownerId === null) return (id) => isText(id) && ids.has(id);
  if (values.includes(referenceWords.me)) ids.add(ownerId);
  const lists = [
    ...(values.includes(referenceWords.myQueues) ? [(seen: Seen) => seen.queuesOf(ownerId)] : []),
    ...(values.includes(referenceWords.myTeam) ? [(seen: Seen) => seen.teamMembersOf(ownerId)] : []),
  ];
  const [only] = ids;
  // The commonest by far: one id, and nothing to ask for.
  if (ids.size === 1 && lists.length === 0) return (id) => id === only;
  return (id, seen) => isText(id) && (ids.has(id) || lists.some((list) => list(seen).includes(id)));
}

function whenChanged(test: (before: unknown, after: unknown) => boolean): ValueTest {
  return (value) => Array.isArray(value) && value.length === 2 && value[0] !== value[1] && test(value[0], value[1]);
}

/** By their places among the choices, else as numbers; 0 when they cannot be compared. */
function compare(a: unknown, b: unknown, choices: readonly string[]): number {
  if (!isText(a) || !isText(b)) return 0;
  const [placeOfA, placeOfB] = [choices.indexOf(lower(a)), choices.indexOf(lower(b))];
  if (placeOfA >= 0 && placeOfB >= 0) return placeOfA - placeOfB;
  const difference = Number(a) - Number(b);
  return Number.isNaN(difference) ? 0 : difference;
}

function lower(text: string): string {
  return text.toLowerCase();
}
