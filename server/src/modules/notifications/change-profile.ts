import { fail, ok, type Result } from '@belfry/domain';
import { changedProfile, type NotificationProfile, type WrittenProfile } from '@belfry/domain/notification';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/index.ts';
import { invalid, type SignedInViewer, type UserProblem } from '../../platform/graphql/index.ts';
import { recipientOf } from './change-notifications.ts';
import type { KeptProfile } from './kept-profile.ts';
import { lockProfile, readProfiles, writeProfile } from './profiles.store.ts';

export interface ProfileNeeds {
  database: Database;
  clock: Clock;
}

export type ProfileResult = Result<KeptProfile, UserProblem>;

/** The viewer's own profile. */
export const profileOfViewer =
  ({ database }: ProfileNeeds) =>
  async (viewer: SignedInViewer): Promise<ProfileResult> => {
    const recipient = recipientOf(viewer);
    if (!recipient.ok) return recipient;
    const { organizationId, userId } = recipient.value;
    const kept = await database.transaction(organizationId, (transaction) =>
      readProfiles(transaction, organizationId, [userId]),
    );
    const own = kept.get(userId);
    if (!own) throw new Error(`User ${userId} has no notification profile.`);
    return ok(own);
  };

type Change = (kept: KeptProfile) => Result<NotificationProfile, UserProblem>;

async function changeProfile(
  { database }: ProfileNeeds,
  viewer: SignedInViewer,
  change: Change,
): Promise<ProfileResult> {
  const recipient = recipientOf(viewer);
  if (!recipient.ok) return recipient;
  const { value } = recipient;
  return database.transaction(value.organizationId, async (transaction): Promise<ProfileResult> => {
    const changed = change(await lockProfile(transaction, value));
    return changed.ok ? ok(await writeProfile(transaction, value, changed.value)) : changed;
  });
}

/** Changes what was written of the viewer's profile and leaves the rest. */
export const setProfile =
  (needs: ProfileNeeds) =>
  (
    viewer: SignedInViewer,
    { written, expectedVersion }: { written: WrittenProfile; expectedVersion?: number | null | undefined },
  ): Promise<ProfileResult> =>
    changeProfile(needs, viewer, ({ profile, version }) => {
      if (expectedVersion != null && expectedVersion !== version) {
        const message = 'It was changed in the meantime. Look at its present state, then change it again.';
        return fail({ kind: 'ConflictError', code: 'VERSION_CONFLICT', message, currentVersion: version });
      }
      const changed = changedProfile(profile, written);
      return changed.ok ? changed : fail(invalid(changed.problem));
    });

const longestMs = 366 * 86_400_000;

/** Disturbs the viewer no more until a time; null ends it. */
export const setDoNotDisturb =
  (needs: ProfileNeeds) =>
  async (viewer: SignedInViewer, until: number | null): Promise<ProfileResult> => {
    const now = needs.clock.now();
    if (until !== null && (until <= now || until > now + longestMs)) {
      const message = 'Choose a time from now to a year from now.';
      return fail(invalid([{ path: ['until'], code: 'OUT_OF_RANGE', message }]));
    }
    return changeProfile(needs, viewer, ({ profile }) => ok({ ...profile, doNotDisturbUntil: until }));
  };
