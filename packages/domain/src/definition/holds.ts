import { anyFields } from '../catalogue/catalogue.ts';
import type { FieldDeclaration } from '../catalogue/fields.ts';
import { assertNever } from '../kernel/invariant.ts';
import type { BusinessHours } from '../kernel/business-hours.ts';
import type { Instant } from '../kernel/instant.ts';
import { changeTest, choiceTest, referenceTest } from './choice-tests.ts';
import type { Condition, TestCondition } from './condition.ts';
import { listTest, timeTest } from './list-and-time-tests.ts';
import { numberTest } from './number-tests.ts';
import type { ConditionScope, Predicate, ValueTest } from './predicate.ts';
import { textTest } from './text-tests.ts';

/** What a condition is asked about, all at once. */
export interface Facts extends ConditionScope {
  /** Field name → value. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly at: Instant;
  /** The owner's queues and the members of the owner's teams; none when absent. */
  readonly ownQueues?: readonly string[];
  readonly ownTeam?: readonly string[];
  /** The organization's; every moment is in them when absent. */
  readonly businessHours?: BusinessHours;
}

/** Does this condition hold for these facts? Pure: same facts, same answer. */
export function holds(condition: Condition, facts: Facts): boolean {
  return compileCondition(
    condition,
    facts,
  )({
    valueOf: (field) => facts.fields[field],
    at: facts.at,
    queuesOf: () => facts.ownQueues ?? [],
    teamMembersOf: () => facts.ownTeam ?? [],
    businessHours: facts.businessHours,
  });
}

/** A condition made ready to be asked often. A test of an unknown field or with an unfit operator never holds. */
export function compileCondition(condition: Condition, scope: ConditionScope): Predicate {
  switch (condition.kind) {
    case 'all':
      return every(condition.of.map((part) => compileCondition(part, scope)));
    case 'any': {
      const parts = condition.of.map((part) => compileCondition(part, scope));
      return (seen) => parts.some((part) => part(seen));
    }
    case 'not': {
      const part = compileCondition(condition.of, scope);
      return (seen) => !part(seen);
    }
    case 'test':
      return compileTest(condition, scope);
    default:
      return assertNever(condition);
  }
}

function every(parts: readonly Predicate[]): Predicate {
  const [only, ...others] = parts;
  if (only === undefined) return () => true;
  return others.length === 0 ? only : (seen) => parts.every((part) => part(seen));
}

function compileTest(condition: TestCondition, scope: ConditionScope): Predicate {
  const { field } = condition;
  const declaration = (scope.fieldOf ?? anyFields)(field);
  if (declaration === null) return () => false;
  const test = valueTest(condition, declaration, scope);
  return (seen) => test(seen.valueOf(field), seen);
}

function valueTest(condition: TestCondition, field: FieldDeclaration, scope: ConditionScope): ValueTest {
  const choices = field.ordered === true ? (field.choices ?? []) : [];
  switch (field.data) {
    case 'text':
      return textTest(condition);
    case 'number':
    case 'duration':
      return numberTest(condition);
    case 'choice':
      return choiceTest(condition, choices);
    case 'change':
      return changeTest(condition, choices);
    case 'reference':
      return referenceTest(condition, scope.ownerId);
    case 'list':
      return listTest(condition);
    case 'time':
      return timeTest(condition, scope.timeZone);
    case 'yes-no':
      return (value) => value === condition.value;
    default:
      return assertNever(field.data);
  }
}
