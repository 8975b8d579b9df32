import { type DefinitionDraft, type DefinitionOwner, fail, ok } from '@belfry/domain';
import { type Claim, claimKey, type Transaction } from '../../platform/database/index.ts';
import type { SignedInViewer, UserProblem } from '../../platform/graphql/index.ts';
import { checkDefinition } from './check-definition.ts';
import { inTurn, insertDefinition, lockDefinition } from './definition-changes.store.ts';
import type { DefinitionNeeds, DefinitionResult } from './definition-needs.ts';
import { beyondLimit, type DefinitionScope, ownerFor } from './definition-owner.ts';
import { keyedDefinition, type WrittenDefinition } from './draft-of.ts';

export interface NewDefinition extends WrittenDefinition {
  scope: DefinitionScope;
  idempotencyKey?: string | null | undefined;
}

const otherInput: UserProblem = {
  kind: 'IdempotencyConflictError',
  code: 'IDEMPOTENCY_CONFLICT',
  message: 'This idempotencyKey was used before with other input. Use a new one for another event.',
};

const deletedSince: UserProblem = {
  kind: 'ConflictError',
  code: 'CONFLICT',
  message: 'The event that this idempotencyKey made was deleted since.',
};

/** Makes an event definition: one's own, or a Global one. The same idempotencyKey with the same input gives the same one. */
export const createDefinition =
  (needs: DefinitionNeeds) =>
  async (viewer: SignedInViewer, input: NewDefinition): Promise<DefinitionResult> => {
    const { organizationId } = viewer;
    const { scope, idempotencyKey: _key, ...written } = input;
    const owner = ownerFor(viewer, scope);
    if (!owner.ok) return owner;
    const keyed = keyedDefinition({
      ...written,
      timeZone: written.timeZone ?? (await needs.store.timeZone(organizationId)),
    });
    return needs.database.transaction(organizationId, async (transaction): Promise<DefinitionResult> => {
      const draft = await checkDefinition(needs, transaction, { ...keyed, organizationId, owner: owner.value });
      if (!draft.ok) return draft;
      const id = needs.ids.next();
      const claim = await claimed(transaction, viewer, { input, id });
      if (claim.kind === 'other') return fail(otherInput);
      if (claim.kind === 'same') {
        const made = await lockDefinition(transaction, organizationId, claim.id);
        return made ? ok(made) : fail(deletedSince);
      }
      return insertFor(needs, transaction, { viewer, owner: owner.value, draft: draft.value, id });
    });
  };

function claimed(
  transaction: Transaction,
  viewer: SignedInViewer,
  { input, id }: { input: NewDefinition; id: string },
): Promise<Claim> {
  const { idempotencyKey, ...rest } = input;
  if (idempotencyKey == null) return Promise.resolve({ kind: 'new' });
  return claimKey(transaction, {
    organizationId: viewer.organizationId,
    actor: viewer.userId ?? viewer.tokenId ?? '',
    key: idempotencyKey,
    mutation: 'createEventDefinition',
    input: rest,
    id,
  });
}

/** Keeps a checked draft for its owner, the viewer or everyone, if it fits into what their roles allow. */
export async function insertFor(
  needs: DefinitionNeeds,
  transaction: Transaction,
  what: { viewer: SignedInViewer; owner: DefinitionOwner; draft: DefinitionDraft; id: string },
): Promise<DefinitionResult> {
  const { viewer, owner, draft, id } = what;
  const { organizationId } = viewer;
  await inTurn(transaction, organizationId);
  const beyond = await beyondLimit(transaction, { owner, viewer, more: 1 });
  if (beyond !== null) return fail(beyond);
  const ownerId = owner.kind === 'user' ? owner.userId : null;
  const row = { id, organizationId, ownerId, now: needs.clock.now(), by: viewer.userId };
  return ok(await insertDefinition(transaction, row, draft));
}
