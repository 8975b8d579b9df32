import { createLiveClient } from '@belfry/client';
import { endSession } from './session-end.ts';

function address(): string {
  const { protocol, host } = globalThis.location;
  return `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/graphql`;
}

/** The one socket of this page; the session's cookie says who we are. */
export const liveClient = createLiveClient({
  url: address,
  onState(state) {
    if (state.state === 'stopped' && state.reason === 'not-signed-in') endSession();
  },
});

/** Tries to connect at once when there is reason to think it will work. */
export function watchNetwork(): void {
  const retry = (): void => liveClient.retryNow();
  globalThis.addEventListener('online', retry);
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden && liveClient.state.state === 'reconnecting') retry();
  });
}
