import { describe, expect, test } from 'vitest';
import { areas, changedGrants, changesBetween, draftOf, effectWords } from './role-draft.ts';
import type { RoleData } from './roles.documents.ts';

const agent: RoleData = {
  id: 'r1',
  name: 'Agent',
  meaning: '',
  shipped: true,
  adjustable: true,
  adjusted: false,
  userCount: 12,
  version: 1,
  grants: [
    { permission: 'events:read', scope: 'OWN' },
    { permission: 'events:write', scope: 'OWN' },
    { permission: 'of:tomorrow', scope: 'ALL' },
  ],
  limits: { events: 20, firingsPerHour: null },
};
const before = draftOf(agent);
const after = {
  ...before,
  name: ' Agent ',
  grants: { 'events:read': 'own', 'counts:read': 'team' } as const,
  limits: { events: null, firingsPerHour: 60 },
};

describe('a role that is edited', () => {
  test('tells in words what a save would change', () => {
    expect(changesBetween(before, after)).toEqual([
      { what: 'See counts', from: 'No', to: 'Team' },
      { what: 'Create and Edit My Events', from: 'Own', to: 'No' },
      { what: 'Events of their own', from: '20', to: 'no limit' },
      { what: 'Firings an hour', from: 'no limit', to: '60' },
    ]);
    expect(changesBetween(before, before)).toEqual([]);
  });

  test('sends only what differs, and leaves what this page does not know', () => {
    expect(changedGrants(before, after)).toEqual([
      { permission: 'counts:read', scope: 'TEAM' },
      { permission: 'events:write', scope: 'NONE' },
    ]);
  });
});

test('how many are affected is told in one sentence', () => {
  expect([effectWords(2, 12), effectWords(1, 1), effectWords(3, 0)]).toEqual([
    '2 changes affect 12 users',
    '1 change affects 1 user',
    '3 changes affect 0 users',
  ]);
});

test('Events is the first area, and each stands once', () => {
  expect([areas[0], new Set(areas).size]).toEqual(['Events', areas.length]);
});
