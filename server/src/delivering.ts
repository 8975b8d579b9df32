import type { Delivery } from './modules/delivery/index.ts';
import type { Deliver, WantedDelivery } from './modules/notifications/index.ts';

/** What is wanted, as the delivery module takes it. It begins a chain of its own: a failure's event may set off others. */
const emailOf = (wanted: Extract<WantedDelivery, { channel: 'email' }>) => ({
  ...wanted,
  firingId: wanted.firingId ?? wanted.id,
  definitionId: wanted.definitionId ?? wanted.id,
  chain: { depth: 0, definitionIds: wanted.definitionId === null ? [] : [wanted.definitionId] },
});

/** How notifications have digests and escalations sent. */
export const deliveringBy = (delivery: () => Delivery): Deliver => ({
  add: (transaction, wanted) =>
    delivery().add(
      transaction,
      wanted.flatMap((one) => (one.channel === 'email' ? [emailOf(one)] : [])),
    ),
  wake: () => delivery().wake(),
});
