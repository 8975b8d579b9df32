import { builder, keyOf, resultOf } from '../../platform/graphql/index.ts';
import { DeliveryObject } from './deliveries.graphql.ts';
import type { DeliveryRow } from './new-delivery.ts';

const RedeliverInput = builder.inputType('RedeliverInput', {
  description: 'What to send again.',
  fields: (t) => ({
    ids: t.idList({ required: true, description: 'These deliveries, 500 at most. They keep their ids.' }),
  }),
});
const CancelInput = builder.inputType('CancelDeliveryInput', {
  description: 'What to send no more.',
  fields: (t) => ({ id: t.id({ required: true, description: 'Which delivery.' }) }),
});

const RedeliverPayload = builder.objectRef<{ deliveries: DeliveryRow[] }>('RedeliverPayload').implement({
  description: 'What is sent again.',
  fields: (t) => ({
    deliveries: t.field({
      type: [DeliveryObject],
      description: 'All that were asked for, as they are now.',
      resolve: ({ deliveries }) => deliveries,
    }),
  }),
});
const CancelPayload = builder.objectRef<{ delivery: DeliveryRow }>('CancelDeliveryPayload').implement({
  description: 'What is sent no more.',
  fields: (t) => ({
    delivery: t.field({ type: DeliveryObject, description: 'As it is now.', resolve: ({ delivery }) => delivery }),
  }),
});
const RedeliverResult = resultOf('RedeliverResult', RedeliverPayload);
const CancelResult = resultOf('CancelDeliveryResult', CancelPayload);

builder.mutationFields((t) => ({
  redeliver: t.withAuth({ permission: 'deliveries:manage' }).field({
    type: RedeliverResult,
    description: 'Send deliveries again that have ended, or at once those that wait.',
    args: { input: t.arg({ type: RedeliverInput, required: true, description: 'Which.' }) },
    resolve: async (_root, { input }, { viewer, services }) => {
      const ids = input.ids.map((id) => keyOf('Delivery', id));
      const result = await services.delivery.deliveries.redeliver(viewer, ids);
      return result.ok ? { deliveries: result.value } : result.problem;
    },
  }),
  cancelDelivery: t.withAuth({ permission: 'deliveries:manage' }).field({
    type: CancelResult,
    description: 'Stop a delivery that waits. What is under way just now may still arrive.',
    args: { input: t.arg({ type: CancelInput, required: true, description: 'Which.' }) },
    resolve: async (_root, { input }, { viewer, services }) => {
      const result = await services.delivery.deliveries.cancel(viewer, keyOf('Delivery', input.id));
      return result.ok ? { delivery: result.value } : result.problem;
    },
  }),
}));
