import { isRecord } from './condition.ts';

/** One line of the condition tree of an explanation. */
export interface ExplainedLine {
  readonly depth: number;
  readonly holds: boolean;
  /** "Any of these", or "Queue is any of". */
  readonly words: string;
  /** What the test asked for, and what it saw; null for a group. */
  readonly expected: string | null;
  readonly seen: string | null;
}

const groups: Readonly<Record<string, string>> = {
  all: 'All of these',
  any: 'Any of these',
  not: 'Not',
};

/** The condition tree as the server explains it, line by line. What is none of it is left out. */
export function explainedLines(raw: unknown, depth = 0): readonly ExplainedLine[] {
  if (!isRecord(raw)) return [];
  const holds = raw['holds'] === true;
  const words = groups[String(raw['kind'])];
  if (words === undefined) return [testLine(raw, { holds, depth })];
  const children: readonly unknown[] = Array.isArray(raw['of']) ? raw['of'] : [raw['of']];
  const inside = children.flatMap((child) => explainedLines(child, depth + 1));
  return [{ depth, holds, words, expected: null, seen: null }, ...inside];
}

function testLine(
  raw: Readonly<Record<string, unknown>>,
  { holds, depth }: { holds: boolean; depth: number },
): ExplainedLine {
  return {
    depth,
    holds,
    words: [raw['label'] ?? raw['field'], raw['operator']].filter((word) => typeof word === 'string').join(' '),
    expected: shown(raw['expected'] ?? raw['value']),
    seen: shown(raw['seen']),
  };
}

/** A value as people read it. */
export function shown(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.map(shown).join(', ');
  if (isRecord(value)) return Object.values(value).map(shown).join('–');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
