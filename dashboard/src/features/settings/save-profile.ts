import { showToast } from '@belfry/ui';
import { changeProfile } from '../../alerts/notification-profile.ts';

/** Changes the profile; a word says why if that is refused. */
export function saveProfile(wish: Parameters<typeof changeProfile>[0]): void {
  void changeProfile(wish).then((problem) => {
    if (problem === null) return;
    showToast({
      title: 'The setting was not kept',
      description: problem.issues[0]?.message ?? problem.message,
      tone: 'critical',
      action: { label: 'Retry', onAction: () => saveProfile(wish) },
    });
  });
}
