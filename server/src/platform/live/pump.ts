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

export function createPump(needs: Needs): Pump {
  return new BoundedPump(needs);
}

// A class, as all that is made for each socket: ten thousand sockets share its functions.
class BoundedPump implements Pump {
  readonly #needs: Needs;
  #closed = false;
  #corked = false;
  #waiters: (() => void)[] | null = null;
  #taken = 0;
  #takenAt: number | null = null;

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  write(bytes: Buffer): void {
    const { out, socket, settings } = this.#needs;
    if (this.#closed || out.destroyed) return;
    if (!this.#corked) {
      this.#corked = true;
      socket.cork();
      process.nextTick(uncork, this);
    }
    out.write(bytes);
    if (out.writableLength > settings.ceilingBytes) this.#slow();
  }

  uncork(): void {
    this.#corked = false;
    this.#needs.socket.uncork();
  }

  drained(): Promise<void> {
    const { out } = this.#needs;
    if (this.#closed || out.destroyed || !out.writableNeedDrain) return Promise.resolve();
    if (this.#waiters === null) out.once('drain', () => this.#release());
    const waiters = (this.#waiters ??= []);
    return new Promise((resolve) => waiters.push(resolve));
  }

  tick(now: number): void {
    const { out, socket, settings, metrics } = this.#needs;
    const queued = out.writableLength;
    const taken = socket.bytesWritten - socket.writableLength;
    if (queued > 0) metrics.observe('rt_socket_buffered_bytes', queued);
    if (queued === 0 || taken !== this.#taken || this.#takenAt === null) {
      this.#taken = taken;
      this.#takenAt = queued === 0 ? null : now;
    } else if (now - this.#takenAt >= settings.stallMs) this.#slow();
  }

  close(): void {
    this.#closed = true;
    this.#release();
  }

  #slow(): void {
    if (this.#closed) return;
    this.#needs.metrics.add('rt_slow_client_closed_total');
    this.#needs.onSlow();
  }

  #release(): void {
    const waiters = this.#waiters ?? [];
    this.#waiters = null;
    for (const go of waiters) go();
  }
}

const uncork = (pump: BoundedPump): void => pump.uncork();
