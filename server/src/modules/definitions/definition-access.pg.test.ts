import type { Grants } from '@belfry/domain';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { temporaryDatabase, type TemporaryDatabase } from '../../../../test/kit/postgres.ts';
import type { SignedInViewer } from '../../platform/graphql/index.ts';
import { global, kindOf, muted, openPlace, type Place } from './definitions.fixture.ts';

let temporary: TemporaryDatabase;
let place: Place;

beforeEach(async () => {
  temporary = await temporaryDatabase();
  place = await openPlace(temporary.url);
});
afterEach(async () => {
  await place.close();
  await temporary.drop();
});

const granted = (viewer: SignedInViewer, grants: Grants): SignedInViewer => ({ ...viewer, grants });

test.each([
  ['none', { own: 'ForbiddenError', global: 'ForbiddenError' }],
  ['own', { own: 'done', global: 'ForbiddenError' }],
  ['all', { own: 'done', global: 'done' }],
] as const)('with events:write %s, creating gives %o', async (scope, expected) => {
  const viewer = granted(place.agent, {
    'events:read': 'own',
    ...(scope === 'none' ? {} : { 'events:write': scope }),
  });

  expect({
    own: kindOf(await place.definitions.create(viewer, muted)),
    global: kindOf(await place.definitions.create(viewer, global)),
  }).toEqual(expected);
});

test.each([
  ['an agent', () => place.agent, { own: 'done', others: 'NotFoundError', global: 'NotFoundError' }],
  [
    'an agent without events:write',
    () => granted(place.agent, { 'events:read': 'own' }),
    { own: 'ForbiddenError', others: 'NotFoundError', global: 'NotFoundError' },
  ],
  [
    'one who sees all but may write only own',
    () => granted(place.agent, { 'events:read': 'all', 'events:write': 'own' }),
    { own: 'done', others: 'ForbiddenError', global: 'ForbiddenError' },
  ],
  ['a manager', () => place.manager, { own: 'done', others: 'done', global: 'done' }],
  [
    'one without any grant',
    () => granted(place.agent, {}),
    { own: 'NotFoundError', others: 'NotFoundError', global: 'NotFoundError' },
  ],
] as const)('%s switches, changes and deletes as far as the role goes', async (_who, viewer, expected) => {
  const rows = {
    own: await place.made(place.agent, muted),
    others: await place.made(place.other, muted),
    global: await place.made(place.manager, global),
  };
  for (const [whose, kind] of Object.entries(expected)) {
    const { id } = rows[whose as keyof typeof rows];
    const switched = await place.definitions.setEnabled(viewer(), {
      id,
      enabled: false,
      expectedVersion: 1,
    });
    const changed = await place.definitions.update(viewer(), {
      id,
      expectedVersion: switched.ok ? 2 : 1,
      name: 'Changed',
    });
    const deleted = await place.definitions.delete(viewer(), { id });
    expect([whose, kindOf(switched), kindOf(changed), kindOf(deleted)]).toEqual([whose, kind, kind, kind]);
  }
});

test('the lists hold what their scope says and what the viewer may see', async () => {
  await place.made(place.agent, muted);
  await place.made(place.agent, { ...muted, name: 'Second' });
  await place.made(place.other, { ...muted, name: 'Otto’s' });
  await place.made(place.manager, { ...global, name: 'Global' });
  const page = { limit: 10, backward: false, from: null };
  const names = async (viewer: SignedInViewer, scope: 'mine' | 'global' | 'employees') =>
    (await place.definitions.store.list(viewer, { scope }, page)).map(({ name }) => name);

  expect(await names(place.agent, 'mine')).toEqual(['Muted', 'Second']);
  expect(await names(place.agent, 'employees')).toEqual([]);
  expect(await names(place.agent, 'global')).toEqual([]);
  expect(await names(place.manager, 'global')).toEqual(['Global']);
  expect(await names(place.manager, 'mine')).toEqual([]);
  expect((await names(place.manager, 'employees')).toSorted()).toEqual(['Muted', 'Otto’s', 'Second']);
});
