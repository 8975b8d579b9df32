import { durationFromMs, durationToMs } from '../../shared/durations.ts';
import type { ActionDraft } from './action-draft.ts';
import { actionsOf, newNotify, parseActions } from './action-draft.ts';
import type { DraftGroup, DraftTest } from './condition-draft.ts';
import { conditionOf, draftOf, emptyGroup, freshKey, pathsOf } from './condition-draft.ts';
import { parseCondition } from './condition.ts';
import type { CreateInput, DefinitionData, EventTypeData, UpdateInput } from './events.documents.ts';
import type { FieldIssues, FormPlaces } from './issues.ts';
import type { TimeAmount } from './time-amount.ts';
import { amountOf, millisecondsOf } from './time-amount.ts';

/** An event definition as the form edits it. */
export interface DefinitionDraft {
  readonly scope: 'MINE' | 'GLOBAL';
  readonly name: string;
  readonly enabled: boolean;
  readonly category: string | null;
  readonly eventType: string | null;
  readonly condition: DraftGroup;
  readonly after: TimeAmount;
  readonly level: number | null;
  readonly clearLevel: number | null;
  readonly thresholdQueue: string | null;
  readonly actions: readonly ActionDraft[];
}

export function newDraft(scope: DefinitionDraft['scope']): DefinitionDraft {
  return {
    scope,
    name: '',
    enabled: true,
    category: null,
    eventType: null,
    condition: emptyGroup(),
    after: { amount: '30', unit: 's' },
    level: 5,
    clearLevel: 3,
    thresholdQueue: null,
    actions: [],
  };
}

/** The draft of what is stored; null when it holds something that the form cannot show and would lose. */
export function draftFrom(definition: DefinitionData): DefinitionDraft | null {
  const condition = parseCondition(definition.condition);
  const actions = parseActions(definition.actions);
  if (!condition || !actions) return null;
  const usual = newDraft(definition.scope === 'GLOBAL' ? 'GLOBAL' : 'MINE');
  return {
    ...usual,
    name: definition.name,
    enabled: definition.enabled,
    category: definition.category,
    eventType: definition.eventType,
    condition: draftOf(condition),
    ...triggerOf(definition, usual),
    actions,
  };
}

function triggerOf({ after, threshold }: DefinitionData, usual: DefinitionDraft) {
  const afterMs = after === null ? null : durationToMs(after);
  return {
    after: afterMs === null ? usual.after : amountOf(afterMs),
    level: threshold?.level ?? usual.level,
    clearLevel: threshold?.clearLevel ?? usual.clearLevel,
    thresholdQueue: threshold?.queue?.id ?? null,
  };
}

/** The draft with another event type: its texts replace those that were never touched, and what is mine is asked for first. */
export function withEventType(
  draft: DefinitionDraft,
  type: EventTypeData,
  before: EventTypeData | null,
): DefinitionDraft {
  const texts = { title: type.defaultTitle, body: type.defaultBody };
  const actions =
    draft.actions.length === 0
      ? [newNotify(texts)]
      : draft.actions.map((action) => retitled(action, { texts, before }));
  const mine = draft.scope === 'MINE' && draft.condition.of.length === 0 ? mineOf(type) : null;
  return {
    ...draft,
    eventType: type.name,
    actions,
    condition: mine ? { ...draft.condition, of: [mine] } : draft.condition,
  };
}

interface Texts {
  readonly title: string;
  readonly body: string;
}

function retitled(action: ActionDraft, { texts, before }: { texts: Texts; before: EventTypeData | null }): ActionDraft {
  const body = action.body === before?.defaultBody ? texts.body : action.body;
  if (action.kind === 'notify')
    return {
      ...action,
      body,
      title: action.title === before?.defaultTitle ? texts.title : action.title,
    };
  return {
    ...action,
    body,
    subject: action.subject === before?.defaultTitle ? texts.title : action.subject,
  };
}

/** "Assigned agent is any of me": the first thing that most people want of an event of their own. */
function mineOf(type: EventTypeData): DraftTest | null {
  const people = type.fields.filter((field) => field.data === 'reference' && field.refersTo === 'user');
  const field = people.find(({ name }) => name === 'assigned_agent') ?? people[0];
  if (!field) return null;
  return {
    kind: 'test',
    key: freshKey(),
    field: field.name,
    operator: 'is any of',
    value: ['me'],
    caseSensitive: false,
  };
}

/** What keeps the draft from being sent at all; the server checks the rest. */
export function faultsOf(draft: DefinitionDraft, type: EventTypeData | null): FieldIssues {
  const faults: (readonly [string, string])[] = [];
  if (draft.name.trim() === '') faults.push(['name', 'Give it a name.']);
  if (!type) faults.push(['eventType', 'Choose what it waits for.']);
  if (type) faults.push(...triggerFaults(draft, type));
  if (draft.actions.length === 0) faults.push(['actions', 'Add what it should do.']);
  return new Map(faults.map(([field, message]) => [field, [message]]));
}

function triggerFaults(draft: DefinitionDraft, type: EventTypeData): (readonly [string, string])[] {
  switch (type.trigger) {
    case 'EVENT':
    case 'MANUAL':
      return [];
    case 'TIMED':
      return millisecondsOf(draft.after) === null ? [['after', 'Enter a number above zero.']] : [];
    case 'THRESHOLD':
      return (['level', 'clearLevel'] as const)
        .filter((name) => draft[name] === null)
        .map((name) => [`threshold.${name}`, 'Enter a number.']);
  }
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

function contentOf(draft: DefinitionDraft, type: EventTypeData) {
  const afterMs = millisecondsOf(draft.after);
  return {
    name: draft.name.trim(),
    enabled: draft.enabled,
    eventType: type.name,
    condition: conditionOf(draft.condition),
    after: type.trigger === 'TIMED' && afterMs !== null ? durationFromMs(afterMs) : null,
    threshold:
      type.trigger === 'THRESHOLD' && draft.level !== null && draft.clearLevel !== null
        ? { level: draft.level, clearLevel: draft.clearLevel, queueId: draft.thresholdQueue }
        : null,
    actions: actionsOf(draft.actions),
  };
}

export function placesOf(draft: DefinitionDraft): FormPlaces {
  return {
    conditionPaths: pathsOf(draft.condition),
    actionKeys: draft.actions.map(({ key }) => key),
  };
}
