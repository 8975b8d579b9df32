import {
  type DefinitionDraft,
  type DefinitionOwner,
  fail,
  ok,
  ownershipIssues,
  parseDefinition,
  type Result,
} from '@belfry/domain';
import { invalid, type Issue, readGlobalId, type UserProblem } from '../../platform/graphql/index.ts';
import { isUuid } from '../../platform/ids.ts';
import { type Reference, swapInActions, swapInCondition } from './references.ts';

/** What a caller writes: global ids in condition, actions and threshold; lengths in milliseconds. */
export interface WrittenDefinition {
  name?: string | null | undefined;
  enabled?: boolean | null | undefined;
  eventType?: string | null | undefined;
  condition?: unknown;
  after?: number | null | undefined;
  threshold?:
    | { level: number; clearLevel?: number | null | undefined; queueId?: string | null | undefined }
    | null
    | undefined;
  actions?: unknown;
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

const nameOfType = { User: 'user', Queue: 'queue', Team: 'team', Department: 'department', Role: 'role' } as const;

/** Turns the global ids of what a caller wrote into keys. */
export function keyedDefinition({ after, threshold, condition, actions, ...plain }: WrittenDefinition): Keyed {
  const references: Reference[] = [];
  const issues: Issue[] = [];
  const swap = ({ type, id, path }: Reference): string => {
    const read = readGlobalId(id);
    if (read?.type !== type || !isUuid(read.key)) {
      issues.push({
        path,
        code: 'UNKNOWN',
        message: `Choose a ${nameOfType[type]}: this is the id of none.`,
      });
      return id;
    }
    references.push({ type, id: read.key, path });
    return read.key;
  };
  const definition: Partial<KeyedDefinition> = {};
  for (const [part, value] of Object.entries(plain)) if (value != null) Object.assign(definition, { [part]: value });
  if (condition !== undefined) definition.condition = swapInCondition(condition, swap);
  if (actions !== undefined) definition.actions = swapInActions(actions, swap);
  if (after !== undefined) definition.timed = after === null ? null : { afterMs: after };
  if (threshold !== undefined) {
    const { queueId, ...levels } = threshold ?? {};
    const scopeId = queueId == null ? null : swap({ type: 'Queue', id: queueId, path: ['threshold', 'queueId'] });
    definition.threshold = threshold && { ...levels, scopeId };
  }
  return { definition, references, issues };
}

/** Where an issue stands in what the caller wrote. */
const writtenPaths: Readonly<Record<string, readonly string[]>> = {
  timed: ['after'],
  'timed.afterMs': ['after'],
  'threshold.scopeId': ['threshold', 'queueId'],
};

const asWritten = (issue: Issue): Issue => ({
  ...issue,
  path: writtenPaths[issue.path.join('.')] ?? issue.path,
});

export interface ToCheck extends Keyed {
  owner: DefinitionOwner;
  /** Which of these there are, as `Type:id`. */
  known: (references: readonly Reference[]) => Promise<ReadonlySet<string>>;
}

/** All checks of a definition at once: its shape and meaning, whether the owner may have it, and whether what it names exists. */
export async function checkDefinition({
  owner,
  known,
  definition,
  references,
  issues,
}: ToCheck): Promise<Result<DefinitionDraft, UserProblem>> {
  const parsed = parseDefinition(definition);
  const found = [...issues, ...(parsed.ok ? ownershipIssues(parsed.value, owner) : parsed.problem).map(asWritten)];
  if (references.length > 0) {
    const there = await known(references);
    for (const { type, id, path } of references) {
      if (!there.has(`${type}:${id}`))
        found.push({
          path,
          code: 'UNKNOWN',
          message: `Choose a ${nameOfType[type]}: there is no such one.`,
        });
    }
  }
  return parsed.ok && found.length === 0 ? ok(parsed.value) : fail(invalid(found));
}
