import { freshKey } from './condition-draft.ts';
import { isRecord } from './condition.ts';
import type { ActionKindData, ActionPartData } from './events.documents.ts';
import type { TimeAmount } from './time-amount.ts';
import { amountOf, millisecondsOf } from './time-amount.ts';

/** What an event does when it fires, as the form edits it. The parts stand as they are stored. */
export interface ActionDraft {
  readonly key: string;
  readonly kind: string;
  readonly parts: Readonly<Record<string, unknown>>;
  /** null: every time. */
  readonly frequency: FrequencyDraft | null;
}

/** At most once in so long. */
export interface FrequencyDraft {
  readonly every: TimeAmount;
  readonly per: 'event' | 'item';
}

/** The texts that an event type proposes. */
export interface ProposedTexts {
  readonly defaultTitle: string;
  readonly defaultBody: string;
}

export const severityNames = ['info', 'warning', 'critical'] as const;

/** Parts that begin with the type's own title, and those that begin with its own text. */
const titles: ReadonlySet<string> = new Set(['title', 'subject']);
const bodies: ReadonlySet<string> = new Set(['body', 'line']);

/** A new action of a kind, with what most people want of it. */
export function newAction(kind: ActionKindData, texts: ProposedTexts): ActionDraft {
  const parts = kind.parts.map((part) => [part.name, firstValue(part, texts)] as const);
  return { key: freshKey(), kind: kind.kind, parts: Object.fromEntries(parts), frequency: null };
}

const beginnings: Readonly<Record<string, unknown>> = {
  recipients: [{ kind: 'me' }],
  severity: 'warning',
  headers: [],
  html: '',
  url: '',
  name: '',
};

function firstValue(part: ActionPartData, texts: ProposedTexts): unknown {
  if (part.data === 'line' || part.data === 'text') return textFor(part.name, texts);
  if (part.data === 'choice' && !part.optional) return part.choices?.[0] ?? null;
  return beginnings[part.data] ?? null;
}

function textFor(part: string, { defaultTitle, defaultBody }: ProposedTexts): string {
  if (titles.has(part)) return defaultTitle;
  return bodies.has(part) ? defaultBody : '';
}

/** The action with the texts of another type where those of the one before were never touched. */
export function withTexts(action: ActionDraft, texts: ProposedTexts, before: ProposedTexts | null): ActionDraft {
  const parts = Object.entries(action.parts).map(([name, value]) => {
    const untouched = before !== null && value !== '' && value === textFor(name, before);
    return [name, untouched ? textFor(name, texts) : value] as const;
  });
  return { ...action, parts: Object.fromEntries(parts) };
}

/** The same action once more. */
export function copyOf(action: ActionDraft): ActionDraft {
  return { ...action, key: freshKey() };
}

/** The actions to store. */
export function actionsOf(drafts: readonly ActionDraft[]): readonly Record<string, unknown>[] {
  return drafts.map(({ kind, parts, frequency }) => {
    const everyMs = frequency && millisecondsOf(frequency.every);
    return { kind, ...parts, ...(frequency && everyMs ? { frequency: { everyMs, per: frequency.per } } : {}) };
  });
}

/** Reads actions out of JSON; null when they are none. What the form cannot show of one is kept all the same. */
export function parseActions(raw: unknown): readonly ActionDraft[] | null {
  if (!Array.isArray(raw)) return null;
  const drafts = raw.map(parseAction);
  return drafts.every((draft) => draft !== null) ? drafts : null;
}

function parseAction(raw: unknown): ActionDraft | null {
  if (!isRecord(raw) || typeof raw['kind'] !== 'string') return null;
  const { kind, frequency, ...parts } = raw;
  return { key: freshKey(), kind: String(kind), parts, frequency: parseFrequency(frequency) };
}

function parseFrequency(raw: unknown): FrequencyDraft | null {
  if (!isRecord(raw) || typeof raw['everyMs'] !== 'number') return null;
  return { every: amountOf(raw['everyMs']), per: raw['per'] === 'item' ? 'item' : 'event' };
}
