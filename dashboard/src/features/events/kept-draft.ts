import { actionsOf, parseActions } from './action-draft.ts';
import { conditionOf, draftOf } from './condition-draft.ts';
import { isRecord, parseCondition } from './condition.ts';
import type { DefinitionDraft } from './definition-draft.ts';
import { newDraft } from './definition-draft.ts';
import { examplesOf, parseExamples } from './example-draft.ts';
import { patternFrom, patternOf } from './pattern-draft.ts';
import type { TimeAmount } from './time-amount.ts';
import { timeUnits } from './time-amount.ts';

/** A draft that was not saved yet, as it is kept on this device. */
export interface KeptDraft {
  readonly draft: DefinitionDraft;
  /** The version it began from; null: a new event. */
  readonly version: number | null;
  /** Epoch ms. */
  readonly at: number;
}

/** The draft as a text that `readKept` reads again. */
export function writeKept({ draft, version, at }: KeptDraft): string {
  const { condition, actions, pattern, tests, ...plain } = draft;
  return JSON.stringify({
    version,
    at,
    draft: {
      ...plain,
      condition: conditionOf(condition),
      actions: actionsOf(actions),
      pattern: patternOf(pattern),
      tests: examplesOf(tests),
    },
  });
}

/** Reads a kept draft; null when it is none, or of another form than today's. */
export function readKept(text: string | null): KeptDraft | null {
  const raw = parsed(text);
  if (!isRecord(raw) || !isRecord(raw['draft']) || typeof raw['at'] !== 'number') return null;
  const draft = draftIn(raw['draft']);
  const { version, at } = raw;
  return draft && { draft, version: typeof version === 'number' ? version : null, at };
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

type Raw = Readonly<Record<string, unknown>>;

function draftIn(raw: Raw): DefinitionDraft | null {
  const condition = parseCondition(raw['condition']);
  const actions = parseActions(raw['actions']);
  const pattern = patternFrom(raw['pattern']);
  const tests = parseExamples(raw['tests']);
  if (!condition || !actions || !pattern || !tests) return null;
  const usual = newDraft(raw['scope'] === 'GLOBAL' ? 'GLOBAL' : 'MINE');
  return {
    ...usual,
    ...wordsIn(raw),
    after: amountIn(raw['after']) ?? usual.after,
    clock: raw['clock'] === 'BUSINESS_HOURS' ? 'BUSINESS_HOURS' : 'ALWAYS',
    repeat: amountIn(raw['repeat']),
    level: numberIn(raw['level']),
    clearLevel: numberIn(raw['clearLevel']),
    condition: draftOf(condition),
    actions,
    pattern,
    tests,
  };
}

function wordsIn(raw: Raw) {
  return {
    name: textIn(raw['name']) ?? '',
    description: textIn(raw['description']) ?? '',
    enabled: raw['enabled'] === true,
    shadow: raw['shadow'] === true,
    category: textIn(raw['category']),
    eventType: textIn(raw['eventType']),
    counted: textIn(raw['counted']),
    timeZone: textIn(raw['timeZone']),
  };
}

function textIn(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function numberIn(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

function amountIn(raw: unknown): TimeAmount | null {
  if (!isRecord(raw) || typeof raw['amount'] !== 'string') return null;
  const unit = timeUnits.find((one) => one.unit === raw['unit'])?.unit;
  return unit ? { amount: raw['amount'], unit } : null;
}
