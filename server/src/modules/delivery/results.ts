import type { Issue, UserProblem } from '../../platform/graphql/index.ts';
import { invalid } from '../../platform/graphql/index.ts';

export type Result<Value> = { ok: true; value: Value } | { ok: false; problem: UserProblem };

export const done = <Value>(value: Value): Result<Value> => ({ ok: true, value });
export const failed = (problem: UserProblem): { ok: false; problem: UserProblem } => ({ ok: false, problem });

const nameAtMost = 120;

/** What is wrong with a name that people give something. */
export function nameIssues(name: string): Issue[] {
  if (name.trim() !== '' && name.length <= nameAtMost && !name.includes('\0')) return [];
  return [{ path: ['name'], code: 'NAME', message: `Give a name of up to ${nameAtMost} characters.` }];
}

/** What is wrong with an address that is to be called. */
export const urlIssues = (problem: string | null): Issue[] =>
  problem === null ? [] : [{ path: ['url'], code: 'URL', message: problem }];

export const nameTaken = (name: string): UserProblem =>
  invalid([
    { path: ['name'], code: 'NAME_TAKEN', message: `Something is called "${name}" already. Give another name.` },
  ]);

export const changedMeanwhile = (currentVersion: number): UserProblem => ({
  kind: 'ConflictError',
  code: 'CHANGED',
  message: 'It was changed in the meantime. Look at it again, then change it.',
  currentVersion,
});

export const keyConflict: UserProblem = {
  kind: 'IdempotencyConflictError',
  code: 'IDEMPOTENCY_KEY',
  message: 'This idempotencyKey was used before with other input. Use another one.',
};
