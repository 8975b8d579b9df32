import { type Grants, type PermissionId, type Scope, permissionIds, permissions, scopes } from './permissions.ts';
import { reaches } from './viewer.ts';

/**
 * What a user of these roles may do: the widest scope of each permission. Of `team` and `queues`, which do not contain each other, `queues`
 * is kept: a role that wants both grants `all`. Who may not keep events has none of their own to see either.
 */
export function mergeGrants(all: readonly Grants[]): Grants {
  const granted = (permission: PermissionId) => all.map((grants) => grants[permission] ?? 'none').reduce(wider, 'none');
  const keepsEvents = granted('events:write') !== 'none';
  return build((permission) => {
    const scope = granted(permission);
    return permission === 'events:read' && scope === 'own' && !keepsEvents ? 'none' : scope;
  });
}

/** What a token of these scopes may do for a user of these grants: never more than the user. Scopes are permission ids. */
export function narrowGrants(grants: Grants, tokenScopes: readonly string[]): Grants {
  return build((permission) => (tokenScopes.includes(permission) ? (grants[permission] ?? 'none') : 'none'));
}

/** Whether every grant of the second is contained in the first. */
export function grantsContain(grants: Grants, others: Grants): boolean {
  return permissionIds.every((id) => reaches(grants[id] ?? 'none', others[id] ?? 'none'));
}

/** Whether the permission can be granted in that scope at all. */
export function isGrantable(permission: PermissionId, scope: Scope): boolean {
  return scope === 'none' || permissions[permission].scopes.includes(scope);
}

function wider(a: Scope, b: Scope): Scope {
  return scopes.indexOf(b) > scopes.indexOf(a) ? b : a;
}

function build(scopeOfPermission: (permission: PermissionId) => Scope): Grants {
  const grants: Partial<Record<PermissionId, Scope>> = {};
  for (const permission of permissionIds) {
    const scope = scopeOfPermission(permission);
    if (scope !== 'none') grants[permission] = scope;
  }
  return grants;
}
