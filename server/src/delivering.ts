import type { Delivery, NewDelivery } from './modules/delivery/index.ts';
import type { Deliver, WantedDelivery } from './modules/notifications/index.ts';

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
