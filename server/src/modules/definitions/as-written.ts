import type { Issue } from '../../platform/graphql/index.ts';
import { scopeTypeOf } from './references.ts';

/** Where an issue stands in what a caller wrote. */
const writtenPaths: Readonly<Record<string, readonly string[]>> = {
  timed: ['after'],
  'timed.afterMs': ['after'],
  'timed.clock': ['clock'],
  'timed.repeatMs': ['repeatEvery'],
  'threshold.repeatMs': ['threshold', 'repeatEvery'],
};

const keyOfScope: Readonly<Record<string, string>> = {
  Queue: 'queueId',
  User: 'userId',
  Team: 'teamId',
  Department: 'departmentId',
};

/** An issue with the path that it has in what a caller wrote. */
export function asWritten(issue: Issue, eventType: unknown): Issue {
  const place = issue.path.join('.');
  if (place === 'threshold.scopeId')
    return { ...issue, path: ['threshold', keyOfScope[scopeTypeOf(eventType) ?? ''] ?? 'queueId'] };
  return { ...issue, path: writtenPaths[place] ?? issue.path };
}
