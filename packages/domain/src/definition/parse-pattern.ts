import type { EventTypeDeclaration } from '../catalogue/event-type-declaration.ts';
import { knownEventType } from '../catalogue/catalogue.ts';
import type { Pattern, PatternKey, PatternStep } from './event-definition.ts';
import { type ConditionOf, parseCondition } from './parse-condition.ts';
import { readEventType } from './parse-event-type.ts';
import { readClock, readLength, refuseUnfit } from './parse-timing.ts';
import { type Reading, isAbsent, isRecord, part, readNumber, readWord, wrong } from './reading.ts';

const second = 1000;
const longest = 92 * 86_400_000;
const kinds = ['sequence', 'absence', 'rate'] as const satisfies readonly Pattern['kind'][];
const keys = ['item', 'user', 'queue'] as const satisfies readonly PatternKey[];

/** What else must have happened, for types that are instant. Null when there is no pattern. */
export function readPattern(read: Reading, { eventType, catalogue }: ConditionOf): Pattern | null | undefined {
  if (isAbsent(read)) return null;
  const type = knownEventType(catalogue, eventType);
  if (type.trigger !== 'event') return refuseUnfit(read, 'a pattern');
  if (!isRecord(read.raw)) return wrong(read, 'WRONG_SHAPE', 'Give a pattern: sequence, absence or rate.');
  return readKind(read, { type, catalogue });
}

function readKind(
  read: Reading,
  { type, catalogue }: Pick<ConditionOf, 'catalogue'> & { readonly type: EventTypeDeclaration },
): Pattern | undefined {
  const kind = readWord(part(read, 'kind'), kinds);
  if (kind === undefined) return undefined;
  const withinMs = readLength(part(read, 'withinMs'), second, longest);
  const per = readKey(part(read, 'per'), type);
  if (kind === 'rate') {
    const count = readNumber(part(read, 'count'), { min: 2, max: 1000, whole: true });
    const isComplete = count !== undefined && withinMs !== undefined && per !== undefined;
    return isComplete ? { kind, count, withinMs, per } : undefined;
  }
  const then = readStep(part(read, 'then'), { type, per, catalogue });
  const isComplete = withinMs !== undefined && per !== undefined && then !== undefined;
  if (kind === 'sequence') return isComplete ? { kind, then, withinMs, per } : undefined;
  const clock = readClock(part(read, 'clock'));
  return isComplete && clock !== undefined ? { kind, then, withinMs, per, clock } : undefined;
}

function readKey(read: Reading, type: EventTypeDeclaration): PatternKey | undefined {
  const per = isAbsent(read) ? 'item' : readWord(read, keys);
  if (per === undefined || hasKey(type, per)) return per;
  return wrong(read, 'DOES_NOT_FIT', `Choose another: this event type has no ${per}.`);
}

function hasKey({ fields }: EventTypeDeclaration, per: PatternKey): boolean {
  if (per === 'item') return true;
  return fields.includes(per === 'user' ? 'acting_agent' : 'queue');
}

function readStep(
  read: Reading,
  first: Pick<ConditionOf, 'catalogue'> & { readonly type: EventTypeDeclaration; readonly per: PatternKey | undefined },
): PatternStep | undefined {
  if (!isRecord(read.raw)) return wrong(read, isAbsent(read) ? 'REQUIRED' : 'WRONG_SHAPE', 'Say what follows.');
  const named = part(read, 'eventType');
  const eventType = readEventType(named, first.catalogue);
  if (eventType === undefined) return undefined;
  const type = knownEventType(first.catalogue, eventType);
  if (type.trigger !== 'event')
    return wrong(
      named,
      'DOES_NOT_FIT',
      'Choose an event type that happens at once: this one is timed, counts or is run by hand.',
    );
  if (first.per === 'item' && type.subject !== first.type.subject)
    return wrong(named, 'DOES_NOT_FIT', `Choose an event type of a ${first.type.subject}, or look by user or queue.`);
  if (first.per !== undefined && !hasKey(type, first.per))
    return wrong(named, 'DOES_NOT_FIT', `Choose another event type: this one has no ${first.per}.`);
  const condition = parseCondition(part(read, 'condition'), { eventType, catalogue: first.catalogue });
  return condition === undefined ? undefined : { eventType, condition };
}
