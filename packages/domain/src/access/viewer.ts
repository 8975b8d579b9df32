import type { Grants, PermissionId, Scope } from './permissions.ts';

/** Who asks, and what they may do. */
export interface Viewer {
  readonly organizationId: string;
  /** Null for a token of no user. */
  readonly userId: string | null;
  readonly name: string;
  readonly grants: Grants;
  readonly teamIds: readonly string[];
  /** The queues that the viewer is a member of. */
  readonly queueIds: readonly string[];
  /** The members of the viewer's teams. */
  readonly teamMemberIds: readonly string[];
}

/** Whom and which queues the thing in question belongs to. */
export interface AccessTarget {
  readonly userIds: readonly string[];
  readonly queueIds: readonly string[];
}

/** `none` when not granted. */
export function scopeOf(viewer: Viewer, permission: PermissionId): Scope {
  return viewer.grants[permission] ?? 'none';
}

/** Whether the permission is granted at least as far as `scope`. `team` and `queues` do not contain each other. */
export function can(viewer: Viewer, permission: PermissionId, scope: Scope = 'own'): boolean {
  return reaches(scopeOf(viewer, permission), scope);
}

/** Whether the permission extends to this very thing. What is one's own is covered by every scope but `none`. */
export function covers(viewer: Viewer, permission: PermissionId, target: AccessTarget): boolean {
  const scope = scopeOf(viewer, permission);
  if (scope === 'none') return false;
  if (scope === 'all') return true;
  if (viewer.userId !== null && target.userIds.includes(viewer.userId)) return true;
  if (scope === 'team') return meet(viewer.teamMemberIds, target.userIds);
  return scope === 'queues' && meet(viewer.queueIds, target.queueIds);
}

/** Whether a grant of one scope contains another. */
export function reaches(granted: Scope, wanted: Scope): boolean {
  if (granted === wanted || wanted === 'none' || granted === 'all') return true;
  return granted !== 'none' && wanted === 'own';
}

function meet(mine: readonly string[], theirs: readonly string[]): boolean {
  return theirs.some((id) => mine.includes(id));
}
