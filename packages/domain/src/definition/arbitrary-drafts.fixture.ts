import fc from 'fast-check';
import { builtInCatalogue } from '../catalogue/catalogue.ts';
import type { EventTypeDeclaration } from '../catalogue/event-type-declaration.ts';
import { type BuiltInEventTypeName, eventTypeNames, eventTypes } from '../catalogue/event-types.ts';
import type { FieldDeclaration } from '../catalogue/field-declaration.ts';
import type { OperatorDeclaration } from '../catalogue/operators.ts';
import type { Action } from './action.ts';
import { type Condition, always } from './condition.ts';
import type { DefinitionDraft } from './event-definition.ts';
import { conditionFieldsOf, operatorsOf } from './parse-condition.ts';

const word = fc.stringMatching(/^[A-Za-z][A-Za-z0-9 ]{0,8}[A-Za-z0-9]$/);
const number = fc.integer({ min: 0, max: 1e6 });
const pair = fc.tuple(number, number).map((both) => both.toSorted((a, b) => a - b));
const words = fc.array(word, { minLength: 1, maxLength: 3 });

const ofShape: Readonly<Partial<Record<OperatorDeclaration['value'], fc.Arbitrary<unknown>>>> = {
  none: fc.constant(null),
  text: word,
  pattern: word,
  texts: words,
  references: words,
  range: pair,
  'duration-range': pair,
  'clock-window': fc.constant({ from: '22:00', to: '06:00' }),
  weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
  'yes-no': fc.boolean(),
};

/** A value that an operator of a field can be compared with. */
function valueFor({ value }: OperatorDeclaration, { choices = [], open }: FieldDeclaration): fc.Arbitrary<unknown> {
  const choice = choices.length === 0 || open === true ? word : fc.constantFrom(...choices);
  if (value === 'choice') return choice;
  return value === 'choices' ? fc.array(choice, { minLength: 1, maxLength: 3 }) : (ofShape[value] ?? number);
}

/** Any test that conditions of the event type can have. */
export function arbitraryTest(eventType: BuiltInEventTypeName): fc.Arbitrary<Condition> {
  return fc.constantFrom(...conditionFieldsOf(eventType)).chain((field) => {
    const declaration = builtInCatalogue.field(field, eventType);
    if (declaration === null) throw new Error(`There is no field ${field}.`);
    return fc
      .constantFrom(...operatorsOf(declaration))
      .chain((operator) =>
        valueFor(operator, declaration).map(
          (value) => ({ kind: 'test', field, operator: operator.name, value }) as const,
        ),
      );
  });
}

function arbitraryCondition(eventType: BuiltInEventTypeName): fc.Arbitrary<Condition> {
  const leaf = arbitraryTest(eventType);
  const few = fc.array(leaf, { minLength: 1, maxLength: 3 });
  return fc.oneof(
    fc.constant(always),
    leaf,
    few.map((of) => ({ kind: 'all', of }) as const),
    few.map((of) => ({ kind: 'not', of: { kind: 'any', of } }) as const),
  );
}

const frequency = fc.record({
  everyMs: fc.integer({ min: 1000, max: 1e8 }),
  per: fc.constantFrom('event' as const, 'item' as const),
});

const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({
    kind: fc.constant('notify' as const),
    to: fc.array(
      word.map((userId) => ({ kind: 'user' as const, userId })),
      { minLength: 1, maxLength: 3 },
    ),
    severity: fc.constantFrom('info' as const, 'critical' as const),
    title: word,
    body: fc.oneof(word, fc.constant('')),
    frequency,
  }),
  fc.record({
    kind: fc.constant('send-email' as const),
    to: fc.constant([{ kind: 'customer' as const }, { kind: 'queue-members' as const, queueId: null }]),
    subject: word,
    body: fc.constant('#TIME#'),
  }),
  fc.record({ kind: fc.constant('webhook' as const), webhookId: word }),
  fc.record({ kind: fc.constant('log' as const), file: fc.constant('audit'), line: word }),
);

/** Whatever its event type asks for beside the condition. */
function timingOf(
  eventType: BuiltInEventTypeName,
): fc.Arbitrary<Pick<DefinitionDraft, 'timed' | 'threshold' | 'pattern'>> {
  const { trigger, count, countsFrom }: EventTypeDeclaration = eventTypes[eventType];
  const none = { timed: null, threshold: null, pattern: null };
  if (trigger === 'timed')
    return fc
      .integer({ min: countsFrom === undefined ? 1000 : 0, max: 1e9 })
      .map((afterMs) => ({ ...none, timed: { afterMs, clock: 'business-hours' } }));
  if (trigger === 'threshold')
    return fc.integer({ min: 0, max: 100 }).map((level) => ({
      ...none,
      threshold: {
        level,
        clearLevel: level,
        scopeId: count?.per === 'organization' ? null : 'someone',
        repeatMs: 60_000,
      },
    }));
  const withinMs = fc.integer({ min: 1000, max: 1e9 });
  const rate = withinMs.map((ms) => ({ kind: 'rate', count: 3, withinMs: ms, per: 'item' }) as const);
  const pattern = trigger === 'event' ? fc.option(rate) : fc.constant(null);
  return pattern.map((one) => ({ ...none, pattern: one }));
}

/** Drafts of every event type that are right in shape. */
export const arbitraryDraft: fc.Arbitrary<DefinitionDraft> = fc.oneof(...eventTypeNames.map(draftOf));

function draftOf(eventType: BuiltInEventTypeName): fc.Arbitrary<DefinitionDraft> {
  return fc
    .record({
      name: word,
      description: fc.oneof(word, fc.constant('')),
      enabled: fc.boolean(),
      shadow: fc.boolean(),
      condition: arbitraryCondition(eventType),
      timing: timingOf(eventType),
      actions: fc.array(action, { minLength: 1, maxLength: 3 }),
      tests: fc.array(
        fc.record({
          name: word,
          values: fc.constant({}),
          at: fc.option(fc.integer({ min: 0, max: 4e12 })),
          expect: fc.constantFrom([], ['notify' as const]),
        }),
        { maxLength: 2 },
      ),
      timeZone: fc.constantFrom('UTC', 'Europe/Vienna'),
    })
    .map(({ timing, ...draft }) => ({ ...draft, ...timing, eventType }));
}
