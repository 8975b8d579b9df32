import { covers, type PermissionId, scopeOf } from '@belfry/domain';
import type { Parameters } from '../../platform/database/where.ts';
import type { SignedInViewer } from '../../platform/graphql/index.ts';
import type { InteractionRow } from './interaction.ts';
import type { UserEventRow } from './user-event.ts';

export type SubjectPermission = 'user-events:read' | 'tasks:read' | 'tasks:write' | 'surveys:read' | 'surveys:write';

type Permission = Extract<
  PermissionId,
  'interactions:read' | 'user-events:read' | 'counts:read' | 'interactions:act' | SubjectPermission
>;

/** Whether a viewer's permission extends to an interaction: theirs are those they ever had part in. */
export const mayTouch = (viewer: SignedInViewer, permission: Permission, row: InteractionRow): boolean =>
  covers(viewer, permission, { userIds: row.participants, queueIds: row.queueId ? [row.queueId] : [] });

/** Whether it waits, owned by nobody, in a queue that the viewer serves: theirs to look at and to take. */
export const mayClaim = (viewer: SignedInViewer, { ownerId, phase, queueId }: InteractionRow): boolean =>
  ownerId === null &&
  (phase === 'queued' || phase === 'offered') &&
  queueId !== null &&
  viewer.queueIds.includes(queueId);

const doersOf = ({ actorId, userId }: UserEventRow): string[] => [actorId, userId].filter((id) => id !== null);

/** Whether a viewer may see a recorded event: also one of an interaction in which they had part at another time. */
export const maySeeEvent = (viewer: SignedInViewer, permission: Permission, row: UserEventRow): boolean =>
  covers(viewer, permission, {
    userIds: [...row.participants, ...doersOf(row)],
    queueIds: row.queueId ? [row.queueId] : [],
  });

/**
 * Whether an event is counted for a viewer: by who did it, whose part it changed and in which queue. Who takes part later
 * changes no count that was told already.
 */
export const mayCountEvent = (viewer: SignedInViewer, row: UserEventRow): boolean =>
  covers(viewer, 'counts:read', { userIds: doersOf(row), queueIds: row.queueId ? [row.queueId] : [] });

interface Reach {
  userIds: readonly string[];
  queueIds: readonly string[];
}

/** Whose things, and of which queues, a permission reaches. Null: everyone's. */
export function reachOf(viewer: SignedInViewer, permission: Permission): Reach | null {
  const scope = scopeOf(viewer, permission);
  if (scope === 'all') return null;
  if (scope === 'none') return { userIds: [], queueIds: [] };
  const own = viewer.userId === null ? [] : [viewer.userId];
  return {
    userIds: scope === 'team' ? [...own, ...viewer.teamMemberIds] : own,
    queueIds: scope === 'queues' ? viewer.queueIds : [],
  };
}

/** What a viewer may read, as SQL over interactions `i`: what `mayTouch` allows, and what `mayClaim` does. */
export function whereMayRead(viewer: SignedInViewer, parameters: Parameters): string {
  const reach = reachOf(viewer, 'interactions:read');
  if (reach === null) return 'true';
  const parts = [`i.participants && ${parameters.add(reach.userIds)}::uuid[]`];
  if (reach.queueIds.length > 0) parts.push(`i.queue_id = any(${parameters.add(reach.queueIds)}::uuid[])`);
  else if (viewer.queueIds.length > 0 && scopeOf(viewer, 'interactions:read') !== 'none') {
    parts.push(
      `(i.ended_at is null and i.owner_id is null and i.phase in ('queued', 'offered') and i.queue_id = any(${parameters.add(viewer.queueIds)}::uuid[]))`,
    );
  }
  return `(${parts.join(' or ')})`;
}

/** The same as `maySeeEvent`, as SQL over user events `e` and their interactions `i`. */
export function whereMaySeeEvent(viewer: SignedInViewer, permission: Permission, parameters: Parameters): string {
  const reach = reachOf(viewer, permission);
  if (reach === null) return 'true';
  return whereIn(reach, parameters, [(users) => `i.participants && ${users}`]);
}

/** Which subjects a permission reaches, as SQL over subjects `s`: a viewer's own are those they ever had to do with. */
export function whereMayTouchSubject(
  viewer: SignedInViewer,
  permission: SubjectPermission,
  parameters: Parameters,
): string {
  const reach = reachOf(viewer, permission);
  if (reach === null) return 'true';
  const parts = [`s.user_ids && ${parameters.add(reach.userIds)}::uuid[]`];
  if (reach.queueIds.length > 0) parts.push(`s.queue_id = any(${parameters.add(reach.queueIds)}::uuid[])`);
  return `(${parts.join(' or ')})`;
}

/** The same as `mayCountEvent`, as SQL over user events `e`. */
export function whereMayCountEvent(viewer: SignedInViewer, parameters: Parameters): string {
  const reach = reachOf(viewer, 'counts:read');
  return reach === null ? 'true' : whereIn(reach, parameters, []);
}

function whereIn(reach: Reach, parameters: Parameters, more: readonly ((users: string) => string)[]): string {
  const users = `${parameters.add(reach.userIds)}::uuid[]`;
  const parts = [`e.user_id = any(${users})`, `e.actor_id = any(${users})`, ...more.map((clause) => clause(users))];
  if (reach.queueIds.length > 0) parts.push(`e.queue_id = any(${parameters.add(reach.queueIds)}::uuid[])`);
  return `(${parts.join(' or ')})`;
}
