import { fail } from '@belfry/domain';
import type { SignedInViewer } from '../../platform/graphql/index.ts';
import { change, type ChangeNeeds, type ChangeResult, idsProblem, recipientOf } from './change-notifications.ts';

export interface Save {
  ids: readonly string[];
  saved: boolean;
}

/** Keeps the viewer's own notifications for good, whatever becomes of them, or lets them go again. */
export const saveNotifications =
  (needs: ChangeNeeds) =>
  async (viewer: SignedInViewer, { ids, saved }: Save): Promise<ChangeResult> => {
    const recipient = recipientOf(viewer);
    if (!recipient.ok) return recipient;
    const problem = idsProblem(ids);
    if (problem) return fail(problem);
    const savedAt = saved ? needs.clock.now() : null;
    return change(needs, {
      recipient: recipient.value,
      which: { ids },
      to: (row) => ((row.savedAt !== null) === saved ? row : { ...row, savedAt }),
    });
  };
