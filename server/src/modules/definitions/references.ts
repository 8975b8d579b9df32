import { eventFields, isBuiltInField, referenceWords } from '@belfry/domain';

/** What conditions and actions can name by id, as its GraphQL type. */
export type ReferenceType = 'User' | 'Queue' | 'Team' | 'Department' | 'Role';

export interface Reference {
  type: ReferenceType;
  id: string;
  path: readonly string[];
}

/** Gives what an id is replaced by. */
type Swap = (reference: Reference) => string;

const deepest = 32;
const words: readonly string[] = Object.values(referenceWords);
const typeOf = { user: 'User', queue: 'Queue', team: 'Team', department: 'Department' } as const;

const isRecord = (raw: unknown): raw is Record<string, unknown> =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw);

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
  const { field, value } = test;
  const { refersTo } = typeof field === 'string' && isBuiltInField(field) ? eventFields[field] : {};
  if (refersTo === undefined || !Array.isArray(value)) return test;
  const swapped = value.map((id: unknown, index) =>
    typeof id === 'string' && !words.includes(id)
      ? swap({ type: typeOf[refersTo], id, path: [...path, 'value', String(index)] })
      : id,
  );
  return { ...test, value: swapped };
}

const keysOfRecipients: Readonly<Record<string, readonly [key: string, type: ReferenceType]>> = {
  user: ['userId', 'User'],
  'queue-members': ['queueId', 'Queue'],
  team: ['teamId', 'Team'],
  role: ['role', 'Role'],
};

/** Actions with every id in them replaced. */
export function swapInActions(raw: unknown, swap: Swap): unknown {
  if (!Array.isArray(raw)) return raw;
  return raw.map((action: unknown, index) => {
    if (!isRecord(action) || !Array.isArray(action['to'])) return action;
    const path = ['actions', String(index), 'to'];
    return {
      ...action,
      to: action['to'].map((one: unknown, place) => swapInRecipient(one, swap, [...path, String(place)])),
    };
  });
}

function swapInRecipient(raw: unknown, swap: Swap, path: readonly string[]): unknown {
  if (!isRecord(raw) || typeof raw['kind'] !== 'string') return raw;
  const [key, type] = keysOfRecipients[raw['kind']] ?? [];
  if (key === undefined || type === undefined) return raw;
  const id = raw[key];
  return typeof id === 'string' ? { ...raw, [key]: swap({ type, id, path: [...path, key] }) } : raw;
}

interface Referring {
  condition: unknown;
  actions: unknown;
  threshold: { readonly scopeId: string | null } | null;
}

/** Every user, queue, team and role that a definition names. */
export function referencesIn({ condition, actions, threshold }: Referring): Reference[] {
  const found: Reference[] = [];
  const note: Swap = (reference) => {
    found.push(reference);
    return reference.id;
  };
  swapInCondition(condition, note);
  swapInActions(actions, note);
  if (threshold?.scopeId != null) found.push({ type: 'Queue', id: threshold.scopeId, path: ['threshold', 'queueId'] });
  return found;
}
