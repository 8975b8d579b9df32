import { isUuid } from '../../platform/ids.ts';
import { type Issue, readGlobalId } from '../../platform/graphql/index.ts';
import {
  type Reference,
  type ReferenceType,
  type Swap,
  swapInActions,
  swapInCondition,
  swapInPattern,
  swapInTests,
} from './references.ts';

/** The levels of a count, and by a global id whose count: as the event type counts. */
export interface WrittenThreshold {
  level: number;
  clearLevel?: number | null | undefined;
  queueId?: string | null | undefined;
  userId?: string | null | undefined;
  teamId?: string | null | undefined;
  departmentId?: string | null | undefined;
  repeatEvery?: number | null | undefined;
}

/** What a caller writes: global ids everywhere; lengths in milliseconds. */
export interface WrittenDefinition {
  name?: string | null | undefined;
  description?: string | null | undefined;
  enabled?: boolean | null | undefined;
  shadow?: boolean | null | undefined;
  eventType?: string | null | undefined;
  condition?: unknown;
  after?: number | null | undefined;
  clock?: string | null | undefined;
  repeatEvery?: number | null | undefined;
  threshold?: WrittenThreshold | null | undefined;
  pattern?: unknown;
  actions?: unknown;
  tests?: unknown;
  timeZone?: string | null | undefined;
}

/** The same with Belfry's own keys, in the form that the domain checks. */
export interface KeyedDefinition {
  name: unknown;
  description: unknown;
  enabled: unknown;
  shadow: unknown;
  eventType: unknown;
  condition: unknown;
  /** Where only a part of it was written, it holds that part. */
  timed: unknown;
  threshold: unknown;
  pattern: unknown;
  actions: unknown;
  tests: unknown;
  timeZone: unknown;
}

export interface Keyed {
  /** Only the parts that were written. */
  definition: Partial<KeyedDefinition>;
  references: Reference[];
  issues: Issue[];
}

export const nameOfType = {
  User: 'user',
  Queue: 'queue',
  Team: 'team',
  Role: 'role',
  Department: 'department',
  Webhook: 'webhook',
  Provider: 'provider',
} as const satisfies Record<ReferenceType, string>;

const scopes = { queueId: 'Queue', userId: 'User', teamId: 'Team', departmentId: 'Department' } as const;

/** Turns the global ids of what a caller wrote into keys. */
export function keyedDefinition(written: WrittenDefinition): Keyed {
  const { after, clock, repeatEvery, threshold, condition, pattern, actions, tests, ...plain } = written;
  const references: Reference[] = [];
  const issues: Issue[] = [];
  const swap: Swap = ({ type, id, path }) => {
    const read = readGlobalId(id);
    if (read?.type !== type || !isUuid(read.key)) {
      issues.push({ path, code: 'UNKNOWN', message: `Choose a ${nameOfType[type]}: this is the id of none.` });
      return id;
    }
    references.push({ type, id: read.key, path });
    return read.key;
  };
  const definition: Partial<KeyedDefinition> = {};
  for (const [part, value] of Object.entries(plain)) if (value != null) Object.assign(definition, { [part]: value });
  if (condition !== undefined) definition.condition = swapInCondition(condition, swap);
  if (pattern !== undefined) definition.pattern = swapInPattern(pattern, swap);
  if (actions !== undefined) definition.actions = swapInActions(actions, swap);
  if (tests !== undefined) definition.tests = swapInTests(tests, swap);
  const timed = timedOf({ after, clock, repeatEvery });
  if (timed !== undefined) definition.timed = timed;
  if (threshold !== undefined) definition.threshold = threshold && thresholdOf(threshold, swap);
  return { definition, references, issues };
}

/** Undefined when nothing of it was written. */
function timedOf({ after, clock, repeatEvery }: Pick<WrittenDefinition, 'after' | 'clock' | 'repeatEvery'>): unknown {
  const parts = {
    ...(after === undefined ? {} : { afterMs: after }),
    ...(clock === undefined ? {} : { clock }),
    ...(repeatEvery === undefined ? {} : { repeatMs: repeatEvery }),
  };
  const values = Object.values(parts);
  if (values.length === 0) return undefined;
  return values.every((value) => value === null) && after === null ? null : parts;
}

function thresholdOf({ repeatEvery, ...threshold }: WrittenThreshold, swap: Swap): unknown {
  const { level, clearLevel } = threshold;
  let scopeId: string | null = null;
  for (const [key, type] of Object.entries(scopes)) {
    const id = threshold[key as keyof typeof scopes];
    if (id != null) scopeId = swap({ type, id, path: ['threshold', key] });
  }
  return { level, clearLevel, scopeId, repeatMs: repeatEvery };
}
