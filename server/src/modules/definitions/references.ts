import {
  type ActionPartData,
  actionKindNames,
  actionKinds,
  builtInCatalogue,
  eventFields,
  isBuiltInField,
  type ReferenceKind,
  referenceWords,
} from '@belfry/domain';

/** What definitions can name by id, as its GraphQL type. */
export type ReferenceType = 'User' | 'Queue' | 'Team' | 'Role' | 'Department' | 'Webhook' | 'Provider';

export interface Reference {
  type: ReferenceType;
  id: string;
  path: readonly string[];
}

/** Gives what an id is replaced by. */
export type Swap = (reference: Reference) => string;

const deepest = 32;
const words: readonly string[] = Object.values(referenceWords);
const typeOfField: Readonly<Record<ReferenceKind, ReferenceType>> = {
  user: 'User',
  queue: 'Queue',
  team: 'Team',
  department: 'Department',
};
const typeOfPart: Readonly<Partial<Record<ActionPartData, ReferenceType>>> = {
  user: 'User',
  queue: 'Queue',
  role: 'Role',
  webhook: 'Webhook',
  provider: 'Provider',
};
const typeOfRecipient: Readonly<Record<string, readonly [key: string, type: ReferenceType]>> = {
  user: ['userId', 'User'],
  'queue-members': ['queueId', 'Queue'],
  team: ['teamId', 'Team'],
  role: ['role', 'Role'],
};
const typeOfScope = { queue: 'Queue', agent: 'User', group: 'Team', department: 'Department' } as const;

const isRecord = (raw: unknown): raw is Record<string, unknown> =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw);

/** What an event type's count is kept by; null where it counts nothing, or the whole organization. */
export function scopeTypeOf(eventType: unknown): ReferenceType | null {
  // Types of integrators count nothing.
  const per = typeof eventType === 'string' ? builtInCatalogue.eventType(eventType)?.count?.per : undefined;
  return per === undefined || per === 'organization' ? null : typeOfScope[per];
}

const typeOfFieldNamed = (field: unknown): ReferenceType | null => {
  const { refersTo } = typeof field === 'string' && isBuiltInField(field) ? eventFields[field] : {};
  return refersTo === undefined ? null : typeOfField[refersTo];
};

/** A condition with every id in it replaced. What is no condition is left as it came, for the checks to find. */
export function swapInCondition(raw: unknown, swap: Swap, path: readonly string[] = ['condition']): unknown {
  if (!isRecord(raw) || path.length > deepest) return raw;
  if (raw['kind'] === 'test') return swapInTest(raw, swap, path);
  const { of } = raw;
  if (!Array.isArray(of)) return of === undefined ? raw : { ...raw, of: swapInCondition(of, swap, [...path, 'of']) };
  return {
    ...raw,
    of: of.map((part, index) => swapInCondition(part, swap, [...path, 'of', String(index)])),
  };
}

function swapInTest(test: Record<string, unknown>, swap: Swap, path: readonly string[]): unknown {
  const type = typeOfFieldNamed(test['field']);
  const { value } = test;
  if (type === null || !Array.isArray(value)) return test;
  const swapped = value.map((id: unknown, index) =>
    typeof id === 'string' && !words.includes(id) ? swap({ type, id, path: [...path, 'value', String(index)] }) : id,
  );
  return { ...test, value: swapped };
}

/** Actions with every id in them replaced. */
export function swapInActions(raw: unknown, swap: Swap): unknown {
  if (!Array.isArray(raw)) return raw;
  return raw.map((action: unknown, index) =>
    isRecord(action) ? swapInAction(action, swap, ['actions', String(index)]) : action,
  );
}

function swapInAction(action: Record<string, unknown>, swap: Swap, path: readonly string[]): unknown {
  const kind = actionKindNames.find((name) => name === action['kind']);
  if (kind === undefined) return action;
  const swapped: Record<string, unknown> = { ...action };
  for (const [name, { data }] of Object.entries(actionKinds[kind].parts)) {
    const value = action[name];
    const type = typeOfPart[data];
    if (data === 'recipients' && Array.isArray(value))
      swapped[name] = value.map((one: unknown, place) => swapInRecipient(one, swap, [...path, name, String(place)]));
    else if (type !== undefined && typeof value === 'string' && value !== '')
      swapped[name] = swap({ type, id: value, path: [...path, name] });
  }
  return swapped;
}

function swapInRecipient(raw: unknown, swap: Swap, path: readonly string[]): unknown {
  if (!isRecord(raw) || typeof raw['kind'] !== 'string') return raw;
  const [key, type] = typeOfRecipient[raw['kind']] ?? [];
  if (key === undefined || type === undefined) return raw;
  const id = raw[key];
  return typeof id === 'string' ? { ...raw, [key]: swap({ type, id, path: [...path, key] }) } : raw;
}

/** A pattern with every id in it replaced. */
export function swapInPattern(raw: unknown, swap: Swap): unknown {
  if (!isRecord(raw) || !isRecord(raw['then'])) return raw;
  const { then } = raw;
  const condition = swapInCondition(then['condition'], swap, ['pattern', 'then', 'condition']);
  return { ...raw, then: { ...then, ...(condition === undefined ? {} : { condition }) } };
}

/** Examples with every id among their values replaced. */
export function swapInTests(raw: unknown, swap: Swap): unknown {
  if (!Array.isArray(raw)) return raw;
  return raw.map((test: unknown, index) => {
    if (!isRecord(test) || !isRecord(test['values'])) return test;
    const values = Object.entries(test['values']).map(([field, value]) => {
      const type = typeOfFieldNamed(field);
      const path = ['tests', String(index), 'values', field];
      return [field, type !== null && typeof value === 'string' ? swap({ type, id: value, path }) : value];
    });
    return { ...test, values: Object.fromEntries(values) };
  });
}

function swapInThreshold(raw: unknown, eventType: unknown, swap: Swap): unknown {
  const type = scopeTypeOf(eventType);
  if (!isRecord(raw) || type === null || typeof raw['scopeId'] !== 'string') return raw;
  return { ...raw, scopeId: swap({ type, id: raw['scopeId'], path: ['threshold', 'scopeId'] }) };
}

/** What may name something by id, of a definition or of what somebody wrote as one. */
export interface Referring {
  eventType?: unknown;
  condition?: unknown;
  threshold?: unknown;
  pattern?: unknown;
  actions?: unknown;
  tests?: unknown;
}

/** A definition with every id in it replaced. */
export function swapInDefinition(definition: Referring, swap: Swap): Record<string, unknown> {
  const { eventType, condition, threshold, pattern, actions, tests } = definition;
  return {
    ...definition,
    condition: swapInCondition(condition, swap),
    threshold: swapInThreshold(threshold, eventType, swap),
    pattern: swapInPattern(pattern, swap),
    actions: swapInActions(actions, swap),
    tests: swapInTests(tests, swap),
  };
}

/** Everything that a definition names by id. */
export function referencesIn(definition: Referring): Reference[] {
  const found: Reference[] = [];
  swapInDefinition(definition, (reference) => {
    found.push(reference);
    return reference.id;
  });
  return found;
}
