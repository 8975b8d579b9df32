import { type Grants, type PermissionId, type Scope, permissionIds, permissions } from './permissions.ts';
import { reaches } from './viewer.ts';

type Prefix = PermissionId extends `${infer Before}:${string}` ? Before : never;

const areas = {
  interactions: 'Interactions',
  'user-events': 'Interactions',
  counts: 'Interactions',
  board: 'Interactions',
  tasks: 'Interactions',
  surveys: 'Interactions',
  reports: 'Reports and coaching',
  coaching: 'Reports and coaching',
  queues: 'People and queues',
  users: 'People and queues',
  sessions: 'People and queues',
  roles: 'Administration',
  tokens: 'Administration',
  audit: 'Administration',
  events: 'Events',
  firings: 'Events',
  notifications: 'Notifications and delivery',
  deliveries: 'Notifications and delivery',
  webhooks: 'Notifications and delivery',
  directory: 'Integration',
  'custom-types': 'Integration',
  schema: 'Integration',
  graphql: 'Integration',
} as const satisfies Record<Prefix, string>;

/** What the roles page puts permissions together under. */
export type PermissionArea = (typeof areas)[Prefix];

export function areaOf(permission: PermissionId): PermissionArea {
  return areas[permission.slice(0, permission.indexOf(':')) as Prefix];
}

export function permissionsOf(area: PermissionArea): readonly PermissionId[] {
  return permissionIds.filter((id) => areaOf(id) === area);
}

/** How much of an area a role allows: nothing, looking at all of it, all of it, or switch by switch. */
export const areaLevels = ['none', 'read', 'full', 'custom'] as const;
export type AreaLevel = (typeof areaLevels)[number];

/** The level that these grants amount to. */
export function areaLevelOf(area: PermissionArea, grants: Grants): AreaLevel {
  const amountsTo = (level: 'none' | 'read' | 'full') =>
    permissionsOf(area).every((id) => (grants[id] ?? 'none') === scopeAt(level, id));
  return (['none', 'read', 'full'] as const).find(amountsTo) ?? 'custom';
}

/** The grants with an area brought to a level; the other areas are left as they are. */
export function withAreaLevel(
  grants: Grants,
  { area, level }: { area: PermissionArea; level: 'none' | 'read' | 'full' },
): Grants {
  return { ...grants, ...Object.fromEntries(permissionsOf(area).map((id) => [id, scopeAt(level, id)])) };
}

/** Whether *Create and Edit My Events* is ticked. */
export function hasMyEvents(grants: Grants): boolean {
  return reaches(grants['events:write'] ?? 'none', 'own');
}

/** The grants with *Create and Edit My Events* ticked or not. Without it there are no events to look at either. */
export function withMyEvents(grants: Grants, on: boolean): Grants {
  if (!on) return { ...grants, 'events:write': 'none', 'events:read': 'none' };
  const [read, write] = [grants['events:read'] ?? 'none', grants['events:write'] ?? 'none'];
  return {
    ...grants,
    'events:write': reaches(write, 'own') ? write : 'own',
    'events:read': reaches(read, 'own') ? read : 'own',
  };
}

function scopeAt(level: 'none' | 'read' | 'full', permission: PermissionId): Scope {
  const widest = permissions[permission].scopes.at(-1) ?? 'none';
  if (level === 'full') return widest;
  return level === 'read' && permission.endsWith(':read') ? widest : 'none';
}
