import { fail, ok } from '@belfry/domain';
import { notAllowed, notFound, type SignedInViewer } from '../../platform/graphql/index.ts';
import { isUuid } from '../../platform/ids.ts';
import type { DefinitionNeeds, DefinitionResult } from './definition-needs.ts';
import { writeMute } from './mutes.store.ts';

/** Tells a user nothing of a definition's firings any more, or tells them again. Others are told as before. */
export const muteDefinition =
  ({ database, store, clock }: DefinitionNeeds) =>
  async (viewer: SignedInViewer, { id, muted }: { id: string; muted: boolean }): Promise<DefinitionResult> => {
    const { organizationId, userId } = viewer;
    if (userId === null)
      return fail(notAllowed('notifications:read', 'This token belongs to no user, so nobody is told on its behalf.'));
    // Who is told of it may mute it, whether or not they may look into it.
    const [row] = isUuid(id) ? await store.byIds(organizationId, [id]) : [];
    if (row === undefined) return fail(notFound('event'));
    await database.transaction(organizationId, (transaction) =>
      writeMute(transaction, organizationId, { definitionId: id, userId, muted, now: clock.now() }),
    );
    return ok(row);
  };
