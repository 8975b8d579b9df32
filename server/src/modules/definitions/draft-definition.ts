import { checkDraft, type DefinitionDraft, type DefinitionOwner, fail, ok, type Result } from '@belfry/domain';
import type { Issue, SignedInViewer, UserProblem } from '../../platform/graphql/index.ts';
import { asWritten } from './as-written.ts';
import { checkDefinition } from './check-definition.ts';
import type { DefinitionNeeds } from './definition-needs.ts';
import { type DefinitionScope, ownerFor } from './definition-owner.ts';
import { groundFor } from './doubts-of.ts';
import { keyedDefinition, type WrittenDefinition } from './draft-of.ts';

export interface WrittenDraft extends WrittenDefinition {
  scope: DefinitionScope;
}

/** A definition that is right but not kept, and what of it may not be as it was meant. */
export interface CheckedDefinition {
  draft: DefinitionDraft;
  owner: DefinitionOwner;
  doubts: Issue[];
}

/**
 * Checks a definition just as it would be checked when it is made, and keeps nothing. `id` is the definition that it would
 * be written over, if any.
 */
export const draftDefinition =
  (needs: DefinitionNeeds) =>
  async (
    viewer: SignedInViewer,
    { scope, ...written }: WrittenDraft,
    id: string | null = null,
  ): Promise<Result<CheckedDefinition, UserProblem>> => {
    const { organizationId } = viewer;
    const owner = ownerFor(viewer, scope);
    if (!owner.ok) return owner;
    const keyed = keyedDefinition({
      ...written,
      timeZone: written.timeZone ?? (await needs.store.timeZone(organizationId)),
    });
    return needs.database.transaction(
      organizationId,
      async (transaction): Promise<Result<CheckedDefinition, UserProblem>> => {
        const ground = await groundFor(needs, transaction, organizationId);
        const checked = { ...keyed, organizationId, owner: owner.value, id, ground };
        const draft = await checkDefinition(needs, transaction, checked);
        if (!draft.ok) return fail(draft.problem);
        const { doubts } = checkDraft(draft.value, ground({ owner: owner.value, id }));
        return ok({
          draft: draft.value,
          owner: owner.value,
          doubts: doubts.map((doubt) => asWritten(doubt, draft.value.eventType)),
        });
      },
    );
  };
