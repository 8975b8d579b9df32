import { can, type DefinitionOwner, fail, ok, type Result } from '@belfry/domain';
import type { Clock } from '../../platform/clock.ts';
import { claimKey, type Database } from '../../platform/database/index.ts';
import { invalid, notAllowed, type SignedInViewer, type UserProblem } from '../../platform/graphql/index.ts';
import type { Ids } from '../../platform/ids.ts';
import type { DefinitionRow } from './definition.ts';
import { insertDefinition, lockDefinition } from './definition-changes.store.ts';
import type { DefinitionsStore } from './definitions.store.ts';
import { checkDefinition, keyedDefinition, type ToCheck, type WrittenDefinition } from './draft-of.ts';
import { knownReferences } from './references.store.ts';

export interface DefinitionNeeds {
  store: DefinitionsStore;
  database: Database;
  clock: Clock;
  ids: Ids;
}

export interface NewDefinition extends WrittenDefinition {
  scope: 'mine' | 'global' | 'employees';
  idempotencyKey?: string | null | undefined;
}

export type DefinitionResult = Result<DefinitionRow, UserProblem>;

const otherInput: UserProblem = {
  kind: 'IdempotencyConflictError',
  code: 'IDEMPOTENCY_CONFLICT',
  message: 'This idempotencyKey was used before with other input. Use a new one for another event.',
};

function ownerFor(viewer: SignedInViewer, scope: NewDefinition['scope']): Result<DefinitionOwner, UserProblem> {
  if (!can(viewer, 'events:write')) return fail(notAllowed('events:write'));
  if (scope === 'employees')
    return fail(
      invalid([
        {
          path: ['scope'],
          code: 'DOES_NOT_FIT',
          message: 'Choose MINE or GLOBAL: nobody makes an event for another.',
        },
      ]),
    );
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

/** Makes an event definition: one's own, or a Global one. The same idempotencyKey with the same input gives the same one. */
export const createDefinition =
  ({ store, database, clock, ids }: DefinitionNeeds) =>
  async (viewer: SignedInViewer, { scope, idempotencyKey, ...written }: NewDefinition): Promise<DefinitionResult> => {
    const { organizationId } = viewer;
    const owner = ownerFor(viewer, scope);
    if (!owner.ok) return owner;
    const keyed = keyedDefinition({
      ...written,
      timeZone: written.timeZone ?? (await store.timeZone(organizationId)),
    });
    const known: ToCheck['known'] = (references) =>
      database.transaction(organizationId, (transaction) => knownReferences(transaction, organizationId, references));
    const draft = await checkDefinition({ ...keyed, known, owner: owner.value });
    if (!draft.ok) return draft;
    const id = ids.next();
    const ownerId = owner.value.kind === 'user' ? owner.value.userId : null;
    return database.transaction(organizationId, async (transaction): Promise<DefinitionResult> => {
      if (idempotencyKey != null) {
        const actor = viewer.userId ?? viewer.tokenId ?? '';
        const claim = await claimKey(transaction, {
          organizationId,
          actor,
          key: idempotencyKey,
          mutation: 'createEventDefinition',
          input: { scope, ...written },
          id,
        });
        if (claim.kind === 'other') return fail(otherInput);
        const made = claim.kind === 'same' ? await lockDefinition(transaction, organizationId, claim.id) : null;
        if (claim.kind === 'same')
          return made
            ? ok(made)
            : fail({
                kind: 'ConflictError',
                code: 'CONFLICT',
                message: 'The event that this idempotencyKey made was deleted since.',
              });
      }
      return ok(await insertDefinition(transaction, { id, organizationId, ownerId, now: clock.now() }, draft.value));
    });
  };
