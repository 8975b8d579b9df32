export {
  type AreaLevel,
  type PermissionArea,
  areaLevelOf,
  areaLevels,
  areaOf,
  hasMyEvents,
  permissionsOf,
  withAreaLevel,
  withMyEvents,
} from './areas.ts';
export { overlaid } from './changed-grants.ts';
export {
  type Grants,
  type PermissionId,
  type Scope,
  isPermissionId,
  permissionIds,
  permissions,
  scopes,
} from './permissions.ts';
export { reaches } from './viewer.ts';
