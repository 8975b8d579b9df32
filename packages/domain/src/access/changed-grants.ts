import { type Grants, type PermissionId, type Scope, permissionIds } from './permissions.ts';
import { reaches } from './viewer.ts';

/** The grants with others laid over them; a permission made `none` is taken out. */
export function overlaid(grants: Grants, others: Grants): Grants {
  const scopes: [PermissionId, Scope][] = permissionIds.map((id) => [id, others[id] ?? grants[id] ?? 'none']);
  return Object.fromEntries(scopes.filter(([, scope]) => scope !== 'none'));
}

/**
 * The permissions that differ and reach further than one's own on either side: nobody gives, or takes away, more than they have.
 */
export function beyond(own: Grants, { before, after }: { before: Grants; after: Grants }): readonly PermissionId[] {
  return permissionIds.filter((id) => {
    const [then, now] = [before[id] ?? 'none', after[id] ?? 'none'];
    const mine = own[id] ?? 'none';
    return then !== now && !(reaches(mine, then) && reaches(mine, now));
  });
}
