export type { Projection } from './record-batch.ts';
export type { UserEventRow } from './user-event.ts';
