import type { NotificationProfile } from '@belfry/domain/notification';

/** A user's profile, and how often it was changed: 0 for one that is as it came. */
export interface KeptProfile {
  profile: NotificationProfile;
  version: number;
}
