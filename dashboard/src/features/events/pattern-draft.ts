import type { DraftGroup } from './condition-draft.ts';
import { conditionOf, draftOf, emptyGroup } from './condition-draft.ts';
import { isRecord, parseCondition } from './condition.ts';
import type { TimeAmount } from './time-amount.ts';
import { amountOf, millisecondsOf } from './time-amount.ts';

/** What must have happened beside the event itself, as the form edits it. `once`: nothing, it fires at once. */
export interface PatternDraft {
  readonly kind: PatternKind;
  readonly eventType: string | null;
  readonly condition: DraftGroup;
  readonly within: TimeAmount;
  readonly per: PatternPer;
  readonly clock: ClockName;
  readonly count: number | null;
}

export type PatternKind = 'once' | 'sequence' | 'absence' | 'rate';
export type PatternPer = 'item' | 'user' | 'queue';
export type ClockName = 'ALWAYS' | 'BUSINESS_HOURS';

export const patternKinds: readonly { readonly value: PatternKind; readonly label: string; readonly hint: string }[] = [
  { value: 'once', label: 'At once', hint: 'Fires whenever it happens.' },
  { value: 'sequence', label: 'Sequence', hint: 'Fires when something else follows within a time.' },
  { value: 'absence', label: 'Absence', hint: 'Fires when something else does not follow within a time.' },
  { value: 'rate', label: 'Rate', hint: 'Fires when it happens so often within a time.' },
];

export function newPattern(): PatternDraft {
  return {
    kind: 'once',
    eventType: null,
    condition: emptyGroup(),
    within: { amount: '2', unit: 'h' },
    per: 'item',
    clock: 'ALWAYS',
    count: 3,
  };
}

/** Whether a second event belongs to it. */
export function hasSecondStep({ kind }: PatternDraft): boolean {
  return kind === 'sequence' || kind === 'absence';
}

/** What a stored pattern calls its second event. */
const second = 'then';

/** The pattern to store; null when there is none. What is missing is left for the checks to name. */
export function patternOf(draft: PatternDraft): Record<string, unknown> | null {
  if (draft.kind === 'once') return null;
  const shared = { kind: draft.kind, withinMs: millisecondsOf(draft.within), per: draft.per };
  if (draft.kind === 'rate') return { ...shared, count: draft.count };
  const step = named(second, { eventType: draft.eventType, condition: conditionOf(draft.condition) });
  if (draft.kind === 'sequence') return { ...shared, ...step };
  return { ...shared, ...step, clock: draft.clock === 'ALWAYS' ? 'always' : 'business-hours' };
}

function named(name: string, value: unknown): Record<string, unknown> {
  return { [name]: value };
}

/** The draft of a stored pattern; null when it holds what the form cannot show. */
export function patternFrom(raw: unknown): PatternDraft | null {
  if (raw === null || raw === undefined) return newPattern();
  if (!isRecord(raw)) return null;
  const kind = patternKinds.find(({ value }) => value === raw['kind'])?.value;
  const step = stepIn(raw[second]);
  if (!kind || !step) return null;
  const usual = newPattern();
  const { withinMs, per, clock, count } = raw;
  return {
    kind,
    ...step,
    within: typeof withinMs === 'number' ? amountOf(withinMs) : usual.within,
    per: per === 'user' || per === 'queue' ? per : 'item',
    clock: clock === 'business-hours' ? 'BUSINESS_HOURS' : 'ALWAYS',
    count: typeof count === 'number' ? count : usual.count,
  };
}

function stepIn(raw: unknown): Pick<PatternDraft, 'eventType' | 'condition'> | null {
  if (!isRecord(raw)) return { eventType: null, condition: emptyGroup() };
  const condition = parseCondition(raw['condition']);
  const { eventType } = raw;
  return condition && { eventType: typeof eventType === 'string' ? eventType : null, condition: draftOf(condition) };
}

/** What keeps a pattern from being sent: place of the form → sentence. */
export function patternFaults(draft: PatternDraft): readonly (readonly [string, string])[] {
  if (draft.kind === 'once') return [];
  const faults: (readonly [string, string])[] = [];
  if (millisecondsOf(draft.within) === null) faults.push(['pattern.withinMs', 'Enter a time above zero.']);
  if (hasSecondStep(draft) && draft.eventType === null) faults.push(['pattern.then.eventType', 'Choose what follows.']);
  if (draft.kind === 'rate' && (draft.count ?? 0) < 2) faults.push(['pattern.count', 'Enter two or more.']);
  return faults;
}
