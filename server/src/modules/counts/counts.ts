import type { Database } from '../../platform/database/index.ts';
import type { SignedInViewer } from '../../platform/graphql/index.ts';
import { checkQuery, type CountQuery } from './count-query.ts';
import { countsStore } from './counts.store.ts';
import { LiveCounts } from './live-counts.ts';

export type Counts = ReturnType<typeof createCounts>;

/** How many user events there were, and how many there are as they come. */
export function createCounts({ database }: { database: Database }) {
  const store = countsStore(database);
  return {
    store,
    async live(query: CountQuery, viewer: SignedInViewer): Promise<LiveCounts> {
      checkQuery(query);
      const [counted, queues] = await Promise.all([
        store.count(query, viewer),
        store.queueDepartments(viewer.organizationId),
      ]);
      return new LiveCounts(counted, {
        query,
        viewer,
        departments: new Map(queues.map(({ id, departmentId }) => [id, departmentId])),
      });
    },
  };
}
