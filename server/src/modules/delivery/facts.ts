import type { Clock } from '../../platform/clock.ts';
import type { Claimed } from './channel.ts';
import type { DeliveryFact } from './record-fact.ts';
import { targetOf } from './target.ts';

/** Part of a fact's key: a delivery that is begun again by hand ends again. */
export const roundOf = ({ round }: Pick<Claimed, 'round'>): string => (round === 0 ? '' : `:${round}`);

/** That a delivery was given up, for all channels but e-mail, which has words of its own. */
export const gaveUpFact =
  (clock: Clock) =>
  (claimed: Claimed, error: string): DeliveryFact => ({
    organizationId: claimed.organizationId,
    type: 'system.delivery_gave_up',
    sourceEventId: `${claimed.id}:final${roundOf(claimed)}`,
    occurredAt: clock.now(),
    subject: { kind: 'process', id: `delivery:${claimed.content.channel}` },
    firingId: claimed.firingId,
    fields: {
      channel: claimed.content.channel,
      recipient: targetOf(claimed.content).target,
      attempt: claimed.attempts,
      error,
    },
  });
