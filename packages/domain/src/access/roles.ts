import { type Grants, type PermissionId, permissionIds } from './permissions.ts';

export interface ShippedRole {
  readonly name: string;
  /** A sentence. */
  readonly meaning: string;
  readonly grants: Grants;
}

/** The roles every organization begins with. All but the administrator's may be adjusted, and brought back to this. */
export const shippedRoles = {
  administrator: {
    name: 'Administrator',
    meaning: 'May do everything in the organization.',
    grants: everything(),
  },
  manager: {
    name: 'Manager',
    meaning: 'Leads a team: sees its work live, coaches, and sets global events.',
    grants: {
      'interactions:read': 'team',
      'interactions:act': 'team',
      'user-events:read': 'team',
      'counts:read': 'all',
      'board:read': 'all',
      'reports:read': 'team',
      'reports:write': 'own',
      'coaching:read': 'team',
      'coaching:write': 'team',
      'tasks:read': 'team',
      'tasks:write': 'team',
      'surveys:read': 'team',
      'surveys:write': 'team',
      'queues:read': 'all',
      'users:read': 'all',
      'users:status': 'team',
      'sessions:end': 'own',
      'events:read': 'all',
      'events:write': 'all',
      'firings:read': 'team',
      'notifications:read': 'team',
      'deliveries:read': 'own',
      'tokens:manage': 'own',
    },
  },
  agent: {
    name: 'Agent',
    meaning: 'Serves customers, and keeps events of their own.',
    grants: {
      'interactions:read': 'own',
      'interactions:act': 'own',
      'user-events:read': 'own',
      'counts:read': 'own',
      'board:read': 'own',
      'coaching:read': 'own',
      'tasks:read': 'own',
      'tasks:write': 'own',
      'surveys:read': 'own',
      'surveys:write': 'own',
      'queues:read': 'all',
      'users:read': 'all',
      'users:status': 'own',
      'sessions:end': 'own',
      'events:read': 'own',
      'events:write': 'own',
      'firings:read': 'own',
      'notifications:read': 'own',
    },
  },
  analyst: {
    name: 'Analyst',
    meaning: 'Reads everything that happened, and changes nothing.',
    grants: {
      'interactions:read': 'all',
      'user-events:read': 'all',
      'counts:read': 'all',
      'board:read': 'all',
      'reports:read': 'all',
      'reports:write': 'own',
      'tasks:read': 'all',
      'surveys:read': 'all',
      'queues:read': 'all',
      'users:read': 'all',
      'sessions:end': 'own',
      'firings:read': 'all',
      'notifications:read': 'own',
    },
  },
  integrator: {
    name: 'Integrator',
    meaning: 'Connects other systems: records, imports and reads by the API.',
    grants: {
      'interactions:read': 'all',
      'interactions:act': 'all',
      'interactions:record': 'all',
      'tasks:read': 'all',
      'tasks:write': 'all',
      'surveys:read': 'all',
      'surveys:write': 'all',
      'user-events:read': 'all',
      'counts:read': 'all',
      'queues:read': 'all',
      'users:read': 'all',
      'users:status': 'all',
      'sessions:end': 'own',
      'notifications:read': 'own',
      'deliveries:read': 'all',
      'deliveries:manage': 'all',
      'webhooks:manage': 'all',
      'tokens:manage': 'own',
      'directory:create-missing': 'all',
      'custom-types:declare': 'all',
      'schema:read': 'all',
      'graphql:adhoc': 'all',
    },
  },
} as const satisfies Record<string, ShippedRole>;

export type ShippedRoleId = keyof typeof shippedRoles;

export function isShippedRoleId(name: string): name is ShippedRoleId {
  return Object.hasOwn(shippedRoles, name);
}

function everything(): Grants {
  const grants: Partial<Record<PermissionId, 'all'>> = {};
  for (const id of permissionIds) grants[id] = 'all';
  return grants;
}
