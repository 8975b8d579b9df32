import { Webhook } from 'standardwebhooks';
import type { Clock } from '../../platform/clock.ts';
import type { Outbound, OutboundResult } from '../../platform/outbound/index.ts';
import type { Vault } from '../../platform/vault.ts';
import type { Channel, Claimed, Outcome, Tried } from './channel.ts';
import type { circuitStore } from './circuit.store.ts';
import { gaveUpFact } from './facts.ts';
import type { WebhookContent } from './new-delivery.ts';
import { outcomeOf } from './outcome-of.ts';
import type { DeliveryFact } from './record-fact.ts';
import { sealedFor, type SealedWebhook } from './webhook.ts';
import type { webhooksStore } from './webhooks.store.ts';

export interface WebhookNeeds {
  webhooks: Pick<ReturnType<typeof webhooksStore>, 'sealed'>;
  circuit: ReturnType<typeof circuitStore>;
  outbound: Outbound;
  vault: Vault;
  clock: Clock;
  timeoutMs: number;
  /** How long a webhook that is overrun is left alone when it names no time. */
  pauseMs: number;
}

type ClaimedWebhook = Claimed<WebhookContent>;

const bodyAtMost = 20_000;
const longestPauseMs = 3_600_000;
const overrun = new Set([429, 502, 504]);
const switchedOff = 'The webhook is switched off. Switch it on and send again.';

/** Signatures of the secret, and of the one before it as long as that holds, as Standard Webhooks lists them. */
function signatures(
  webhook: SealedWebhook,
  { id, body, at }: { id: string; body: string; at: Date },
  vault: Vault,
): string {
  const { secret, oldSecret, oldSecretUntil } = webhook;
  const both = oldSecret !== null && (oldSecretUntil ?? 0) > at.getTime() ? [secret, oldSecret] : [secret];
  return both.map((sealed) => new Webhook(vault.open(sealed, sealedFor(webhook.id))).sign(id, at, body)).join(' ');
}

/** Posts deliveries to registered webhooks, signed by Standard Webhooks, and spares those that fail or are overrun. */
export function createWebhookChannel(needs: WebhookNeeds): Channel<WebhookContent> {
  const { webhooks, circuit, outbound, vault, clock, timeoutMs, pauseMs } = needs;
  const which = ({ organizationId, content }: ClaimedWebhook) => ({
    organizationId,
    webhookId: content.webhookId,
    now: clock.now(),
  });

  /** What keeps it from being tried now. */
  async function heldUp(claimed: ClaimedWebhook, webhook: SealedWebhook): Promise<Outcome | null> {
    if (!webhook.enabled) return { kind: 'never', error: webhook.disabledReason ?? switchedOff };
    const now = clock.now();
    if ((webhook.heldUntil ?? 0) > now) return { kind: 'held', until: webhook.heldUntil ?? now };
    if (webhook.circuit === 'closed' || (await circuit.probes(which(claimed)))) return null;
    return { kind: 'held', until: now + pauseMs };
  }

  async function learn(
    claimed: ClaimedWebhook,
    webhook: SealedWebhook,
    result: OutboundResult,
  ): Promise<DeliveryFact[]> {
    const status = result.kind === 'answered' ? result.status : 0;
    if (status >= 200 && status < 300) {
      if (webhook.circuit !== 'closed' || webhook.failures > 0) await circuit.closed(which(claimed));
      return [];
    }
    if (status === 410) {
      await circuit.disable(which(claimed), 'It answered 410: it is gone. Give it another address or delete it.');
      return [];
    }
    if (result.kind === 'answered' && overrun.has(status)) {
      const pause = Math.min(result.retryAfterMs ?? pauseMs, longestPauseMs);
      await circuit.pause(which(claimed), clock.now() + pause);
      // That it is busy is no failure of its own; that something before it cannot reach it is.
      if (status === 429) return [];
    }
    const opened = await circuit.failed(which(claimed));
    if (opened === null) return [];
    const error = outcomeOf(result);
    return [
      {
        organizationId: claimed.organizationId,
        type: 'system.webhook_failing',
        sourceEventId: `webhook:${webhook.id}:failing:${opened.failingSince}`,
        occurredAt: clock.now(),
        subject: { kind: 'process', id: `webhook:${webhook.id}` },
        firingId: claimed.firingId,
        fields: {
          webhook: webhook.name,
          url: webhook.url,
          failures: opened.failures,
          error: 'error' in error ? error.error : '',
        },
      },
    ];
  }

  return {
    async attempt(claimed, signal): Promise<Tried> {
      const webhook = await webhooks.sealed(claimed.organizationId, claimed.content.webhookId);
      if (!webhook) return { outcome: { kind: 'never', error: 'The webhook was deleted.' } };
      const body = JSON.stringify(claimed.content.body);
      const bytes = Buffer.byteLength(body);
      if (bytes >= bodyAtMost)
        return {
          outcome: { kind: 'never', error: `The body has ${bytes} bytes; fewer than ${bodyAtMost} can be sent.` },
        };
      const held = await heldUp(claimed, webhook);
      if (held) return { outcome: held };
      const at = new Date(clock.now());
      const result = await outbound.send({
        method: 'POST',
        url: webhook.url,
        headers: {
          'content-type': 'application/json',
          'webhook-id': claimed.id,
          'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
          'webhook-signature': signatures(webhook, { id: claimed.id, body, at }, vault),
        },
        body,
        timeoutMs,
        signal,
      });
      if (signal.aborted) return { outcome: outcomeOf(result) };
      return { outcome: outcomeOf(result), facts: await learn(claimed, webhook, result) };
    },
    gaveUp: gaveUpFact(clock),
  };
}
