import type { Counts } from './counts.ts';
import './counts.graphql.ts';

export { createCounts } from './counts.ts';
export { countRollups } from './rollups.store.ts';

declare module '../../platform/graphql/context.ts' {
  interface Services {
    counts: Counts;
  }
}
