import { backoffMs } from './backoff.ts';
import { type Frame, readFrame } from './frame.ts';
import type { StreamHandle, StreamObserver, StreamRequest, WireError } from './live-types.ts';
import { createPlace, type Place } from './place.ts';
import type { Operation, Wire } from './wire.ts';

/** A stream as its client holds it. */
export interface Stream {
  readonly handle: StreamHandle;
  /** True while it wants a connection. */
  readonly wanted: boolean;
  /** Asks on this connection, after the last frame applied. */
  start(wire: Wire): void;
  /** The connection is gone. */
  cut(): void;
}

interface Needs<Batch> {
  request: StreamRequest;
  observer: StreamObserver<Batch>;
  random: () => number;
  /** The stream wants a connection again. */
  onWanted(): void;
  onServerTime(serverTime: string): void;
  onNotSignedIn(): void;
  onClosed(): void;
}

const transientCodes: ReadonlySet<string | undefined> = new Set(['INTERNAL', 'BUSY', 'THROTTLED', undefined]);

/**
 *            ┌────────── a gap, a transient refusal: wait, then ask again ──────────┐
 *  idle ──start──► asking ──ResyncRequired──► resyncing ──the page is read──► asking
 *   ▲                 │ the connection is lost, pause()
 *   └─────────────────┘                                     close() from anywhere: closed
 */
export function createStream<Batch>(needs: Needs<Batch>): Stream {
  return new ResumingStream(needs);
}

class ResumingStream<Batch> implements Stream, StreamHandle {
  readonly #needs: Needs<Batch>;
  readonly #resumable: boolean;
  readonly #place: Place;
  #phase: 'idle' | 'asking' | 'resyncing' | 'paused' | 'closed' = 'idle';
  #wire: Wire | null = null;
  #stop: (() => void) | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #tries = 0;

  constructor(needs: Needs<Batch>) {
    this.#needs = needs;
    this.#resumable = needs.request.kind !== 'snapshot';
    this.#place = createPlace(needs.request.after ?? null);
  }

  get handle(): StreamHandle {
    return this;
  }

  get wanted(): boolean {
    return this.#phase !== 'paused' && this.#phase !== 'closed';
  }

  get cursor(): string | null {
    return this.#place.cursor;
  }

  start(wire: Wire): void {
    this.#wire = wire;
    if (this.#phase !== 'resyncing') this.#ask();
  }

  cut(): void {
    this.#wire = null;
    this.#silence();
    if (this.#phase === 'asking') this.#phase = 'idle';
  }

  pause(): void {
    if (this.#phase === 'closed') return;
    this.#phase = 'paused';
    this.#silence();
  }

  resume(): void {
    if (this.#phase !== 'paused') return;
    this.#phase = 'idle';
    this.#ask();
    this.#needs.onWanted();
  }

  close(): void {
    if (this.#phase === 'closed') return;
    this.#phase = 'closed';
    this.#silence();
    this.#needs.onClosed();
  }

  #ask(): void {
    if (!this.#wire || !this.wanted) return;
    this.#phase = 'asking';
    const { query, variables, operationName, extensions } = this.#needs.request;
    const operation: Operation = {
      query,
      variables: { ...variables, ...(this.#resumable ? { after: this.#place.cursor } : {}) },
      ...(operationName === undefined ? {} : { operationName }),
      ...(extensions === undefined ? {} : { extensions: { ...extensions } }),
    };
    this.#stop = this.#wire.subscribe(operation, {
      next: (result) => this.#receive(result.data),
      refused: (errors) => this.#refused(errors),
      completed: () => this.#askAgain(),
    });
  }

  #silence(): void {
    clearTimeout(this.#timer);
    this.#stop?.();
    this.#stop = null;
  }

  #askAgain(): void {
    this.#silence();
    const wait = backoffMs(this.#tries, this.#needs.random);
    this.#tries += 1;
    this.#timer = setTimeout(() => this.#ask(), wait);
  }

  #receive(data: unknown): void {
    const frame = readFrame(data);
    if (!frame) return this.#askAgain();
    if (frame.kind === 'resync') return void this.#resync(frame);
    if (frame.serverTime !== null) this.#needs.onServerTime(frame.serverTime);
    if (frame.kind === 'heartbeat') this.#advance(frame.cursor);
    else this.#take(frame);
  }

  #advance(cursor: string | null): void {
    this.#tries = 0;
    if (this.#resumable && cursor !== null) this.#place.moveTo(cursor);
  }

  #take(frame: Extract<Frame, { kind: 'batch' }>): void {
    const verdict = this.#resumable ? this.#place.judge(frame) : 'apply';
    if (verdict === 'drop') return;
    if (verdict === 'restart') return this.#askAgain();
    this.#advance(frame.cursor);
    // The document's author names the shape of what it selects; nothing here looks into it.
    this.#needs.observer.onBatch(frame.value as Batch);
  }

  async #resync({ reason, snapshotCursor }: Extract<Frame, { kind: 'resync' }>): Promise<void> {
    this.#phase = 'resyncing';
    this.#silence();
    this.#place.restartAt(this.#resumable ? snapshotCursor : null);
    try {
      await this.#needs.observer.onResync?.({ reason, snapshotCursor });
    } finally {
      if (this.#phase === 'resyncing') this.#ask();
    }
  }

  #refused(errors: readonly WireError[]): void {
    const codes = errors.map((error) => error.extensions?.code);
    if (codes.includes('UNAUTHENTICATED')) return this.#needs.onNotSignedIn();
    if (codes.every((code) => transientCodes.has(code))) return this.#askAgain();
    this.close();
    this.#needs.observer.onError?.(errors);
  }
}
