import { scopeOf } from '@belfry/domain';
import type { Database } from '../../platform/database/index.ts';
import type { SignedInViewer } from '../../platform/graphql/index.ts';
import type { Ids } from '../../platform/ids.ts';
import { Queue, QueueMember } from './directory.entity.ts';
import { directoryStore } from './directory.store.ts';
import { referencesStore } from './references.store.ts';
import { resolveReferences } from './resolve-references.ts';

export type Directory = ReturnType<typeof createDirectory>;

export interface NewQueue {
  name: string;
  weight?: number;
  departmentId?: string | null;
  memberIds?: readonly string[];
}

/** Whose profiles a viewer may see; undefined is everyone's. */
export function visibleUsers(viewer: SignedInViewer): readonly string[] | undefined {
  const scope = scopeOf(viewer, 'users:read');
  if (scope === 'all') return undefined;
  const own = viewer.userId === null ? [] : [viewer.userId];
  if (scope === 'none') return [];
  return scope === 'team' ? [...own, ...viewer.teamMemberIds] : own;
}

/** Which queues a viewer may see; undefined is every one. */
export function visibleQueues(viewer: SignedInViewer): readonly string[] | undefined {
  const scope = scopeOf(viewer, 'queues:read');
  if (scope === 'all') return undefined;
  return scope === 'none' ? [] : viewer.queueIds;
}

/** Organizations' people, teams, departments and queues. */
export function createDirectory({ database, ids }: { database: Database; ids: Ids }) {
  return {
    store: directoryStore(database),
    resolve: resolveReferences({ store: referencesStore(database), ids }),

    /** Makes a queue with its members. @returns its id. */
    async createQueue(organizationId: string, { memberIds = [], ...queue }: NewQueue): Promise<string> {
      const id = ids.next();
      await database.entities(organizationId).transactional(async (entities) => {
        entities.create(Queue, { organizationId, id, ...queue });
        await entities.flush();
        for (const userId of memberIds) entities.create(QueueMember, { organizationId, queueId: id, userId });
      });
      return id;
    },
  };
}
