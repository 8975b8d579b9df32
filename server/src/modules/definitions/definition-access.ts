import { scopeOf } from '@belfry/domain';
import type { Parameters } from '../../platform/database/where.ts';
import type { SignedInViewer } from '../../platform/graphql/index.ts';

type Owned = { ownerId: string | null };

const isOwn = (viewer: SignedInViewer, { ownerId }: Owned): boolean => ownerId !== null && ownerId === viewer.userId;

/** Whether a viewer may see a definition: own ones are My Events; all of them are Global and Employees too. */
export function maySeeDefinition(viewer: SignedInViewer, definition: Owned): boolean {
  const scope = scopeOf(viewer, 'events:read');
  if (scope === 'none') return false;
  if (scope === 'all' || isOwn(viewer, definition)) return true;
  return scope === 'team' && viewer.teamMemberIds.some((id) => id === definition.ownerId);
}

/** The same as SQL over definitions `d`. */
export function whereMaySeeDefinition(viewer: SignedInViewer, parameters: Parameters): string {
  const scope = scopeOf(viewer, 'events:read');
  if (scope === 'all') return 'true';
  if (scope === 'none') return 'false';
  const own = viewer.userId === null ? [] : [viewer.userId];
  const owners = scope === 'team' ? [...own, ...viewer.teamMemberIds] : own;
  return `d.owner_id = any(${parameters.add(owners)}::uuid[])`;
}

/** Whether a viewer may change a definition that they see. */
export function mayEditDefinition(viewer: SignedInViewer, definition: Owned): boolean {
  const scope = scopeOf(viewer, 'events:write');
  return scope === 'all' || (scope === 'own' && isOwn(viewer, definition));
}
