import type { InboxNotification } from './inbox.documents.ts';

/** What of a notification its owner can change. */
export type InboxPatch = Partial<
  Pick<InboxNotification, 'status' | 'snoozedUntil' | 'savedAt' | 'acknowledgedAt' | 'acknowledgedBy'>
>;

/** One notification and what becomes of it. */
export interface InboxEcho {
  id: string;
  patch: InboxPatch;
}

let channel: BroadcastChannel | null = null;

/** Hears at once what the same person does in other tabs of this browser. Returns how to stop. */
export function hearTabs(userId: string, onEcho: (echoes: readonly InboxEcho[]) => void): () => void {
  const own = new BroadcastChannel(`inbox:${userId}`);
  own.addEventListener('message', ({ data }: MessageEvent<readonly InboxEcho[]>) => onEcho(data));
  channel = own;
  return () => {
    own.close();
    if (channel === own) channel = null;
  };
}

/** Tells the other tabs what has been done here; the server's word follows and stands. */
export function tellTabs(echoes: readonly InboxEcho[]): void {
  if (echoes.length > 0) channel?.postMessage(echoes);
}
