import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporaryDatabase, type TemporaryDatabase } from '../../../../test/kit/postgres.ts';
import { globalId, type SignedInViewer } from '../../platform/graphql/index.ts';
import { type OpenProduct, openProduct } from '../../platform/graphql/product.fixture.ts';

let temporary: TemporaryDatabase;
let product: OpenProduct;
let organizationId: string;

beforeAll(async () => {
  temporary = await temporaryDatabase();
  product = await openProduct(temporary.url);
  organizationId = await product.services.access.createOrganization({ name: 'North', timeZone: 'Europe/Vienna' });
});
afterAll(async () => {
  await product.close();
  await temporary.drop();
});

const user = (name: string, role: string): Promise<string> =>
  product.services.access.createUser({ organizationId, name, roles: [role] });

/** Who a user is now, as each request finds out anew. */
async function now(userId: string): Promise<SignedInViewer> {
  const viewer = await product.services.access.viewerOfUser(organizationId, userId);
  if (!viewer) throw new Error('No such user.');
  return viewer;
}

async function ask<Data>(userId: string, source: string, variables: Record<string, unknown> = {}): Promise<Data> {
  const { data, errors } = await product.ask(await now(userId), source, variables);
  if (errors) throw new Error(errors.map(({ message }) => message).join(' '));
  // Null prototypes and no classes: what a client would read.
  return JSON.parse(JSON.stringify(data)) as Data;
}

const update = `mutation ($input: UpdateRoleInput!) { updateRole(input: $input) {
  __typename ... on UpdateRolePayload { role { adjusted version userCount } } ... on UserError { code message }
  ... on ValidationError { issues { path code } } } }`;
const create = `mutation ($input: CreateEventDefinitionInput!) { createEventDefinition(input: $input) { __typename } }`;
const mine = `{ eventDefinitions(scope: MINE, first: 1) { nodes { id } } }`;
const definition = {
  name: 'Muted',
  eventType: 'CALL_MUTE_STARTED',
  actions: [{ kind: 'notify', to: [{ kind: 'me' }], severity: 'info', title: 'Muted', body: '' }],
};

interface RoleOf {
  roles: { id: string; name: string; version: number; meaning: string; limits: object; grants: object[] }[];
}
const roleNamed = async (boss: string, name: string) => {
  const { roles } = await ask<RoleOf>(
    boss,
    '{ roles { id name version meaning limits { events firingsPerHour } grants { permission scope } } }',
  );
  const found = roles.find((role) => role.name === name);
  if (!found) throw new Error(`No role ${name}.`);
  return found;
};

test('an administrator unticks My Events for Agent, then for Manager: the API closes for each at once', async () => {
  const [boss, ana, mara] = [
    await user('Boss', 'Administrator'),
    await user('Ana', 'Agent'),
    await user('Mara', 'Manager'),
  ];
  const opens = async (who: string) => {
    const made = await ask<{ createEventDefinition: { __typename: string } }>(who, create, { input: definition });
    const { errors } = await product.ask(await now(who), mine);
    return [made.createEventDefinition.__typename, errors?.[0]?.extensions['code'] ?? 'open'];
  };
  const untick = async (name: string, ...permissions: string[]) => {
    const { id, version } = await roleNamed(boss, name);
    const grants = permissions.map((permission) => ({ permission, scope: 'NONE' }));
    return ask(boss, update, { input: { id, expectedVersion: version, grants } });
  };

  expect([await opens(ana), await opens(mara)]).toEqual([
    ['CreateEventDefinitionPayload', 'open'],
    ['CreateEventDefinitionPayload', 'open'],
  ]);
  expect(await untick('Agent', 'events:write')).toEqual({
    updateRole: { __typename: 'UpdateRolePayload', role: { adjusted: true, version: 2, userCount: 1 } },
  });
  expect([await opens(ana), (await opens(mara))[1]]).toEqual([['ForbiddenError', 'FORBIDDEN'], 'open']);
  await untick('Manager', 'events:write', 'events:read');
  expect(await opens(mara)).toEqual(['ForbiddenError', 'FORBIDDEN']);
});

