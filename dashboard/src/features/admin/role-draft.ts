import type { Grants, PermissionArea, PermissionId, Scope } from '@belfry/domain';
import { areaOf, isPermissionId, isScope, permissionIds, permissions } from '@belfry/domain';
import type { RoleData } from './roles.documents.ts';

/** A role as the page edits it. */
export interface RoleDraft {
  readonly name: string;
  readonly grants: Grants;
  readonly limits: { readonly events: number | null; readonly firingsPerHour: number | null };
}

export function draftOf({ name, grants, limits }: RoleData): RoleDraft {
  const known = grants.flatMap(({ permission, scope }): [PermissionId, Scope][] => {
    const reach = scope.toLowerCase();
    return isPermissionId(permission) && isScope(reach) ? [[permission, reach]] : [];
  });
  const { events, firingsPerHour } = limits;
  return { name, grants: Object.fromEntries(known), limits: { events, firingsPerHour } };
}

/** The areas of the roles page, Events first: it is what roles are mostly opened for. */
export const areas: readonly PermissionArea[] = [
  ...new Set<PermissionArea>(['Events', ...permissionIds.map((id) => areaOf(id))]),
];

export const scopeWords: Readonly<Record<Scope, string>> = {
  none: 'No',
  own: 'Own',
  team: 'Team',
  queues: 'Queues',
  all: 'All',
};

/** One thing that a save would change, in words. */
export interface RoleChange {
  readonly what: string;
  readonly from: string;
  readonly to: string;
}

/** What differs between a role as it is and as it is to be. */
export function changesBetween(before: RoleDraft, after: RoleDraft): readonly RoleChange[] {
  const changes = permissionIds.map((id) => ({
    what: permissions[id].label,
    from: scopeWords[before.grants[id] ?? 'none'],
    to: scopeWords[after.grants[id] ?? 'none'],
  }));
  const limits = [
    { what: 'Events of their own', from: before.limits.events, to: after.limits.events },
    { what: 'Firings an hour', from: before.limits.firingsPerHour, to: after.limits.firingsPerHour },
  ].map(({ what, from, to }) => ({ what, from: limitWords(from), to: limitWords(to) }));
  return [{ what: 'Name', from: before.name, to: after.name.trim() }, ...changes, ...limits].filter(
    ({ from, to }) => from !== to,
  );
}

function limitWords(limit: number | null): string {
  return limit === null ? 'no limit' : limit.toLocaleString('en');
}

/** "2 changes affect 12 users" */
export function effectWords(changes: number, users: number): string {
  const what = changes === 1 ? '1 change affects' : `${changes} changes affect`;
  return `${what} ${users === 1 ? '1 user' : `${users.toLocaleString('en')} users`}`;
}

type GrantInput = RoleData['grants'][number];

const sent: Readonly<Record<Scope, GrantInput['scope']>> = {
  none: 'NONE',
  own: 'OWN',
  team: 'TEAM',
  queues: 'QUEUES',
  all: 'ALL',
};

/** The permissions that differ, as the API takes them. */
export function changedGrants(before: RoleDraft, after: RoleDraft): GrantInput[] {
  return permissionIds
    .filter((id) => (before.grants[id] ?? 'none') !== (after.grants[id] ?? 'none'))
    .map((id) => ({ permission: id, scope: sent[after.grants[id] ?? 'none'] }));
}
