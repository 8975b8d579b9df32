import { globalId } from '../../platform/graphql/index.ts';
import type { NotificationRow } from './notification.ts';

/** Where what a notification is about can be looked at; null where that is nowhere. */
export const urlsUnder =
  (publicUrl: string | null) =>
  ({ interactionId }: Pick<NotificationRow, 'interactionId'>): string | null => {
    if (publicUrl === null) return null;
    return interactionId === null
      ? `${publicUrl}/inbox`
      : `${publicUrl}/interactions/${globalId('Interaction', interactionId)}`;
  };
