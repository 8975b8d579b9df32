import { can, type DefinitionOwner, fail, ok, type Result } from '@belfry/domain';
import type { Transaction } from '../../platform/database/index.ts';
import { invalid, notAllowed, type SignedInViewer, type UserProblem } from '../../platform/graphql/index.ts';
import { countDefinitions } from './definition-changes.store.ts';
import { readLimits } from './limits.store.ts';

export type DefinitionScope = 'mine' | 'global' | 'employees';

/** Whose a definition is that a viewer makes in a scope. */
export function ownerFor(viewer: SignedInViewer, scope: DefinitionScope): Result<DefinitionOwner, UserProblem> {
  if (!can(viewer, 'events:write')) return fail(notAllowed('events:write'));
  if (scope === 'employees') {
    const message = 'Choose MINE or GLOBAL: nobody makes an event for another.';
    return fail(invalid([{ path: ['scope'], code: 'DOES_NOT_FIT', message }]));
  }
  if (scope === 'global') {
    return can(viewer, 'events:write', 'all')
      ? ok({ kind: 'global' })
      : fail(
          notAllowed('events:write', 'Your role lets you create My Events only. Ask an administrator for Global ones.'),
        );
  }
  if (viewer.userId === null)
    return fail(
      notAllowed('events:write', 'This token belongs to no user, so it has no My Events. Create a Global one.'),
    );
  return ok({ kind: 'user', userId: viewer.userId });
}

/**
 * Whether so many more fit into what an owner's roles allow; null when they do. Called in turn, so that two at once
 * cannot both take the last place.
 */
export async function beyondLimit(
  transaction: Transaction,
  { owner, viewer, more }: { owner: DefinitionOwner; viewer: SignedInViewer; more: number },
): Promise<UserProblem | null> {
  if (owner.kind === 'global') return null;
  const { events } = await readLimits(transaction, viewer.organizationId, owner.userId);
  if (events === null) return null;
  const count = await countDefinitions(transaction, viewer.organizationId, owner.userId);
  if (count + more <= events) return null;
  const message =
    more === 1
      ? `${viewer.name} has ${count} of at most ${events} events. Delete one first, or ask an administrator for more.`
      : `These are ${more} events, and ${viewer.name} has ${count} of at most ${events}. Take fewer, or ask an administrator for more.`;
  return { kind: 'ConflictError', code: 'LIMIT_REACHED', message };
}
