import type { WebSocket } from 'ws';

/** Notices a peer that is no longer there: it is asked now and then, and given up when it has not answered by the next time. */
export interface KeepAlive {
  heard(): void;
  tick(now: number): void;
}

export function createKeepAlive(ws: WebSocket, { everyMs, now }: { everyMs: number; now: number }): KeepAlive {
  return new AskingKeepAlive(ws, everyMs, now);
}

class AskingKeepAlive implements KeepAlive {
  readonly #ws: WebSocket;
  readonly #everyMs: number;
  #askedAt: number;
  #alive = true;

  constructor(ws: WebSocket, everyMs: number, now: number) {
    this.#ws = ws;
    this.#everyMs = everyMs;
    this.#askedAt = now;
    ws.on('pong', () => this.heard());
  }

  heard(): void {
    this.#alive = true;
  }

  tick(now: number): void {
    if (now - this.#askedAt < this.#everyMs || this.#ws.readyState !== this.#ws.OPEN) return;
    if (!this.#alive) return this.#ws.terminate();
    this.#alive = false;
    this.#askedAt = now;
    this.#ws.ping();
  }
}
