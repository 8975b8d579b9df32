/** A condition as it is stored: tests joined by all, any and not. */
export type Condition =
  | { readonly kind: 'all' | 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition }
  | Test;

export interface Test {
  readonly kind: 'test';
  readonly field: string;
  readonly operator: string;
  readonly value: unknown;
  readonly caseSensitive?: boolean;
}

/** Reads a condition out of JSON; null when it is none, so that the editor never saves what it could not show. */
export function parseCondition(raw: unknown): Condition | null {
  if (!isRecord(raw)) return null;
  switch (raw['kind']) {
    case 'all':
    case 'any':
      return parseGroup(raw['kind'], raw['of']);
    case 'not': {
      const of = parseCondition(raw['of']);
      return of && { kind: 'not', of };
    }
    case 'test':
      return parseTest(raw);
    default:
      return null;
  }
}

function parseGroup(kind: 'all' | 'any', raw: unknown): Condition | null {
  if (!Array.isArray(raw)) return null;
  const parts: Condition[] = [];
  for (const part of raw) {
    const parsed = parseCondition(part);
    if (!parsed) return null;
    parts.push(parsed);
  }
  return { kind, of: parts };
}

function parseTest(raw: Readonly<Record<string, unknown>>): Test | null {
  const { field, operator, value, caseSensitive } = raw;
  if (typeof field !== 'string' || typeof operator !== 'string') return null;
  return {
    kind: 'test',
    field,
    operator,
    value: value ?? null,
    ...(caseSensitive === true ? { caseSensitive } : {}),
  };
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
