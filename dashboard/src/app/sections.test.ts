import { expect, test } from 'vitest';
import type { Session } from '../data/viewer.ts';
import { homeOf, sectionOf, sectionsFor } from './sections.ts';

type Grant = Session['viewer']['permissions'][number];

const sessionOf = (permissions: Grant[]): Session => ({
  viewer: {
    name: 'A person',
    sessionId: null,
    user: null,
    organization: { id: 'o', name: 'An organization', timeZone: 'UTC', demo: false },
    permissions,
    cursor: { notifications: 'n', userEvents: 'u' },
  },
  serverInfo: { name: 'Belfry', version: '0', demo: false },
});

const agent: Grant[] = [
  { permission: 'notifications:read', scope: 'OWN' },
  { permission: 'counts:read', scope: 'OWN' },
  { permission: 'board:read', scope: 'OWN' },
  { permission: 'interactions:read', scope: 'NONE' },
];

test('the rail shows only what the viewer may see', () => {
  expect(sectionsFor(sessionOf(agent)).map(({ label }) => label)).toEqual(['Inbox', 'Counts', 'Settings']);
});

test('an agent starts in the inbox', () => {
  expect(homeOf(sessionOf(agent))).toBe('/inbox');
});

test('who watches others starts at the counts', () => {
  const manager: Grant[] = [
    { permission: 'counts:read', scope: 'ALL' },
    { permission: 'notifications:read', scope: 'TEAM' },
    { permission: 'board:read', scope: 'ALL' },
  ];
  expect(homeOf(sessionOf(manager))).toBe('/counts');
});

test('who connects systems starts at the API', () => {
  const integrator: Grant[] = [
    { permission: 'notifications:read', scope: 'OWN' },
    { permission: 'schema:read', scope: 'ALL' },
  ];
  expect(homeOf(sessionOf(integrator))).toBe('/developers/graphiql');
});

test('an address belongs to the section it begins with', () => {
  expect(sectionOf('/interactions/abc')?.label).toBe('Interactions');
  expect(sectionOf('/interactionsx')).toBeUndefined();
});
