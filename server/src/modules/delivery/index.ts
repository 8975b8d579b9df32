export { createDelivery, type Delivery, type DeliveryNeeds } from './delivery.ts';
export { type Chain, type Email, isAddress } from './email.ts';
export type { MailFact, RecordFact } from './record-fact.ts';
