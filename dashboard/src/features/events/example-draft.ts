import { freshKey } from './condition-draft.ts';
import { isRecord } from './condition.ts';

/** A test that is kept with an event, as the form edits it. */
export interface ExampleDraft {
  readonly key: string;
  readonly name: string;
  /** Field → value. */
  readonly values: Readonly<Record<string, unknown>>;
  /** When it happens, in epoch ms; null: at noon of a Wednesday. */
  readonly at: number | null;
  /** Kinds of the actions that it must lead to; none when it must not fire. */
  readonly expect: readonly string[];
}

export function newExample(name: string, kinds: readonly string[]): ExampleDraft {
  return { key: freshKey(), name, values: {}, at: null, expect: kinds };
}

/** The tests to store. */
export function examplesOf(drafts: readonly ExampleDraft[]): readonly Record<string, unknown>[] {
  return drafts.map(({ key: _key, ...stored }) => stored);
}

/** Reads tests out of JSON; null when one of them is none. */
export function parseExamples(raw: unknown): readonly ExampleDraft[] | null {
  if (raw === null || raw === undefined) return [];
  if (!Array.isArray(raw)) return null;
  const drafts = raw.map(parseExample);
  return drafts.every((draft) => draft !== null) ? drafts : null;
}

function parseExample(raw: unknown): ExampleDraft | null {
  if (!isRecord(raw) || typeof raw['name'] !== 'string' || !isRecord(raw['values'])) return null;
  const { name, values, at, expect } = raw;
  if (!Array.isArray(expect) || !expect.every((kind) => typeof kind === 'string')) return null;
  return { key: freshKey(), name, values, at: typeof at === 'number' ? at : null, expect };
}
