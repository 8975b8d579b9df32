import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { areaLevelOf, areaOf, hasMyEvents, permissionsOf, withAreaLevel, withMyEvents } from './areas.ts';
import { beyond, overlaid } from './changed-grants.ts';
import { grantsContain, isGrantable, mergeGrants, narrowGrants } from './grants.ts';
import { type Grants, type Scope, permissionIds, permissions, scopes } from './permissions.ts';
import { mergeLimits, noLimits } from './limits.ts';
import { shippedRoles } from './roles.ts';
import { type Viewer, can, covers, scopeOf } from './viewer.ts';

function viewer(grants: Grants): Viewer {
  return {
    organizationId: 'o1',
    userId: 'ana',
    name: 'Ana',
    grants,
    teamIds: ['t1'],
    queueIds: ['sales'],
    teamMemberIds: ['ana', 'ben'],
  };
}

const read = (scope: Scope) => viewer({ 'interactions:read': scope });

describe('can', () => {
  test('what each scope contains', () => {
    const contains = (granted: Scope) => scopes.filter((scope) => can(read(granted), 'interactions:read', scope));
    expect(Object.fromEntries(scopes.map((scope) => [scope, contains(scope)]))).toEqual({
      none: ['none'],
      own: ['none', 'own'],
      team: ['none', 'own', 'team'],
      queues: ['none', 'own', 'queues'],
      all: ['none', 'own', 'team', 'queues', 'all'],
    });
  });

  test('own is asked when no scope is named, and what is not granted is none', () => {
    expect([
      can(read('own'), 'interactions:read'),
      can(read('own'), 'events:write'),
      scopeOf(read('own'), 'events:write'),
    ]).toEqual([true, false, 'none']);
  });
});

describe('covers', () => {
  const things = {
    mine: { userIds: ['ana'], queueIds: ['vip'] },
    mates: { userIds: ['ben', 'cy'], queueIds: ['vip'] },
    strangers: { userIds: ['cy'], queueIds: ['vip'] },
    inMyQueue: { userIds: ['cy'], queueIds: ['sales'] },
    nobodys: { userIds: [], queueIds: [] },
  };

  test('what each scope extends to', () => {
    const covered = (scope: Scope) =>
      Object.entries(things)
        .filter(([, thing]) => covers(read(scope), 'interactions:read', thing))
        .map(([name]) => name);
    expect(Object.fromEntries(scopes.map((scope) => [scope, covered(scope)]))).toEqual({
      none: [],
      own: ['mine'],
      team: ['mine', 'mates'],
      queues: ['mine', 'inMyQueue'],
      all: ['mine', 'mates', 'strangers', 'inMyQueue', 'nobodys'],
    });
  });

  test('a token of no user has nothing of its own', () => {
    expect(covers({ ...read('own'), userId: null }, 'interactions:read', things.mine)).toBe(false);
  });
});

const grants: fc.Arbitrary<Grants> = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...permissionIds), fc.constantFrom(...scopes)), {
    selector: ([id]) => id,
  })
  .map((entries) => Object.fromEntries(entries));

describe('grants', () => {
  test('of several roles are the widest of each permission', () => {
    expect(
      mergeGrants([
        { 'events:write': 'own', 'counts:read': 'team' },
        { 'events:write': 'all' },
        { 'counts:read': 'own', 'users:read': 'none' },
      ]),
    ).toEqual({
      'events:write': 'all',
      'counts:read': 'team',
    });
  });

  test('of someone who may not keep events show none of their own either', () => {
    expect(mergeGrants([{ 'events:read': 'own', 'events:write': 'none' }])).toEqual({});
    expect(mergeGrants([{ 'events:read': 'team' }])).toEqual({ 'events:read': 'team' });
    expect(mergeGrants([{ 'events:read': 'own' }, { 'events:write': 'own' }])).toEqual({
      'events:read': 'own',
      'events:write': 'own',
    });
  });

  test("of a token are never more than its user's", () => {
    fc.assert(
      fc.property(
        grants,
        fc.array(fc.oneof(fc.constantFrom<string>(...permissionIds), fc.string())),
        (given, tokenScopes) => {
          expect(grantsContain(given, narrowGrants(given, tokenScopes))).toBe(true);
        },
      ),
    );
  });

  test('of a token are what it names', () => {
    expect(
      narrowGrants({ 'events:write': 'own', 'counts:read': 'team' }, ['counts:read', 'roles:manage', 'nonsense']),
    ).toEqual({ 'counts:read': 'team' });
  });
});

