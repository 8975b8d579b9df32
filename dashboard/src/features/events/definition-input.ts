import { durationFromMs } from '../../shared/durations.ts';
import { actionsOf } from './action-draft.ts';
import type { CreateInput, UpdateInput } from './change.documents.ts';
import { conditionOf, pathsOf } from './condition-draft.ts';
import type { DefinitionDraft } from './definition-draft.ts';
import type { EventTypeData } from './events.documents.ts';
import { examplesOf } from './example-draft.ts';
import type { FieldIssues, FormPlaces } from './issues.ts';
import { hasSecondStep, patternFaults, patternOf } from './pattern-draft.ts';
import type { DraftInput } from './trial.documents.ts';
import type { TimeAmount } from './time-amount.ts';
import { leastAfter, millisecondsOf } from './time-amount.ts';

type Fault = readonly [string, string];

/** What keeps the draft from being sent at all; the server checks the rest. */
export function faultsOf(draft: DefinitionDraft, type: EventTypeData | null): FieldIssues {
  const faults: Fault[] = [];
  if (draft.name.trim() === '') faults.push(['name', 'Give it a name.']);
  if (!type) faults.push(['eventType', 'Choose what it waits for.']);
  if (type) faults.push(...triggerFaults(draft, type));
  if (draft.actions.length === 0) faults.push(['actions', 'Add what it should do.']);
  return new Map(faults.map(([field, message]) => [field, [message]]));
}

function triggerFaults(draft: DefinitionDraft, type: EventTypeData): readonly Fault[] {
  const repeat: readonly Fault[] =
    draft.repeat && millisecondsOf(draft.repeat) === null ? [['repeat', 'Enter a time above zero.']] : [];
  switch (type.trigger) {
    case 'MANUAL':
      return [];
    case 'EVENT':
      return patternFaults(draft.pattern);
    case 'TIMED':
      return [...afterFaults(draft, type), ...repeat];
    case 'THRESHOLD':
      return [
        ...(['level', 'clearLevel'] as const)
          .filter((name) => draft[name] === null)
          .map((name) => [`threshold.${name}`, 'Enter a number.'] as const),
        ...repeat,
      ];
  }
}

function afterFaults({ after }: DefinitionDraft, type: EventTypeData): readonly Fault[] {
  const least = leastAfter(type);
  if (millisecondsOf(after, least) !== null) return [];
  return [['after', least === 'none' ? 'Enter a time, or 0 for at once.' : 'Enter a time above zero.']];
}

export function createInputOf(draft: DefinitionDraft, type: EventTypeData): CreateInput {
  return { ...contentOf(draft, type), scope: draft.scope, idempotencyKey: null };
}

export function updateInputOf(
  draft: DefinitionDraft,
  type: EventTypeData,
  stored: { id: string; version: number },
): UpdateInput {
  return { ...contentOf(draft, type), id: stored.id, expectedVersion: stored.version };
}

/** What an owner writes, as the API takes it. */
export function contentOf(draft: DefinitionDraft, type: EventTypeData) {
  const timed = type.trigger === 'TIMED';
  return {
    name: draft.name.trim(),
    description: draft.description.trim(),
    enabled: draft.enabled,
    shadow: draft.shadow,
    eventType: type.name,
    condition: conditionOf(draft.condition),
    after: timed ? durationOf(draft.after, leastAfter(type)) : null,
    clock: timed ? draft.clock : null,
    repeatEvery: timed ? durationOf(draft.repeat) : null,
    threshold: type.trigger === 'THRESHOLD' ? thresholdOf(draft, type) : null,
    pattern: type.trigger === 'EVENT' ? patternOf(draft.pattern) : null,
    actions: actionsOf(draft.actions),
    tests: examplesOf(draft.tests),
    ...(draft.timeZone === null ? {} : { timeZone: draft.timeZone }),
  };
}

/** What is tried and explained: the draft as it stands, saved or not. */
export function trialInputOf(draft: DefinitionDraft, type: EventTypeData): DraftInput {
  const { enabled: _enabled, shadow: _shadow, name, ...content } = contentOf(draft, type);
  return { ...content, name: name === '' ? type.label : name, scope: draft.scope };
}

function durationOf(amount: TimeAmount | null, least: 'some' | 'none' = 'some'): string | null {
  const ms = amount && millisecondsOf(amount, least);
  return ms === null ? null : durationFromMs(ms);
}

const countedBy: Readonly<Record<string, 'queueId' | 'userId' | 'teamId' | 'departmentId'>> = {
  queue: 'queueId',
  agent: 'userId',
  group: 'teamId',
  department: 'departmentId',
};

function thresholdOf(draft: DefinitionDraft, type: EventTypeData) {
  const { level, clearLevel, counted, repeat } = draft;
  if (level === null || clearLevel === null) return null;
  const by = countedBy[type.count?.per ?? 'queue'];
  return { level, clearLevel, repeatEvery: durationOf(repeat), ...(by && counted !== null ? { [by]: counted } : {}) };
}

/** Where the parts of the form stand in what is sent. */
export function placesOf(draft: DefinitionDraft): FormPlaces {
  return {
    conditionPaths: pathsOf(draft.condition),
    thenPaths: hasSecondStep(draft.pattern) ? pathsOf(draft.pattern.condition) : new Map(),
    actionKeys: draft.actions.map(({ key }) => key),
    testKeys: draft.tests.map(({ key }) => key),
  };
}
