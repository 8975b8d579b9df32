import type { Clock } from '../../platform/clock.ts';
import type { OutboundResult } from '../../platform/outbound/index.ts';
import type { Claimed } from './channel.ts';
import type { CircuitStore, Opened } from './circuit.store.ts';
import type { WebhookContent } from './new-delivery.ts';
import { outcomeOf } from './outcome-of.ts';
import type { DeliveryFact } from './record-fact.ts';
import type { SealedWebhook } from './webhook.ts';

export interface LearnNeeds {
  circuit: CircuitStore;
  clock: Clock;
  /** How long a webhook that is overrun is left alone when it names no time. */
  pauseMs: number;
}

export interface Answered {
  claimed: Claimed<WebhookContent>;
  webhook: SealedWebhook;
  result: OutboundResult;
}

const longestPauseMs = 3_600_000;
const overrun = new Set([429, 502, 504]);
const gone = 'It answered 410: it is gone. Give it another address or delete it.';

function failingFact(
  clock: Clock,
  { claimed, webhook, result }: Answered,
  { failures, failingSince }: Opened,
): DeliveryFact {
  const outcome = outcomeOf(result);
  return {
    organizationId: claimed.organizationId,
    type: 'system.webhook_failing',
    sourceEventId: `webhook:${webhook.id}:failing:${failingSince}`,
    occurredAt: clock.now(),
    subject: { kind: 'process', id: `webhook:${webhook.id}` },
    firingId: claimed.firingId,
    fields: { webhook: webhook.name, url: webhook.url, failures, error: 'error' in outcome ? outcome.error : '' },
  };
}

/** What an answer says of the webhook itself, whatever becomes of the delivery. @returns what is to be told. */
export const learnFromAnswer =
  ({ circuit, clock, pauseMs }: LearnNeeds) =>
  async (answered: Answered): Promise<DeliveryFact[]> => {
    const { claimed, webhook, result } = answered;
    const which = { organizationId: claimed.organizationId, webhookId: webhook.id, now: clock.now() };
    const status = result.kind === 'answered' ? result.status : 0;
    if (status >= 200 && status < 300) {
      if (webhook.circuit !== 'closed' || webhook.failures > 0) await circuit.closed(which);
      return [];
    }
    if (status === 410) {
      await circuit.disable(which, gone);
      return [];
    }
    if (result.kind === 'answered' && overrun.has(status))
      await circuit.pause(which, which.now + Math.min(result.retryAfterMs ?? pauseMs, longestPauseMs));
    // That it is busy is no failure of its own; that something before it cannot reach it is.
    const opened = status === 429 ? null : await circuit.failed(which);
    return opened ? [failingFact(clock, answered, opened)] : [];
  };
