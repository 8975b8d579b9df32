import type { Condition } from './condition.ts';

/** A condition as the form edits it: every part has a key of its own, and a negation is a way to match. */
export type DraftPart = DraftGroup | DraftTest;

export interface DraftGroup {
  readonly kind: 'group';
  readonly key: string;
  readonly match: Match;
  readonly of: readonly DraftPart[];
}

export interface DraftTest {
  readonly kind: 'test';
  readonly key: string;
  readonly field: string;
  readonly operator: string;
  readonly value: unknown;
  readonly caseSensitive: boolean;
}

export type Match = 'all' | 'any' | 'none' | 'not-all';

let lastKey = 0;
/** A key that no other part of any draft of this page has. */
export function freshKey(): string {
  lastKey += 1;
  return `part-${lastKey}`;
}

export function emptyGroup(match: Match = 'all'): DraftGroup {
  return { kind: 'group', key: freshKey(), match, of: [] };
}

/** The whole condition is always a group in the form, even when it is stored as one test. */
export function draftOf(condition: Condition): DraftGroup {
  const part = partOf(condition);
  return part.kind === 'group' ? part : { ...emptyGroup(), of: [part] };
}

function partOf(condition: Condition): DraftPart {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return groupOf(condition.kind, condition.of);
    case 'not':
      return negated(condition.of);
    case 'test':
      return {
        kind: 'test',
        key: freshKey(),
        field: condition.field,
        operator: condition.operator,
        value: condition.value,
        caseSensitive: condition.caseSensitive ?? false,
      };
  }
}

function negated(condition: Condition): DraftPart {
  switch (condition.kind) {
    case 'not':
      return partOf(condition.of);
    case 'all':
      return groupOf('not-all', condition.of);
    case 'any':
      return groupOf('none', condition.of);
    case 'test':
      return groupOf('none', [condition]);
  }
}

function groupOf(match: Match, of: readonly Condition[]): DraftGroup {
  return { kind: 'group', key: freshKey(), match, of: of.map(partOf) };
}

/** The condition to store. */
export function conditionOf(part: DraftPart): Condition {
  if (part.kind === 'test') {
    const { field, operator, value, caseSensitive } = part;
    return { kind: 'test', field, operator, value, ...(caseSensitive ? { caseSensitive } : {}) };
  }
  const of = part.of.map(conditionOf);
  switch (part.match) {
    case 'all':
    case 'any':
      return { kind: part.match, of };
    case 'none':
      return { kind: 'not', of: { kind: 'any', of } };
    case 'not-all':
      return { kind: 'not', of: { kind: 'all', of } };
  }
}

/** Where each part stands in the stored condition, as `of.1.of.0`: how the server names what it refuses. */
export function pathsOf(part: DraftPart, at: readonly string[] = []): ReadonlyMap<string, string> {
  const paths = new Map([[at.join('.'), part.key]]);
  if (part.kind === 'test') return paths;
  const inside = part.match === 'all' || part.match === 'any' ? [...at, 'of'] : [...at, 'of', 'of'];
  for (const [index, child] of part.of.entries()) {
    for (const [path, key] of pathsOf(child, [...inside, String(index)])) paths.set(path, key);
  }
  return paths;
}

export function replaced(group: DraftGroup, part: DraftPart): DraftGroup {
  if (group.key === part.key) return part.kind === 'group' ? part : group;
  return { ...group, of: group.of.map((child) => replacedIn(child, part)) };
}

function replacedIn(child: DraftPart, part: DraftPart): DraftPart {
  if (child.key === part.key) return part;
  return child.kind === 'group' ? replaced(child, part) : child;
}

export function without(group: DraftGroup, key: string): DraftGroup {
  const kept = group.of.filter((child) => child.key !== key);
  return {
    ...group,
    of: kept.map((child) => (child.kind === 'group' ? without(child, key) : child)),
  };
}

export function testsIn(part: DraftPart): readonly DraftTest[] {
  return part.kind === 'test' ? [part] : part.of.flatMap(testsIn);
}

/** The part moved one place up or down: a test goes into a group beside it, and at its group's edge out of it. */
export function moved(group: DraftGroup, key: string, by: 1 | -1): DraftGroup {
  const at = group.of.findIndex((child) => child.key === key);
  const part = group.of[at];
  if (part) {
    const beside = group.of[at + by];
    if (!beside || at + by < 0) return group;
    if (part.kind === 'test' && beside.kind === 'group') return { ...group, of: entered(group.of, at, by) };
    return { ...group, of: group.of.toSpliced(at, 1).toSpliced(at + by, 0, part) };
  }
  const out = steppedOut(group.of, key, by);
  if (out) return { ...group, of: out };
  return { ...group, of: group.of.map((child) => (child.kind === 'group' ? moved(child, key, by) : child)) };
}

/** The part at the edge of one of these groups put beside it; null when it is at no edge. */
function steppedOut(parts: readonly DraftPart[], key: string, by: 1 | -1): readonly DraftPart[] | null {
  const index = parts.findIndex((one) => one.kind === 'group' && one.of.at(by === 1 ? -1 : 0)?.key === key);
  const from = parts[index];
  const part = from?.kind === 'group' ? from.of.find((one) => one.key === key) : undefined;
  if (from?.kind !== 'group' || !part) return null;
  const rest = { ...from, of: from.of.filter((one) => one !== part) };
  return parts.toSpliced(index, 1, ...(by === 1 ? [rest, part] : [part, rest]));
}

/** The test at `at` put into the group beside it, at the edge where it came from. */
function entered(parts: readonly DraftPart[], at: number, by: 1 | -1): readonly DraftPart[] {
  const [part, group] = [parts[at], parts[at + by]];
  if (!part || group?.kind !== 'group') return parts;
  const of = by === 1 ? [part, ...group.of] : [...group.of, part];
  return parts.map((one) => (one === group ? { ...group, of } : one)).toSpliced(at, 1);
}

/** The group with a copy of the part behind it. */
export function duplicated(group: DraftGroup, key: string): DraftGroup {
  const of = group.of.flatMap((child) => {
    const inside = child.kind === 'group' ? duplicated(child, key) : child;
    return child.key === key ? [inside, withFreshKeys(child)] : [inside];
  });
  return { ...group, of };
}

function withFreshKeys(part: DraftPart): DraftPart {
  if (part.kind === 'test') return { ...part, key: freshKey() };
  return { ...part, key: freshKey(), of: part.of.map(withFreshKeys) };
}
