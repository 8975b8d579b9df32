import type { WebSocket } from 'ws';

/** Notices a peer that is no longer there: it is asked now and then, and given up when it has not answered by the next time. */
export interface KeepAlive {
  heard(): void;
  tick(now: number): void;
}

export function createKeepAlive(
  ws: WebSocket,
  { everyMs, now }: { everyMs: number; now: number },
): KeepAlive {
  let askedAt = now;
  let alive = true;
  const heard = (): void => {
    alive = true;
  };
  ws.on('pong', heard);
  return {
    heard,
    tick(at) {
      if (at - askedAt < everyMs || ws.readyState !== ws.OPEN) return;
      if (!alive) return ws.terminate();
      alive = false;
      askedAt = at;
      ws.ping();
    },
  };
}
