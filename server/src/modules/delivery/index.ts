export { createDelivery, type Delivery } from './delivery.ts';
export { type Chain, type Email } from './email.ts';
export type { RecordFact } from './record-fact.ts';
