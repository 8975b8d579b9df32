import { type Catalogue, builtInCatalogue } from '../catalogue/catalogue.ts';
import type { OperatorName } from '../catalogue/operators.ts';
import type { Condition, TestCondition } from '../definition/condition.ts';
import type { EventDefinition } from '../definition/event-definition.ts';
import { compileCondition } from '../definition/holds.ts';
import { type NameOf, testSentence } from '../definition/test-sentence.ts';
import { type Asked, ask, isOfItsChannels, isOfItsType, isVisibleToOwner } from './asked.ts';
import { compileDefinition } from './compile.ts';
import type { CompiledDefinition } from './definition-index.ts';
import type { LoggedEvent } from './logged-event.ts';
import type { EngineContext } from './reaction.ts';
import { seenWords } from './seen-words.ts';
import { valueIn } from './values.ts';

/** A condition of which each part says whether it holds. Plain JSON. */
export type ExplainedCondition =
  | { readonly kind: 'all' | 'any'; readonly holds: boolean; readonly of: readonly ExplainedCondition[] }
  | { readonly kind: 'not'; readonly holds: boolean; readonly of: ExplainedCondition }
  | ExplainedTest;

export interface ExplainedTest {
  readonly kind: 'test';
  readonly holds: boolean;
  readonly field: string;
  readonly label: string;
  readonly operator: OperatorName;
  /** As the condition has it. */
  readonly expected: unknown;
  /** As the event has it; null when it has nothing. */
  readonly seen: unknown;
  /** What was asked, in words: "queue is Sales". */
  readonly sentence: string;
  /** What was seen, in words. */
  readonly seenWords: string;
}

export interface Explanation {
  /** Everything holds: a definition that fires at once fires, another begins to count. */
  readonly holds: boolean;
  /** The event is one of those that the definition's type is about. */
  readonly ofItsType: boolean;
  readonly ofItsChannels: boolean;
  readonly ownerMaySee: boolean;
  readonly condition: ExplainedCondition;
}

export interface Explaining {
  readonly context: EngineContext;
  /** The built-in one when absent. */
  readonly catalogue?: Catalogue;
}

/**
 * What a definition makes of an event, part by part, whether it is enabled or not; null when the catalogue does not have
 * its event type. The whole condition's verdict is the engine's own.
 */
export function explain(
  definition: EventDefinition,
  event: LoggedEvent,
  { context, catalogue = builtInCatalogue }: Explaining,
): Explanation | null {
  const compiled = compileDefinition(definition, { rank: 0, catalogue });
  if (compiled === null) return null;
  const asked = ask(event, context);
  const { facts, trigger } = compiled.type;
  const ofItsType = (trigger === 'manual' || facts.includes(event.type)) && isOfItsType(compiled, event);
  const ofItsChannels = isOfItsChannels(compiled, event);
  const ownerMaySee = isVisibleToOwner(compiled, asked);
  const condition = explained(definition.condition, compiled, asked);
  return {
    holds: ofItsType && ofItsChannels && ownerMaySee && condition.holds,
    ofItsType,
    ofItsChannels,
    ownerMaySee,
    condition,
  };
}

/** The tests that a condition fails by, the outermost first: those whose being otherwise could make it hold. */
export function failingTests(condition: ExplainedCondition, wanted = true): readonly ExplainedTest[] {
  if (condition.holds === wanted) return [];
  switch (condition.kind) {
    case 'test':
      return [condition];
    case 'not':
      return failingTests(condition.of, !wanted);
    default:
      return condition.of.flatMap((part) => failingTests(part, wanted));
  }
}

function explained(condition: Condition, compiled: CompiledDefinition, asked: Asked): ExplainedCondition {
  const { ownerId, definition, fieldOf } = compiled;
  const holds = compileCondition(condition, { ownerId, timeZone: definition.timeZone, fieldOf })(asked.seen);
  switch (condition.kind) {
    case 'test':
      return { ...explainedTest(condition, compiled, asked), holds };
    case 'not':
      return { kind: 'not', holds, of: explained(condition.of, compiled, asked) };
    default:
      return { kind: condition.kind, holds, of: condition.of.map((part) => explained(part, compiled, asked)) };
  }
}

function explainedTest(
  test: TestCondition,
  { definition: { timeZone }, fieldOf }: CompiledDefinition,
  { event, context }: Asked,
): Omit<ExplainedTest, 'holds'> {
  const { field, operator, value } = test;
  const declaration = fieldOf(field);
  const seen = valueIn(event, field);
  const nameOf: NameOf = (kind, id) =>
    kind === 'role' || kind === 'webhook' || kind === 'provider' ? null : context.nameOf(kind, id);
  return {
    kind: 'test',
    field,
    label: declaration?.label ?? field,
    operator,
    expected: value,
    seen,
    sentence: testSentence(test, { nameOf, timeZone, fieldOf }),
    seenWords: declaration === null ? 'nothing' : seenWords(seen, declaration, { nameOf, timeZone }),
  };
}
