import { type Catalogue, builtInCatalogue, fieldsOfType, knownEventType } from '../catalogue/catalogue.ts';
import type { CountDeclaration } from '../catalogue/event-type-declaration.ts';
import type { EventTypeName } from '../catalogue/event-types.ts';
import { durationText } from '../kernel/duration.ts';
import type { Condition } from './condition.ts';
import type { EventDefinition, Pattern, PatternKey, TimeClock } from './event-definition.ts';
import { type NameOf, type NamedKind, type Telling, testSentence } from './test-sentence.ts';

type Told = Pick<EventDefinition, 'eventType' | 'condition' | 'timed' | 'threshold'> & {
  readonly pattern?: Pattern | null;
  readonly timeZone?: string;
};

interface Words {
  readonly nameOf: NameOf;
  readonly catalogue: Catalogue;
  readonly timeZone: string;
}

/**
 * When it fires, in words: "Muted longer than 30 s and queue is Sales, again every 5 min". Ids that have no name stand as
 * they are.
 */
export function sentenceOf(
  definition: Told,
  nameOf: NameOf = () => null,
  catalogue: Catalogue = builtInCatalogue,
): string {
  const words = { nameOf, catalogue, timeZone: definition.timeZone ?? 'UTC' };
  const parts = [lead(definition, words), scopeSentence(definition, words), conditionOf(definition, words)];
  const first = parts.filter((part) => part !== '').join(' and ');
  return [patternSentence(first, definition.pattern ?? null, words), repeatSentence(definition)]
    .filter((part) => part !== '')
    .join(', ');
}

function lead({ eventType, timed, threshold }: Told, { catalogue }: Words): string {
  const { lead: words, leadAtOnce } = knownEventType(catalogue, eventType);
  if (timed?.afterMs === 0 && leadAtOnce !== undefined) return leadAtOnce;
  const amount = timed === null ? String(threshold?.level ?? '') : lengthSentence(timed.afterMs, timed.clock);
  return words.replace('{}', amount);
}

/** "2 h of business hours" */
function lengthSentence(ms: number, clock: TimeClock = 'always'): string {
  return clock === 'always' ? durationText(ms) : `${durationText(ms)} of business hours`;
}

function repeatSentence({ timed, threshold }: Told): string {
  const every = timed?.repeatMs ?? threshold?.repeatMs ?? null;
  return every === null ? '' : `again every ${durationText(every)}`;
}

const scopes: Readonly<Record<Exclude<CountDeclaration['per'], 'organization'>, readonly [label: string, NamedKind]>> =
  {
    queue: ['queue', 'queue'],
    agent: ['agent', 'user'],
    group: ['team', 'team'],
    department: ['department', 'department'],
  };

function scopeSentence({ eventType, threshold }: Told, { nameOf, catalogue }: Words): string {
  const { per = 'organization' } = knownEventType(catalogue, eventType).count ?? {};
  const id = threshold?.scopeId ?? null;
  if (id === null || per === 'organization') return '';
  const [label, kind] = scopes[per];
  return `${label} is ${nameOf(kind, id) ?? id}`;
}

function conditionOf(
  { eventType, condition }: { readonly eventType: EventTypeName; readonly condition: Condition },
  { nameOf, catalogue, timeZone }: Words,
): string {
  const telling = { nameOf, timeZone, fieldOf: fieldsOfType(catalogue, eventType) };
  return conditionSentence(condition, telling, 'and');
}

const keys: Readonly<Record<PatternKey, string>> = {
  item: 'the same item',
  user: 'the same agent',
  queue: 'the same queue',
};

function patternSentence(first: string, pattern: Pattern | null, words: Words): string {
  if (pattern === null) return first;
  const on = `for ${keys[pattern.per]}`;
  if (pattern.kind === 'rate')
    return `${first}, for the ${ordinal(pattern.count)} time in ${durationText(pattern.withinMs)} ${on}`;
  const { eventType } = pattern.then;
  const then = [knownEventType(words.catalogue, eventType).lead, conditionOf(pattern.then, words)]
    .filter((part) => part !== '')
    .join(' and ');
  return pattern.kind === 'sequence'
    ? `${first}, then within ${durationText(pattern.withinMs)} ${on}: ${then}`
    : `${first}, and not within ${lengthSentence(pattern.withinMs, pattern.clock)} ${on}: ${then}`;
}

/** 1st, 2nd, 3rd, 4th, 11th, 21st */
function ordinal(count: number): string {
  const isTeen = Math.floor((count % 100) / 10) === 1;
  const ending = isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][count % 10] ?? 'th');
  return `${count}${ending}`;
}

/** Groups stand in brackets unless they join as their surroundings do. */
export function conditionSentence(condition: Condition, telling: Telling, around: 'and' | 'or' | null): string {
  switch (condition.kind) {
    case 'test':
      return testSentence(condition, telling);
    case 'not':
      return `not (${conditionSentence(condition.of, telling, null)})`;
    default: {
      const joint = condition.kind === 'all' ? 'and' : 'or';
      const inside = condition.of.length === 1 ? around : joint;
      const parts = condition.of.map((part) => conditionSentence(part, telling, inside)).filter((part) => part !== '');
      const sentence = parts.join(` ${joint} `);
      return parts.length < 2 || around === joint || around === null ? sentence : `(${sentence})`;
    }
  }
}
