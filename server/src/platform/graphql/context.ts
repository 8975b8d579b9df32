import type { Viewer } from '@belfry/domain';
import type { ServerInfo } from '../server-info.ts';

/** What the modules offer to resolvers. Each module adds its own entry by declaration merging in its `index.ts`. */
export interface Services {
  serverInfo: ServerInfo;
}

/** Who asks, and by which session or token. */
export interface SignedInViewer extends Viewer {
  sessionId: string | null;
  tokenId: string | null;
  /** Epoch milliseconds; the session's or token's end. */
  expiresAt: number;
  organizationName: string;
  /** Equal for viewers who see exactly the same. */
  audience: string;
}

/** What a resolver may know of the transport it answers. */
export interface Exchange {
  address: string;
  /** Name → value. */
  cookies: ReadonlyMap<string, string>;
  /** Adds a Set-Cookie header to the answer; absent where there is no answer to add it to (sockets). */
  setCookie?: (header: string) => void;
  /** Makes a signal that is aborted once the caller has gone away without an answer; absent where nobody notices. */
  whenGone?: () => AbortSignal;
}

/** A context serves one execution and is never reused: authorization answers and loaded rows are remembered in it. */
export interface Context {
  viewer: SignedInViewer | null;
  services: Services;
  requestId: string;
  exchange: Exchange | null;
}

export type SignedInContext = Context & { viewer: SignedInViewer };
