import type { Socket } from 'node:net';
import type { Writable } from 'node:stream';
import type { LiveMetrics } from './metrics.ts';
import type { LiveSettings } from './settings.ts';

/** Writes to one subscriber's connection under a ceiling. Writing never waits and never fails. */
export interface Pump {
  write(bytes: Buffer): void;
  /** Resolves when the connection takes more, and when it is closed. */
  drained(): Promise<void>;
  /** Notices a connection that takes nothing. */
  tick(now: number): void;
  /** Nothing is written after this. */
  close(): void;
}

interface Needs {
  /** What is written to: the socket itself, or a response upon it. */
  readonly out: Writable;
  readonly socket: Socket;
  readonly settings: LiveSettings;
  readonly metrics: LiveMetrics;
  /** Too much is queued, or nothing was taken for too long: the connection has to go. */
  readonly onSlow: () => void;
}

export function createPump({ out, socket, settings, metrics, onSlow }: Needs): Pump {
  let closed = false;
  let corked = false;
  let waiters: (() => void)[] = [];
  let taken = 0;
  let takenAt: number | null = null;

  const uncork = (): void => {
    corked = false;
    socket.uncork();
  };

  function release(): void {
    const those = waiters;
    waiters = [];
    for (const go of those) go();
  }

  function slow(): void {
    if (closed) return;
    metrics.add('rt_slow_client_closed_total');
    onSlow();
  }

  return {
    write(bytes) {
      if (closed || out.destroyed) return;
      if (!corked) {
        corked = true;
        socket.cork();
        process.nextTick(uncork);
      }
      out.write(bytes);
      if (out.writableLength > settings.ceilingBytes) slow();
    },
    drained() {
      if (closed || out.destroyed || !out.writableNeedDrain) return Promise.resolve();
      if (waiters.length === 0) out.once('drain', release);
      return new Promise((resolve) => waiters.push(resolve));
    },
    tick(now) {
      const queued = out.writableLength;
      const takenNow = socket.bytesWritten - socket.writableLength;
      if (queued > 0) metrics.observe('rt_socket_buffered_bytes', queued);
      if (queued === 0 || takenNow !== taken || takenAt === null) {
        taken = takenNow;
        takenAt = queued === 0 ? null : now;
      } else if (now - takenAt >= settings.stallMs) slow();
    },
    close() {
      closed = true;
      out.off('drain', release);
      release();
    },
  };
}
