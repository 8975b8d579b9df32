import { builder, enumOf, rowsById, signedIn } from '../../platform/graphql/index.ts';
import { deliveriesOfFirings, DeliveryObject } from '../delivery/index.ts';
import { firingById, FiringObject } from './firings.graphql.ts';
import type { ReceiptRow, ReceiptState } from './receipt.ts';

const ReceiptStateEnum = enumOf<ReceiptState>('ActionReceiptState', 'What became of an action.', {
  done: 'It was done.',
  waiting: 'It is on its way: its deliveries or its change have not ended yet.',
  'held-back': 'Its greatest frequency held it back; the next one sums it up.',
  refused: 'It could not be done as things stood; `reason` says why.',
  failed: 'It went wrong; `reason` says how.',
  shadow: 'The event is only tried out: nothing was done.',
});

const ActionReceipt = builder.objectRef<ReceiptRow>('ActionReceipt').implement({
  description: 'What became of one action of a firing.',
  fields: (t) => ({
    place: t.exposeInt('place', { description: 'Its place among the actions of the event definition, from 0.' }),
    kind: t.exposeString('kind', { description: 'The kind of action, as in the catalogue.' }),
    state: t.field({ type: ReceiptStateEnum, description: 'How it stands.', resolve: ({ state }) => state }),
    count: t.exposeInt('count', { description: 'How many were told, sent to or changed.' }),
    reason: t.exposeString('reason', { nullable: true, description: 'Why it stands so, in a sentence.' }),
    at: t.field({ type: 'DateTime', description: 'Since when.', resolve: ({ at }) => at }),
  }),
});

const receiptsOf = rowsById<{ id: string; receipts: ReceiptRow[] }>(async (ids, { viewer, services }) => {
  const rows = await services.engine.firings.receipts(viewer.organizationId, ids);
  return [...Map.groupBy(rows, ({ firingId }) => firingId)].map(([id, receipts]) => ({ id, receipts }));
});

builder.objectFields(FiringObject, (t) => ({
  deliveries: t.field({
    type: [DeliveryObject],
    description: 'What it sent out of the house, as far as the viewer may see it.',
    resolve: ({ id }, _a, context) => deliveriesOfFirings(signedIn(context), id),
  }),
  receipts: t.field({
    type: [ActionReceipt],
    description: 'What became of each of its actions, in their order.',
    resolve: async ({ id }, _a, context) => (await receiptsOf(signedIn(context), id))?.receipts ?? [],
  }),
}));

builder.objectFields(DeliveryObject, (t) => ({
  firing: t.field({
    type: FiringObject,
    nullable: true,
    description: 'What asked for it, as far as the viewer may see it.',
    resolve: ({ firingId }, _a, context) => firingById(signedIn(context), firingId),
  }),
}));
