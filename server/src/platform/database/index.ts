export { type Database, LostCommitError, openDatabase, type OrganizationScope, type Transaction } from './database.ts';
export { settleEpoch } from './epoch.store.ts';
export { migrate } from './migrate.ts';
