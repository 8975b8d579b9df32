import { type Catalogue, builtInCatalogue, fieldsOfType, knownEventType } from '../catalogue/catalogue.ts';
import { durationText } from '../kernel/duration.ts';
import type { Condition } from './condition.ts';
import type { EventDefinition } from './event-definition.ts';
import { type NameOf, type Telling, testSentence } from './test-sentence.ts';

type Told = Pick<EventDefinition, 'eventType' | 'condition' | 'timed' | 'threshold'> & {
  readonly timeZone?: string;
};

/** When it fires, in words: "Muted longer than 30 s and queue is Sales". Ids that have no name stand as they are. */
export function sentenceOf(
  definition: Told,
  nameOf: NameOf = () => null,
  catalogue: Catalogue = builtInCatalogue,
): string {
  const fieldOf = fieldsOfType(catalogue, definition.eventType);
  const telling = { nameOf, timeZone: definition.timeZone ?? 'UTC', fieldOf };
  const parts = [
    lead(definition, catalogue),
    scopeSentence(definition, nameOf),
    conditionSentence(definition.condition, telling, 'and'),
  ];
  return parts.filter((part) => part !== '').join(' and ');
}

function lead({ eventType, timed, threshold }: Told, catalogue: Catalogue): string {
  const amount = timed === null ? String(threshold?.level ?? '') : durationText(timed.afterMs);
  return knownEventType(catalogue, eventType).lead.replace('{}', amount);
}

function scopeSentence({ threshold }: Told, nameOf: NameOf): string {
  const queueId = threshold?.scopeId ?? null;
  return queueId === null ? '' : `queue is ${nameOf('queue', queueId) ?? queueId}`;
}

/** Groups stand in brackets unless they join as their surroundings do. */
function conditionSentence(condition: Condition, telling: Telling, around: 'and' | 'or' | null): string {
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
