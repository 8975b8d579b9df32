export { type Database, openDatabase, type Transaction } from './database.ts';
export { type Claim, claimKey } from './idempotency.store.ts';
export { settleEpoch } from './epoch.store.ts';
export { migrate } from './migrate.ts';
