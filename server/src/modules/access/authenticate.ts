import { timingSafeEqual } from 'node:crypto';
import { permissionIds } from '@belfry/domain';
import type { Clock } from '../../platform/clock.ts';
import type { SignedInViewer } from '../../platform/graphql/context.ts';
import type { AccessStore, Secret } from './access.store.ts';
import { viewerOf } from './identity.ts';
import { hashOf, looksLikeToken } from './secrets.ts';

/** What a request or socket presents. */
export interface Presented {
  cookie?: string | undefined;
  bearer?: string | undefined;
  /** For the operator's token only: an organization's id or name, needed where there are several. */
  organization?: string | undefined;
}

export type Authenticate = (presented: Presented) => Promise<SignedInViewer | null>;

const rememberMs = 3_000;
const rememberAtMost = 20_000;

interface Remembered {
  viewer: SignedInViewer | null;
  until: number;
}

/** Answers who it is, remembering each answer for three seconds. `forget` drops what is remembered of a session, token or user. */
export class Authenticator {
  readonly #store: AccessStore;
  readonly #clock: Clock;
  readonly #operatorToken: string;
  readonly #remembered = new Map<string, Remembered>();

  constructor({ store, clock, operatorToken }: { store: AccessStore; clock: Clock; operatorToken: string }) {
    this.#store = store;
    this.#clock = clock;
    this.#operatorToken = operatorToken;
  }

  authenticate: Authenticate = async ({ cookie, bearer, organization }) => {
    if (bearer !== undefined && timingSafeEqual(hashOf(bearer), hashOf(this.#operatorToken)))
      return this.#operator(organization);
    if (bearer !== undefined && !looksLikeToken(bearer)) return null;
    const secret = bearer ?? cookie;
    if (secret === undefined || secret.length > 200) return null;
    const kind = bearer === undefined ? 'session' : 'token';
    return this.#recall(hashOf(`${kind}:${secret}`).toString('base64'), () =>
      this.#look(kind, { hash: hashOf(secret) }),
    );
  };

  /** Who a viewer of some time ago is now: the same session or token, with the permissions of today. Null when it ended. */
  async now(viewer: SignedInViewer): Promise<SignedInViewer | null> {
    const kind = viewer.sessionId === null ? 'token' : 'session';
    const id = viewer.sessionId ?? viewer.tokenId;
    if (id === null) return viewer;
    return this.#recall(`${kind}#${id}`, () => this.#look(kind, { id }));
  }

  forget(kind: 'session' | 'token' | 'user', id: string): void {
    for (const [key, { viewer }] of this.#remembered) {
      const of = { session: viewer?.sessionId, token: viewer?.tokenId, user: viewer?.userId };
      if (of[kind] === id) this.#remembered.delete(key);
    }
  }

  async #recall(key: string, look: () => Promise<SignedInViewer | null>): Promise<SignedInViewer | null> {
    const known = this.#remembered.get(key);
    if (known && known.until > this.#clock.now()) return known.viewer;
    const viewer = await look();
    if (this.#remembered.size >= rememberAtMost) this.#remembered.clear();
    this.#remembered.set(key, { viewer, until: this.#clock.now() + rememberMs });
    return viewer;
  }

  async #look(kind: 'session' | 'token', by: Secret): Promise<SignedInViewer | null> {
    const identity = kind === 'token' ? await this.#store.byToken(by) : await this.#store.bySession(by);
    if (!identity) return null;
    await this.#store.seen(identity);
    return viewerOf(identity);
  }

  async #operator(wanted: string | undefined): Promise<SignedInViewer | null> {
    const all = await this.#store.organizations();
    const found =
      wanted === undefined
        ? all.length === 1
          ? all[0]
          : undefined
        : all.find(({ id, name }) => id === wanted || name === wanted);
    if (!found) return null;
    return {
      organizationId: found.id,
      organizationName: found.name,
      userId: null,
      name: 'Operator',
      grants: Object.fromEntries(permissionIds.map((id) => [id, 'all'])),
      teamIds: [],
      teamMemberIds: [],
      queueIds: [],
      sessionId: null,
      tokenId: null,
      expiresAt: Number.MAX_SAFE_INTEGER,
      audience: `operator:${found.id}`,
    };
  }
}
