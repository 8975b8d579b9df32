import { isDeepStrictEqual } from 'node:util';
import { can, fail, invariant, type Issue, narrowings, ok, parseCustomType, type Result } from '@belfry/domain';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/index.ts';
import { invalid, notAllowed, type SignedInViewer, type UserProblem } from '../../platform/graphql/index.ts';
import type { CustomTypeRow } from './custom-type.ts';
import { insertCustomType, lockCustomType, readCustomTypes, updateCustomType } from './custom-types.store.ts';

const typesAtMost = 500;

export interface Declared {
  type: CustomTypeRow;
  /** What became of it: an unchanged one was declared just so before. */
  change: 'created' | 'changed' | 'unchanged';
}

const refused = (issues: readonly Issue[]): Result<Declared, UserProblem> =>
  fail(invalid(issues.map(({ path, code, message }) => ({ path: [...path], code, message }))));

/**
 * Declares an event type of an integrator's own. Declared again just so it stays as it is; otherwise it becomes the next
 * version, as long as nothing that went by the old one breaks.
 */
export const declareEventType =
  ({ database, clock }: { database: Database; clock: Clock }) =>
  async (viewer: SignedInViewer, input: unknown): Promise<Result<Declared, UserProblem>> => {
    const { organizationId } = viewer;
    if (!can(viewer, 'custom-types:declare')) return fail(notAllowed('custom-types:declare'));
    const parsed = parseCustomType(input);
    if (!parsed.ok) return refused(parsed.problem);
    const type = parsed.value;
    const now = clock.now();
    return database.transaction(organizationId, async (transaction): Promise<Result<Declared, UserProblem>> => {
      const known = await readCustomTypes(transaction, organizationId);
      if (known.length >= typesAtMost && !known.some(({ name }) => name === type.name))
        return refused([
          { path: ['name'], code: 'TOO_LONG', message: `An organization declares at most ${typesAtMost} event types.` },
        ]);
      const made = await insertCustomType(transaction, organizationId, { type, declaredBy: viewer.userId, now });
      if (made) return ok({ type: made, change: 'created' });
      const before = await lockCustomType(transaction, organizationId, type.name);
      invariant(before !== null, 'a type that could not be inserted is there');
      const { label, meaning, subject, fields } = before;
      if (isDeepStrictEqual({ name: before.name, label, meaning, subject, fields }, type))
        return ok({ type: before, change: 'unchanged' });
      const broken = narrowings(before, type);
      if (broken.length > 0) return refused(broken);
      const after = await updateCustomType(transaction, organizationId, { type, now });
      invariant(after !== null, 'a locked type stays');
      return ok({ type: after, change: 'changed' });
    });
  };
