import { type Catalogue, fieldsOfType, knownEventType } from '../../catalogue/catalogue.ts';
import type { EventTypeDeclaration } from '../../catalogue/event-type-declaration.ts';
import type { EventTypeName } from '../../catalogue/event-types.ts';
import { type BusinessHours, everOpens } from '../../kernel/business-hours.ts';
import type { Instant } from '../../kernel/instant.ts';
import { isSame } from '../changes-of.ts';
import type { DefinitionDraft, DefinitionOwner, EventDefinition, Issue } from '../event-definition.ts';
import { runTests } from '../run-tests.ts';
import { judgeCondition } from './condition-doubts.ts';
import type { Judging, Literal } from './literal.ts';
import { noise } from './noise.ts';
import { oddPatterns } from './odd-patterns.ts';
import { type ViewersOf, recipientDoubts } from './recipient-doubts.ts';
import { selfTriggering } from './self-triggering.ts';

/** What a draft is checked beside. */
export interface CheckGround {
  readonly catalogue: Catalogue;
  readonly owner: DefinitionOwner;
  readonly businessHours: BusinessHours | null;
  readonly now: Instant;
  /** The owner's other definitions. */
  readonly others: readonly Pick<EventDefinition, keyof DefinitionDraft>[];
  readonly viewersOf: ViewersOf;
}

export interface CheckedDraft {
  /** They keep it from being saved. */
  readonly errors: readonly Issue[];
  /** They are told. */
  readonly doubts: readonly Issue[];
}

/** Looks at a draft that is right in shape for what cannot work and for what may not be meant. */
export function checkDraft(draft: DefinitionDraft, ground: CheckGround): CheckedDraft {
  const conditions = [judgeFirst(draft, ground), ...judgeThen(draft, ground)];
  const errors = conditions.filter(({ verdict }) => verdict === 'never').flatMap(({ doubts }) => asErrors(doubts));
  const failures = runTests(draft, ground);
  const isPossible = errors.length === 0;
  return {
    errors: [...errors, ...(isPossible ? failures : [])],
    doubts: isPossible ? [...conditions.flatMap(({ doubts }) => doubts), ...otherDoubts(draft, ground)] : [],
  };
}

/** What makes the whole impossible is an error; what is only redundant beside it can wait. */
function asErrors(doubts: readonly Issue[]): readonly Issue[] {
  return doubts.filter(({ code }) => code === 'IMPOSSIBLE');
}

function judgeFirst({ eventType, condition, timeZone }: DefinitionDraft, ground: CheckGround) {
  return judgeCondition(condition, judgingOf(eventType, timeZone, ground), givenBy(typeOf(eventType, ground)));
}

function judgeThen({ pattern, timeZone }: DefinitionDraft, ground: CheckGround) {
  if (pattern === null || pattern.kind === 'rate') return [];
  const { eventType, condition } = pattern.then;
  const judged = judgeCondition(condition, judgingOf(eventType, timeZone, ground), givenBy(typeOf(eventType, ground)));
  return [{ ...judged, doubts: judged.doubts.map((one) => ({ ...one, path: ['pattern', 'then', ...one.path] })) }];
}

function otherDoubts(draft: DefinitionDraft, ground: CheckGround): readonly Issue[] {
  const { eventType, condition, pattern, timeZone } = draft;
  const type = typeOf(eventType, ground);
  const then = pattern === null || pattern.kind === 'rate' ? null : pattern.then.condition;
  return [
    ...oddPatterns(condition, ['condition']),
    ...(then === null ? [] : oddPatterns(then, ['pattern', 'then', 'condition'])),
    ...closedClock(draft, ground),
    ...selfTriggering(draft, type, judgingOf(eventType, timeZone, ground)),
    ...recipientDoubts(draft, type, ground.viewersOf),
    ...noise(draft, type),
    ...sameAsAnother(draft, ground),
  ];
}

function typeOf(eventType: EventTypeName, { catalogue }: CheckGround): EventTypeDeclaration {
  return knownEventType(catalogue, eventType);
}

function judgingOf(eventType: EventTypeName, timeZone: string, ground: CheckGround): Judging {
  const { catalogue, businessHours, now } = ground;
  return { fieldOf: fieldsOfType(catalogue, eventType), timeZone, businessHours, now };
}

/** What every event of the type fulfils. */
function givenBy({ channels }: EventTypeDeclaration): readonly Literal[] {
  if (channels === undefined) return [];
  const test = { kind: 'test', field: 'channel', operator: 'is any of', value: channels } as const;
  return [{ test, positive: true, path: [] }];
}

function closedClock({ timed, pattern }: DefinitionDraft, { businessHours }: CheckGround): readonly Issue[] {
  if (businessHours === null || everOpens(businessHours)) return [];
  const message = 'The organization never opens, so this time is never over. Use another clock, or set business hours.';
  const path = [
    ...(timed?.clock === 'business-hours' ? [['timed', 'clock']] : []),
    ...(pattern?.kind === 'absence' && pattern.clock === 'business-hours' ? [['pattern', 'clock']] : []),
  ];
  return path.map((one) => ({ path: one, code: 'NEVER_OPENS', message }));
}

function sameAsAnother(draft: DefinitionDraft, { others }: CheckGround): readonly Issue[] {
  if (!draft.enabled) return [];
  const same = others.find((other) => other.enabled && isSame(whatItDoes(other), whatItDoes(draft)));
  if (same === undefined) return [];
  const message = `“${same.name}” fires on the same and does the same. Switch one of them off.`;
  return [{ path: ['name'], code: 'SAME_AS_ANOTHER', message }];
}

function whatItDoes({ eventType, condition, timed, threshold, pattern, actions }: DefinitionDraft): unknown {
  return { eventType, condition, timed, threshold, pattern, actions };
}
