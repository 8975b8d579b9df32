import type { IconName } from '@belfry/ui';
import { canIn, type Session } from '../data/index.ts';
import { paths } from '../shared/paths.ts';

/** One entry of the rail. */
export interface Section {
  label: string;
  icon: IconName;
  to: string;
  /** Addresses that begin so belong to it. */
  base: string;
  /** The letter after `g`. */
  key: string;
  /** Any of these permissions opens it. */
  permissions: readonly string[];
}

const sections: readonly Section[] = [
  {
    label: 'Inbox',
    icon: 'inbox',
    to: paths.inbox(),
    base: '/inbox',
    key: 'i',
    permissions: ['notifications:read'],
  },
  {
    label: 'Interactions',
    icon: 'interactions',
    to: paths.interactions(),
    base: '/interactions',
    key: 'n',
    permissions: ['interactions:read'],
  },
  {
    label: 'Counts',
    icon: 'counts',
    to: paths.counts(),
    base: '/counts',
    key: 'c',
    permissions: ['counts:read'],
  },
  {
    label: 'Events',
    icon: 'events',
    to: paths.events.my(),
    base: '/events',
    key: 'e',
    permissions: ['events:read'],
  },
  {
    label: 'Admin',
    icon: 'key',
    to: paths.admin.home(),
    base: '/admin',
    key: 'a',
    permissions: ['roles:read', 'webhooks:manage'],
  },
  {
    label: 'Developers',
    icon: 'developers',
    to: paths.graphiql(),
    base: '/developers',
    key: 'd',
    permissions: ['graphql:adhoc', 'schema:read'],
  },
  {
    label: 'Settings',
    icon: 'settings',
    to: paths.settings(),
    base: '/settings',
    key: 's',
    permissions: ['notifications:read'],
  },
];

/** The sections that the viewer may see, in the order of the rail. */
export function sectionsFor(session: Session): readonly Section[] {
  return sections.filter((section) => section.permissions.some((permission) => canIn(session, permission)));
}

/** The section that an address belongs to, among all. */
export function sectionOf(path: string): Section | undefined {
  return sections.find((section) => path === section.base || path.startsWith(`${section.base}/`));
}

/** Where the viewer starts: the counts for who watches others, the API for who connects systems, else the inbox. */
export function homeOf(session: Session): string {
  const open = sectionsFor(session);
  return (open.find((section) => section.base === startOf(session)) ?? open[0])?.to ?? paths.inbox();
}

function startOf(session: Session): string {
  if (canIn(session, 'board:read', 'TEAM')) return '/counts';
  return canIn(session, 'schema:read') ? '/developers' : '/inbox';
}
