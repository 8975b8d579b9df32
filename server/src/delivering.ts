import type { Delivery, NewDelivery } from './modules/delivery/index.ts';
import type { Deliver, WantedDelivery } from './modules/notifications/index.ts';
import type { Metrics } from './platform/metrics.ts';

/** What is wanted, as the delivery module takes it: no action of a firing waits for its end. */
function deliveryOf(wanted: WantedDelivery): NewDelivery {
  const place = -1;
  return wanted.channel === 'email'
    ? { ...wanted, place, unsubscribe: { userId: wanted.userId } }
    : { ...wanted, place };
}

/** How notifications have digests, pushes and escalations sent. */
export const deliveringBy = (delivery: () => Delivery): Deliver => ({
  add: (transaction, wanted) => delivery().add(transaction, wanted.map(deliveryOf)),
  wake: () => delivery().wake(),
});

/** How tries and ends are counted. */
export function countingDeliveries(metrics: Metrics): (channel: string, result: string) => void {
  const attempts = metrics.counter('delivery_attempts_total', 'Tries to send, by what came of them', [
    'channel',
    'result',
  ]);
  const dead = metrics.counter('delivery_dead_total', 'Deliveries given up', ['channel']);
  return (channel, result) => (result === 'gave-up' ? dead.add(1, { channel }) : attempts.add(1, { channel, result }));
}