test('permissions say what the roles page puts them under', async () => {
  const boss = await user('Bea', 'Administrator');
  const { permissions } = await ask<{ permissions: { id: string; area: string; scopes: string[] }[] }>(
    boss,
    '{ permissions { id area scopes } }',
  );

  expect(permissions.filter(({ area }) => area === 'Events')).toEqual([
    { id: 'events:read', area: 'Events', scopes: ['NONE', 'OWN', 'TEAM', 'ALL'] },
    { id: 'events:write', area: 'Events', scopes: ['NONE', 'OWN', 'ALL'] },
    { id: 'firings:read', area: 'Events', scopes: ['NONE', 'OWN', 'TEAM', 'ALL'] },
  ]);
});

test('a grant that there is not, or not so far, is refused with its place', async () => {
  const boss = await user('Bob', 'Administrator');
  const { id } = await roleNamed(boss, 'Analyst');
  const grants = [
    { permission: 'events:fly', scope: 'ALL' },
    { permission: 'roles:manage', scope: 'OWN' },
  ];

  expect(await ask(boss, update, { input: { id, grants } })).toMatchObject({
    updateRole: {
      __typename: 'ValidationError',
      issues: [
        { path: ['grants', '0', 'permission'], code: 'UNKNOWN' },
        { path: ['grants', '1', 'scope'], code: 'OUT_OF_RANGE' },
      ],
    },
  });
});

test('a role that is made, given and taken away is told to the log of user events', async () => {
  const [boss, nora] = [await user('Bo', 'Administrator'), await user('Nora', 'Analyst')];
  const made = await ask<{ createRole: { role: { id: string } } }>(
    boss,
    'mutation ($input: CreateRoleInput!) { createRole(input: $input) { ... on CreateRolePayload { role { id grants { permission scope } } } } }',
    { input: { name: 'Counter', grants: [{ permission: 'counts:read', scope: 'ALL' }] } },
  );
  const assign = `mutation ($input: AssignRolesInput!) { assignRoles(input: $input) {
    ... on AssignRolesPayload { changed user { name roles { name } } } ... on UserError { code } } }`;
  const input = { userId: globalId('User', nora), roleIds: [made.createRole.role.id] };

  expect(await ask(boss, assign, { input })).toEqual({
    assignRoles: { changed: true, user: { name: 'Nora', roles: [{ name: 'Counter' }] } },
  });
  expect(await ask(nora, assign, { input })).toEqual({ assignRoles: { code: 'FORBIDDEN' } });
  const told = `{ userEvents(first: 5, filter: { type: { eq: USER_ROLE_CHANGED } }) { nodes { fields actor { name } user { name } } } }`;
  expect(await ask(boss, told)).toEqual({
    userEvents: { nodes: [{ fields: { roles: ['Counter'] }, actor: { name: 'Bo' }, user: { name: 'Nora' } }] },
  });
  const remove =
    'mutation ($input: DeleteRoleInput!) { deleteRole(input: $input) { ... on UserError { code message } } }';
  expect(await ask(boss, remove, { input: { id: made.createRole.role.id } })).toEqual({
    deleteRole: { code: 'ROLE_IN_USE', message: '1 user has the role Counter. Give them another one first.' },
  });
});

test('business hours are set by who may and seen by everyone', async () => {
  const [boss, ana] = [await user('Ben', 'Administrator'), await user('Abe', 'Agent')];
  const set = `mutation ($input: SetBusinessHoursInput!) { setBusinessHours(input: $input) { __typename
    ... on SetBusinessHoursPayload { businessHours { set version } } ... on ValidationError { issues { path } } } }`;
  const week = [{ weekday: 5, from: '22:00', to: '06:00' }];
  const shown = '{ businessHours { set timeZone week { weekday from to } holidays version } }';

  expect(await ask(boss, set, { input: { week, holidays: ['2026-12-25'] } })).toMatchObject({
    setBusinessHours: { businessHours: { set: true, version: 1 } },
  });
  expect(await ask(ana, set, { input: { week } })).toMatchObject({
    setBusinessHours: { __typename: 'ForbiddenError' },
  });
  for (const weekday of [0, 8, 1_000_000_000]) {
    expect(await ask(boss, set, { input: { week: [{ ...week[0], weekday }] } })).toMatchObject({
      setBusinessHours: { issues: [{ path: ['week'] }] },
    });
  }
  expect(await ask(ana, shown)).toEqual({
    businessHours: { set: true, timeZone: 'Europe/Vienna', week, holidays: ['2026-12-25'], version: 1 },
  });
});
