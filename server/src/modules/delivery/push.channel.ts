import { createHash } from 'node:crypto';
import webPush from 'web-push';
import type { Clock } from '../../platform/clock.ts';
import type { Outbound } from '../../platform/outbound/index.ts';
import type { Vault } from '../../platform/vault.ts';
import type { Channel, Claimed, Outcome, Part } from './channel.ts';
import { gaveUpFact } from './facts.ts';
import type { PushContent } from './new-delivery.ts';
import { outcomeOf } from './outcome-of.ts';
import type { PushKeys } from './push-keys.ts';
import type { SealedSubscription } from './push-subscription.ts';
import type { pushSubscriptionsStore } from './push-subscriptions.store.ts';

export interface PushNeeds {
  subscriptions: Pick<ReturnType<typeof pushSubscriptionsStore>, 'ofUser' | 'remove'>;
  keys: PushKeys;
  outbound: Outbound;
  vault: Vault;
  clock: Clock;
  timeoutMs: number;
}

type ClaimedPush = Claimed<PushContent>;

const secondsToLive = 3_600;
const [titleAtMost, bodyAtMost] = [200, 1_500];

export const sealedForDevice = (subscriptionId: string): string => `push:${subscriptionId}`;

/** RFC 8030 takes up to 32 characters of the URL alphabet. */
const topicOf = (topic: string): string => createHash('sha256').update(topic).digest('base64url').slice(0, 32);

/** What the service worker of the dashboard gets. */
const payloadOf = ({ id, content: { title, body, severity, topic, url } }: ClaimedPush): string =>
  JSON.stringify({
    id,
    title: title.toWellFormed().slice(0, titleAtMost),
    body: body.toWellFormed().slice(0, bodyAtMost),
    severity,
    tag: topic.slice(0, 200),
    url,
  });

function keysOf(sealed: SealedSubscription, vault: Vault): { p256dh: string; auth: string } {
  const [p256dh = '', auth = ''] = vault.open(sealed.keys, sealedForDevice(sealed.id)).split(' ');
  return { p256dh, auth };
}

interface DeviceTried {
  subscription: SealedSubscription;
  outcome: Outcome;
  part: Part;
}

/** What the tries of all devices make of the delivery: one that was reached is enough, one that may be reached later is tried again. */
function together(tried: readonly DeviceTried[], reachedBefore: boolean): Outcome {
  const again = tried.map(({ outcome }) => outcome).filter((outcome) => outcome.kind === 'again');
  const [first] = again;
  if (first) return { ...first, retryAfterMs: Math.max(0, ...again.map(({ retryAfterMs }) => retryAfterMs ?? 0)) };
  if (reachedBefore || tried.some(({ outcome }) => outcome.kind === 'sent')) return { kind: 'sent' };
  return tried.find(({ outcome }) => outcome.kind === 'never')?.outcome ?? { kind: 'cancelled', reason: noDevice };
}

const noDevice = 'The user has no device that takes push messages.';
const gone = new Set([404, 410]);

/** Web push to all devices of a user; each that has it gets it no more, and one that is gone is forgotten. */
export function createPushChannel(needs: PushNeeds): Channel<PushContent> {
  const { subscriptions, keys, outbound, vault, clock, timeoutMs } = needs;

  async function reach(
    claimed: ClaimedPush,
    subscription: SealedSubscription,
    signal: AbortSignal,
  ): Promise<DeviceTried> {
    const began = clock.now();
    const { content } = claimed;
    const to = { endpoint: subscription.endpoint, keys: keysOf(subscription, vault) };
    const { endpoint, headers, body } = webPush.generateRequestDetails(to, payloadOf(claimed), {
      vapidDetails: await keys.vapid(),
      TTL: secondsToLive,
      urgency: content.severity === 'critical' ? 'high' : 'normal',
      topic: topicOf(content.topic),
      contentEncoding: 'aes128gcm',
    });
    const named = Object.fromEntries(
      Object.entries(headers)
        .filter(([name]) => name.toLowerCase() !== 'content-length')
        .map(([name, value]) => [name, String(value)]),
    );
    const result = await outbound.send({ method: 'POST', url: endpoint, headers: named, body, timeoutMs, signal });
    const statusCode = result.kind === 'answered' ? result.status : null;
    if (statusCode !== null && gone.has(statusCode)) await subscriptions.remove(claimed.organizationId, subscription);
    const outcome: Outcome =
      statusCode === 404 ? { kind: 'never', error: 'The device is gone.', statusCode } : outcomeOf(result);
    const error = 'error' in outcome ? outcome.error : null;
    return {
      subscription,
      outcome,
      part: { ok: outcome.kind === 'sent', statusCode, error, durationMs: clock.now() - began },
    };
  }

  return {
    async attempt(claimed, signal) {
      const { organizationId, content, done } = claimed;
      const devices = await subscriptions.ofUser(organizationId, content.userId);
      const left = devices.filter(({ id }) => !done.includes(id));
      const tried = await Promise.all(left.map((device) => reach(claimed, device, signal)));
      const reached = tried.filter(({ outcome }) => outcome.kind === 'sent').map(({ subscription }) => subscription.id);
      return {
        outcome: together(tried, done.length > 0),
        parts: tried.map(({ part }) => part),
        done: [...done, ...reached],
      };
    },
    gaveUp: gaveUpFact(clock),
  };
}
