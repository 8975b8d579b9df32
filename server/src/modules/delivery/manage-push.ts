import { createECDH } from 'node:crypto';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/index.ts';
import { invalid, type Issue, notAllowed, notFound, type SignedInViewer } from '../../platform/graphql/index.ts';
import type { Ids } from '../../platform/ids.ts';
import type { Outbound } from '../../platform/outbound/index.ts';
import type { Vault } from '../../platform/vault.ts';
import { sealedForDevice } from './push.channel.ts';
import type { PushSubscriptionRow } from './push-subscription.ts';
import type { pushSubscriptionsStore } from './push-subscriptions.store.ts';
import { done, failed, type Result } from './results.ts';

interface Needs {
  database: Database;
  subscriptions: ReturnType<typeof pushSubscriptionsStore>;
  outbound: Outbound;
  vault: Vault;
  clock: Clock;
  ids: Ids;
}

export interface RegisterPush {
  endpoint: string;
  p256dh: string;
  auth: string;
  device?: string | null | undefined;
}

const mostDevices = 20;
const endpointAtMost = 1_000;

/** A point of P-256, as browsers write it. */
function isPublicKey(text: string): boolean {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.length !== 65) return false;
  try {
    const pair = createECDH('prime256v1');
    pair.generateKeys();
    pair.computeSecret(bytes);
    return true;
  } catch {
    return false;
  }
}

function issuesOf({ endpoint, p256dh, auth }: RegisterPush, outbound: Outbound): Issue[] {
  const problem = endpoint.length > endpointAtMost ? 'The endpoint is too long.' : outbound.problemWith(endpoint);
  const issues = problem === null ? [] : [{ path: ['endpoint'], code: 'URL', message: problem }];
  if (!isPublicKey(p256dh))
    issues.push({ path: ['p256dh'], code: 'KEY', message: 'Give the key p256dh as the browser does.' });
  if (Buffer.from(auth, 'base64url').length !== 16)
    issues.push({ path: ['auth'], code: 'KEY', message: 'Give the key auth as the browser does.' });
  return issues;
}

/** Registers a person's own devices for push messages. */
export const managePush = ({ database, subscriptions, outbound, vault, clock, ids }: Needs) => ({
  async register(
    { organizationId, userId }: SignedInViewer,
    input: RegisterPush,
  ): Promise<Result<PushSubscriptionRow>> {
    if (userId === null) return failed(notAllowed('notifications:read', 'Only people have devices. Sign in as one.'));
    const issues = issuesOf(input, outbound);
    if (issues.length > 0) return failed(invalid(issues));
    const id = ids.next();
    const keys = vault.seal(`${input.p256dh} ${input.auth}`, sealedForDevice(id));
    const device = input.device?.toWellFormed().replaceAll('\0', '').slice(0, 200) ?? null;
    const subscription = { id, organizationId, userId, endpoint: input.endpoint, keys, device, createdAt: clock.now() };
    const kept = await database.transaction(organizationId, (transaction) =>
      subscriptions.keep(transaction, subscription, mostDevices),
    );
    return done(kept);
  },

  async forget({ organizationId, userId }: SignedInViewer, id: string): Promise<Result<string>> {
    const gone = userId === null ? 0 : await subscriptions.remove(organizationId, { userId, id });
    return gone > 0 ? done(id) : failed(notFound('push subscription'));
  },
});
