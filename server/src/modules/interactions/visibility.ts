import { covers, type PermissionId, scopeOf } from '@belfry/domain';
import type { Parameters } from '../../platform/database/where.ts';
import type { SignedInViewer } from '../../platform/graphql/index.ts';
import type { InteractionRow } from './interaction.ts';
import type { UserEventRow } from './user-event.ts';

type Permission = Extract<PermissionId, 'interactions:read' | 'user-events:read' | 'counts:read' | 'interactions:act'>;

/** Whether a viewer's permission extends to an interaction: theirs are those they ever had part in. */
export const mayTouch = (viewer: SignedInViewer, permission: Permission, row: InteractionRow): boolean =>
  covers(viewer, permission, { userIds: row.participants, queueIds: row.queueId ? [row.queueId] : [] });

/** Whether a viewer may see a recorded event. */
export function maySeeEvent(viewer: SignedInViewer, permission: Permission, row: UserEventRow): boolean {
  const userIds = [...row.participants, ...[row.actorId, row.userId].filter((id) => id !== null)];
  return covers(viewer, permission, { userIds, queueIds: row.queueId ? [row.queueId] : [] });
}

/** Whose things, and of which queues, a permission reaches. Null: everyone's. */
export function reachOf(viewer: SignedInViewer, permission: Permission): { userIds: readonly string[]; queueIds: readonly string[] } | null {
  const scope = scopeOf(viewer, permission);
  if (scope === 'all') return null;
  if (scope === 'none') return { userIds: [], queueIds: [] };
  const own = viewer.userId === null ? [] : [viewer.userId];
  return { userIds: scope === 'team' ? [...own, ...viewer.teamMemberIds] : own, queueIds: scope === 'queues' ? viewer.queueIds : [] };
}

/** The same as `mayTouch`, as SQL over interactions `i`. */
export function whereMayTouch(viewer: SignedInViewer, permission: Permission, parameters: Parameters): string {
  const reach = reachOf(viewer, permission);
  if (reach === null) return 'true';
  const users = `i.participants && ${parameters.add(reach.userIds)}::uuid[]`;
  return reach.queueIds.length === 0 ? users : `(${users} or i.queue_id = any(${parameters.add(reach.queueIds)}::uuid[]))`;
}

/** The same as `maySeeEvent`, as SQL over user events `e` and their interactions `i`. */
export function whereMaySeeEvent(viewer: SignedInViewer, permission: Permission, parameters: Parameters): string {
  const reach = reachOf(viewer, permission);
  if (reach === null) return 'true';
  const users = `${parameters.add(reach.userIds)}::uuid[]`;
  const parts = [`e.user_id = any(${users})`, `e.actor_id = any(${users})`, `i.participants && ${users}`];
  if (reach.queueIds.length > 0) parts.push(`e.queue_id = any(${parameters.add(reach.queueIds)}::uuid[])`);
  return `(${parts.join(' or ')})`;
}
