import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { grantsContain, isGrantable, mergeGrants, narrowGrants } from './grants.ts';
import { type Grants, type Scope, permissionIds, permissions, scopes } from './permissions.ts';
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
