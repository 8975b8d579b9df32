import { durationToMs } from '../../shared/durations.ts';
import type { ActionDraft } from './action-draft.ts';
import { parseActions } from './action-draft.ts';
import type { DraftGroup } from './condition-draft.ts';
import { draftOf, emptyGroup } from './condition-draft.ts';
import { parseCondition } from './condition.ts';
import type { DefinitionData } from './events.documents.ts';
import type { ExampleDraft } from './example-draft.ts';
import { parseExamples } from './example-draft.ts';
import type { ClockName, PatternDraft } from './pattern-draft.ts';
import { newPattern, patternFrom } from './pattern-draft.ts';
import type { TimeAmount } from './time-amount.ts';
import { amountOf } from './time-amount.ts';

/** An event definition as the form edits it. */
export interface DefinitionDraft {
  readonly scope: 'MINE' | 'GLOBAL';
  readonly name: string;
  readonly description: string;
  readonly enabled: boolean;
  readonly shadow: boolean;
  readonly category: string | null;
  readonly eventType: string | null;
  readonly condition: DraftGroup;
  readonly after: TimeAmount;
  readonly clock: ClockName;
  /** Of a timed or counting type: again at this distance; null: once. */
  readonly repeat: TimeAmount | null;
  readonly level: number | null;
  readonly clearLevel: number | null;
  /** The queue, user, team or department that is counted; null: each by itself. */
  readonly counted: string | null;
  readonly pattern: PatternDraft;
  readonly actions: readonly ActionDraft[];
  readonly tests: readonly ExampleDraft[];
  /** null: the owner's. */
  readonly timeZone: string | null;
}

export function newDraft(scope: DefinitionDraft['scope']): DefinitionDraft {
  return {
    scope,
    name: '',
    description: '',
    enabled: true,
    shadow: false,
    category: null,
    eventType: null,
    condition: emptyGroup(),
    after: { amount: '30', unit: 's' },
    clock: 'ALWAYS',
    repeat: null,
    level: 5,
    clearLevel: 3,
    counted: null,
    pattern: newPattern(),
    actions: [],
    tests: [],
    timeZone: null,
  };
}

/** The draft of what is stored; null when it holds something that the form cannot show and would lose. */
export function draftFrom(definition: DefinitionData): DefinitionDraft | null {
  const condition = parseCondition(definition.condition);
  const actions = parseActions(definition.actions);
  const pattern = patternFrom(definition.pattern);
  const tests = parseExamples(definition.tests);
  if (!condition || !actions || !pattern || !tests) return null;
  const usual = newDraft(definition.scope === 'GLOBAL' ? 'GLOBAL' : 'MINE');
  const { name, description, enabled, shadow, category, eventType, timeZone } = definition;
  return {
    ...usual,
    name,
    description,
    enabled,
    shadow,
    category,
    eventType,
    timeZone,
    condition: draftOf(condition),
    ...triggerOf(definition, usual),
    pattern,
    actions,
    tests,
  };
}

function triggerOf({ timed, threshold }: DefinitionData, usual: DefinitionDraft) {
  return {
    after: amountIn(timed?.after) ?? usual.after,
    clock: timed?.clock ?? usual.clock,
    repeat: amountIn(timed?.repeatEvery ?? threshold?.repeatEvery),
    ...(threshold ? levelsOf(threshold) : {}),
  };
}

function levelsOf(threshold: NonNullable<DefinitionData['threshold']>) {
  const { level, clearLevel, queue, user, team, department } = threshold;
  return { level, clearLevel, counted: (queue ?? user ?? team ?? department)?.id ?? null };
}

function amountIn(duration: string | null | undefined): TimeAmount | null {
  const ms = duration ? durationToMs(duration) : null;
  return ms === null ? null : amountOf(ms);
}
