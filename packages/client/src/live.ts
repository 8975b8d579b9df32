import { backoffMs } from './backoff.ts';
import type {
  LiveClient,
  LiveClientOptions,
  LiveState,
  StreamHandle,
  StreamObserver,
  StreamRequest,
} from './live-types.ts';
import { createSkew } from './skew.ts';
import { createStream, type Stream } from './stream.ts';
import { openWire, type Wire } from './wire.ts';

const deadAfterMs = 25_000;
const steadyAfterMs = 30_000;
const notSignedInCodes: ReadonlySet<number> = new Set([4401, 4403]);

/**
 * A client whose streams go on through cuts, restarts and sleeping laptops:
 *
 *   connecting ──► live ──(lost, or silent for 25 s)──► reconnecting ──(jittered wait)──► connecting …
 *                   └──(not signed in, and refresh does not help)──► stopped
 */
export function createLiveClient(options: LiveClientOptions): LiveClient {
  return new ResumingClient(options);
}

class ResumingClient implements LiveClient {
  readonly #options: LiveClientOptions;
  readonly #streams = new Set<Stream>();
  readonly #listeners = new Set<(state: LiveState) => void>();
  readonly #skew = createSkew();
  #state: LiveState = { state: 'connecting' };
  #wire: Wire | null = null;
  #opening = false;
  #tries = 0;
  #connectedAt: number | null = null;
  #heardAt = 0;
  #lostAt: number | null = null;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #watch: ReturnType<typeof setTimeout> | undefined;

  constructor(options: LiveClientOptions) {
    this.#options = options;
    if (options.onState) this.#listeners.add((state) => options.onState?.(state));
  }

  get state(): LiveState {
    return this.#state;
  }

  get clockSkew(): number {
    return this.#skew.ms;
  }

  onState(listener: (state: LiveState) => void): () => void {
    const own = (state: LiveState): void => listener(state);
    this.#listeners.add(own);
    return () => this.#listeners.delete(own);
  }

  stream<Batch>(request: StreamRequest, observer: StreamObserver<Batch>): StreamHandle {
    const stream = createStream({
      request,
      observer,
      random: this.#random,
      onWanted: () => this.#connectIfWanted(),
      onServerTime: (serverTime) => this.#skew.sample(Date.parse(serverTime) - this.#now()),
      onNotSignedIn: () => void this.#notSignedIn(),
      onClosed: () => this.#streams.delete(stream),
    });
    this.#streams.add(stream);
    if (this.#wire) stream.start(this.#wire);
    else this.#connectIfWanted();
    return stream.handle;
  }

  retryNow(): void {
    if (this.#isClosed()) return;
    if (this.#state.state === 'stopped') this.#tell({ state: 'connecting' });
    this.#tries = 0;
    clearTimeout(this.#retry);
    this.#retry = undefined;
    this.#connectIfWanted();
  }

  close(): void {
    this.#tell({ state: 'stopped', reason: 'closed' });
    for (const stream of this.#streams) stream.handle.close();
    this.#drop();
    clearTimeout(this.#retry);
    this.#listeners.clear();
  }

  readonly #random = (): number => (this.#options.random ?? Math.random)();
  #now(): number {
    return (this.#options.now ?? Date.now)();
  }

  #isClosed(): boolean {
    return this.#state.state === 'stopped' && this.#state.reason === 'closed';
  }

  #tell(state: LiveState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener(state);
  }

  #connectIfWanted(): void {
    const wanted = [...this.#streams].some((stream) => stream.wanted);
    if (!wanted || this.#wire || this.#opening || this.#retry !== undefined || this.#state.state === 'stopped') return;
    void this.#connect();
  }

  async #connect(): Promise<void> {
    this.#opening = true;
    try {
      const { url } = this.#options;
      const to = typeof url === 'function' ? await url() : url;
      if (this.#state.state !== 'stopped') this.#open(to);
    } catch {
      this.#retryLater();
    } finally {
      this.#opening = false;
    }
  }

  #open(url: string): void {
    if (this.#state.state !== 'connecting') this.#tell({ state: 'connecting' });
    const { webSocket, connectionParams } = this.#options;
    const wire = openWire({
      url,
      webSocket,
      connectionParams,
      onConnected: () => this.#connected(),
      onHeard: () => (this.#heardAt = this.#now()),
      onLost: (code) => void this.#lost(wire, code),
    });
    this.#wire = wire;
    this.#heardAt = this.#now();
    this.#watchSilence();
    for (const stream of this.#streams) if (stream.wanted) stream.start(wire);
  }

  #connected(): void {
    this.#connectedAt = this.#now();
    this.#lostAt = null;
    this.#tell({ state: 'live' });
  }

  #watchSilence(): void {
    clearTimeout(this.#watch);
    const left = this.#heardAt + deadAfterMs - this.#now();
    if (left > 0) this.#watch = setTimeout(() => this.#watchSilence(), left);
    else this.#silent();
  }

  #silent(): void {
    this.#drop();
    this.#retryLater();
  }

  #drop(): void {
    clearTimeout(this.#watch);
    const wire = this.#wire;
    this.#wire = null;
    for (const stream of this.#streams) stream.cut();
    wire?.drop();
  }

  async #lost(wire: Wire, code: number): Promise<void> {
    if (this.#wire !== wire) return;
    this.#drop();
    if (notSignedInCodes.has(code)) await this.#notSignedIn();
    else this.#retryLater();
  }

  async #notSignedIn(): Promise<void> {
    this.#drop();
    const again = await this.#refreshed();
    if (this.#isClosed()) return;
    if (again) this.#retryLater();
    else this.#tell({ state: 'stopped', reason: 'not-signed-in' });
  }

  async #refreshed(): Promise<boolean> {
    try {
      return (await this.#options.refresh?.()) ?? false;
    } catch {
      return true;
    }
  }

  #retryLater(): void {
    const now = this.#now();
    if (this.#connectedAt !== null && now - this.#connectedAt >= steadyAfterMs) this.#tries = 0;
    this.#connectedAt = null;
    if (this.#isClosed()) return;
    if (![...this.#streams].some((stream) => stream.wanted)) return this.#tell({ state: 'connecting' });
    this.#lostAt ??= now;
    const inMs = backoffMs(this.#tries, this.#random);
    this.#tries += 1;
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => {
      this.#retry = undefined;
      this.#connectIfWanted();
    }, inMs);
    this.#tell({ state: 'reconnecting', inMs, retryAt: now + inMs, since: this.#lostAt });
  }
}
