import type { Delivery } from './delivery.ts';
import './delivery-mutations.graphql.ts';
import './providers.graphql.ts';
import './push.graphql.ts';
import './webhook-mutations.graphql.ts';

export { deliveriesOfFirings, DeliveryObject } from './deliveries.graphql.ts';
export { createDelivery, type Delivery, type DeliverySettings, usualSettings } from './delivery.ts';
export type { DeliveryEnd } from './delivery-end.ts';
export type { NewDelivery } from './new-delivery.ts';
export type { RecordFact } from './record-fact.ts';
export { namedTargets } from './named-targets.store.ts';

declare module '../../platform/graphql/context.ts' {
  interface Services {
    delivery: Delivery;
  }
}
