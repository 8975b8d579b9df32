/** How far a permission reaches, from least to most. `own` is the viewer's own; `queues` and `team` do not contain each other. */
export const scopes = ['none', 'own', 'team', 'queues', 'all'] as const;
export type Scope = (typeof scopes)[number];

export interface PermissionDeclaration {
  /** The switch's name on the roles page. */
  readonly label: string;
  /** A sentence. */
  readonly meaning: string;
  /** The scopes beside `none` that it can be granted in. */
  readonly scopes: readonly Exclude<Scope, 'none'>[];
}

const everywhere = ['own', 'team', 'queues', 'all'] as const;
const allOnly = ['all'] as const;

const declared = {
  'interactions:read': {
    label: 'See interactions',
    meaning: 'See interactions and their timelines.',
    scopes: everywhere,
  },
  'interactions:act': {
    label: 'Act on interactions',
    meaning: 'Accept, mute, hold, transfer, tag and the other user actions.',
    scopes: everywhere,
  },
  'interactions:record': {
    label: 'Record user events in bulk',
    meaning: 'Write user events on behalf of a source system.',
    scopes: allOnly,
  },
  'interactions:delete': {
    label: 'Delete interactions',
    meaning: 'Mark interactions as deleted.',
    scopes: everywhere,
  },
  'user-events:read': {
    label: 'See user events',
    meaning: 'Read and follow the log of user events.',
    scopes: everywhere,
  },
  'counts:read': {
    label: 'See counts',
    meaning: 'See how many user events there were, live and past.',
    scopes: everywhere,
  },
  'board:read': {
    label: 'See the wall',
    meaning: 'See the live state of queues, users and interactions.',
    scopes: everywhere,
  },
  'reports:read': {
    label: 'See reports',
    meaning: 'Run reports over interactions and user events.',
    scopes: ['team', 'queues', 'all'],
  },
  'reports:write': {
    label: 'Create and edit reports',
    meaning: 'Save, schedule and export reports.',
    scopes: ['own', 'all'],
  },
  'coaching:read': {
    label: 'See coaching',
    meaning: 'See coaching moments and their notes.',
    scopes: ['own', 'team', 'all'],
  },
  'coaching:write': {
    label: 'Coach',
    meaning: 'Create coaching moments and share them.',
    scopes: ['team', 'all'],
  },
  'tasks:read': {
    label: 'See tasks',
    meaning: 'See tasks: own are those given to or made by oneself.',
    scopes: ['own', 'team', 'all'],
  },
  'tasks:write': {
    label: 'Create and change tasks',
    meaning: 'Make tasks, give them to users, start, complete and delete them.',
    scopes: ['own', 'team', 'all'],
  },
  'surveys:read': {
    label: 'See surveys',
    meaning: 'See surveys and their answers.',
    scopes: everywhere,
  },
  'surveys:write': {
    label: 'Offer surveys',
    meaning: 'Offer surveys to customers, and enter their answers.',
    scopes: everywhere,
  },
  'queues:read': {
    label: 'See queues',
    meaning: 'See queues and departments.',
    scopes: ['queues', 'all'],
  },
  'queues:manage': {
    label: 'Manage queues',
    meaning: 'Create and change queues, departments and their members.',
    scopes: allOnly,
  },
  'users:read': {
    label: 'See users',
    meaning: 'See users, their teams and availability.',
    scopes: ['own', 'team', 'all'],
  },
  'users:status': {
    label: 'Set availability',
    meaning: 'Set availability, join and leave queues.',
    scopes: ['own', 'team', 'all'],
  },
  'users:manage': {
    label: 'Manage users',
    meaning: 'Create, change and deactivate users and teams.',
    scopes: allOnly,
  },
  'sessions:end': {
    label: 'End sessions',
    meaning: 'Sign out: oneself, or others everywhere.',
    scopes: ['own', 'team', 'all'],
  },
  'roles:read': { label: 'See roles', meaning: 'See roles and what they allow.', scopes: allOnly },
  'roles:manage': {
    label: 'Manage roles',
    meaning: 'Create and change roles and give them to users.',
    scopes: allOnly,
  },
  'events:read': {
    label: 'See events',
    meaning: 'See event definitions: My Events, and in full Global and Employees.',
    scopes: ['own', 'team', 'all'],
  },
  'events:write': {
    label: 'Create and Edit My Events',
    meaning: 'Create, change and switch event definitions: own are My Events, all are Global and Employees too.',
    scopes: ['own', 'all'],
  },
  'firings:read': {
    label: 'See firings',
    meaning: 'See what event definitions fired and why.',
    scopes: ['own', 'team', 'all'],
  },
  'notifications:read': {
    label: 'See notifications',
    meaning: 'Read and follow notifications.',
    scopes: ['own', 'team', 'all'],
  },
  'deliveries:read': {
    label: 'See deliveries',
    meaning: 'See e-mails and webhooks on their way, and their attempts.',
    scopes: ['own', 'all'],
  },
  'deliveries:manage': {
    label: 'Manage deliveries',
    meaning: 'Send deliveries again and stop them.',
    scopes: allOnly,
  },
  'webhooks:manage': {
    label: 'Manage webhooks',
    meaning: 'Register and change webhooks and providers.',
    scopes: allOnly,
  },
  'tokens:manage': {
    label: 'Manage tokens',
    meaning: "Make and withdraw API tokens: own, or everyone's.",
    scopes: ['own', 'all'],
  },
  'audit:read': {
    label: 'See the audit log',
    meaning: 'See who changed what in the administration.',
    scopes: allOnly,
  },
  'directory:create-missing': {
    label: 'Create what is missing',
    meaning: 'Let recording make interactions, queues and users that are not known yet.',
    scopes: allOnly,
  },
  'custom-types:declare': {
    label: 'Declare event types',
    meaning: "Declare user-event types of one's own.",
    scopes: allOnly,
  },
  'schema:read': {
    label: 'See the schema',
    meaning: 'Ask the API for its schema, and use the developer pages.',
    scopes: allOnly,
  },
  'graphql:adhoc': {
    label: 'Send own GraphQL documents',
    meaning: 'Send documents that are not stored with the server.',
    scopes: allOnly,
  },
} as const satisfies Record<string, PermissionDeclaration>;

/** `area:action`; with a scope beside it, it is a grant. */
export type PermissionId = keyof typeof declared;

/** Every permission there is. Roles, tokens and the roles page are derived from this. */
export const permissions: Readonly<Record<PermissionId, PermissionDeclaration>> = declared;

// The one cast: Object.keys forgets the key type that the declaration above fixes.
export const permissionIds = Object.keys(declared) as readonly PermissionId[];

export function isPermissionId(name: string): name is PermissionId {
  return Object.hasOwn(declared, name);
}

export function isScope(name: string): name is Scope {
  return scopes.some((scope) => scope === name);
}

/** What a role or a token allows. An absent permission is `none`. */
export type Grants = Readonly<Partial<Record<PermissionId, Scope>>>;