describe('the shipped roles', () => {
  test('grant only what can be granted', () => {
    const wrong = Object.entries<{ grants: Grants }>(shippedRoles).flatMap(([role, { grants: given }]) =>
      permissionIds.filter((id) => !isGrantable(id, given[id] ?? 'none')).map((id) => `${role} ${id}`),
    );
    expect(wrong).toEqual([]);
  });

  test('an administrator may do everything, and so more than every other', () => {
    const { administrator, ...others } = shippedRoles;
    expect(permissionIds.filter((id) => administrator.grants[id] !== 'all')).toEqual([]);
    expect(Object.values(others).filter((role) => !grantsContain(administrator.grants, role.grants))).toEqual([]);
  });

  test('an agent has My Events, a manager Global and Employees too, an analyst none', () => {
    const roles: Record<string, { grants: Grants }> = shippedRoles;
    expect(['agent', 'manager', 'analyst', 'integrator'].map((role) => roles[role]?.grants['events:write'])).toEqual([
      'own',
      'all',
      undefined,
      undefined,
    ]);
    expect(permissions['events:write'].label).toBe('Create and Edit My Events');
  });
});

describe('areas', () => {
  test('hold every permission once', () => {
    const areas = [...new Set(permissionIds.map(areaOf))];
    expect(areas.flatMap(permissionsOf).toSorted()).toEqual(permissionIds.toSorted());
  });

  test('a level is what its grants amount to, and other areas are left alone', () => {
    const levels = (['none', 'read', 'full'] as const).map((level) => {
      const brought = withAreaLevel(shippedRoles.agent.grants, { area: 'Events', level });
      return [areaLevelOf('Events', brought), brought['events:write'], brought['counts:read']];
    });
    expect(levels).toEqual([
      ['none', 'none', 'own'],
      ['read', 'none', 'own'],
      ['full', 'all', 'own'],
    ]);
    const shipped: Record<string, { grants: Grants }> = shippedRoles;
    expect(
      ['administrator', 'manager', 'agent', 'integrator'].map((role) =>
        areaLevelOf('Events', shipped[role]?.grants ?? {}),
      ),
    ).toEqual(['full', 'custom', 'custom', 'none']);
  });

  test('Create and Edit My Events is ticked with what it needs, and unticked with all that it opens', () => {
    const { grants: agent } = shippedRoles.agent;
    const off = withMyEvents(agent, false);
    expect([hasMyEvents(agent), hasMyEvents(off), off['events:read']]).toEqual([true, false, 'none']);
    expect(withMyEvents(off, true)).toEqual(agent);
    expect(withMyEvents(shippedRoles.manager.grants, true)).toEqual(shippedRoles.manager.grants);
  });
});

describe('a change of a role', () => {
  test('lays grants over what it has, and takes out what is none', () => {
    expect(
      overlaid({ 'counts:read': 'own', 'events:read': 'all' }, { 'counts:read': 'all', 'events:read': 'none' }),
    ).toEqual({
      'counts:read': 'all',
    });
  });

  test('reaches no further than its maker does, before and after', () => {
    const own: Grants = { 'counts:read': 'team', 'roles:manage': 'all' };
    const change = (before: Scope, after: Scope) =>
      beyond(own, { before: { 'counts:read': before }, after: { 'counts:read': after } });
    expect([change('none', 'team'), change('own', 'none'), change('all', 'all')]).toEqual([[], [], []]);
    expect([change('none', 'all'), change('all', 'none'), change('queues', 'own')]).toEqual([
      ['counts:read'],
      ['counts:read'],
      ['counts:read'],
    ]);
  });
});

test('limits of several roles are the widest of each', () => {
  const [few, many] = [
    { events: 5, firingsPerHour: 10 },
    { events: 3, firingsPerHour: null },
  ];
  expect([mergeLimits([few, many]), mergeLimits([])]).toEqual([{ events: 5, firingsPerHour: null }, noLimits]);
});
