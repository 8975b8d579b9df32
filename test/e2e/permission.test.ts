import { expect, test } from 'vitest';
import { type Answer, enableEvent, storeEvent } from './events.ts';
import { allRefused, answersToWriting } from './refusals.ts';
import { useStage } from './stage.ts';

const stage = useStage('No Events', {
  people: { ada: 'Agent', bea: 'Agent', kim: 'Analyst' },
});

/** A custom role: all that an agent may do, but not *Create and Edit My Events*. */
async function giveRoleWithoutEvents(who: string): Promise<void> {
  const roles = await stage.ask<readonly { id: string; name: string }[]>('operator', '{ roles { id name } }');
  const agent = roles.find(({ name }) => name === 'Agent');
  const made = await stage.ask<{ role?: { id: string } }>('operator', createRole, {
    name: 'Agent without events',
    copyOf: agent?.id,
    grants: [{ permission: 'events:write', scope: 'NONE' }],
  });
  const given = { userId: stage.company.person(who).id, roleIds: [made.role?.id] };
  expect(await stage.ask<Answer>('operator', assignRoles, given)).toEqual({ __typename: 'AssignRolesPayload' });
}

const createRole = `mutation ($input: CreateRoleInput!) {
  createRole(input: $input) { __typename ... on CreateRolePayload { role { id } } ... on UserError { message } }
}`;
const assignRoles = `mutation ($input: AssignRolesInput!) {
  assignRoles(input: $input) { __typename ... on UserError { message } }
}`;

const refusals = async (who: string): Promise<string[]> => answersToWriting(stage, who, await storeEvent(stage, 'ada'));

test('an agent whose role lacks Create and Edit My Events finds no way to do it', async () => {
  const { id } = await storeEvent(stage, 'bea');
  await giveRoleWithoutEvents('bea');
  const page = await stage.open(await stage.profileOf('bea'), '/events/my');

  for (const path of ['/events/my', '/events/new', `/events/${id}`]) {
    await page.goto(stage.wire.url + path);
    await page.getByText('Events is not open to you').waitFor();
    expect(await page.getByRole('textbox').count()).toBe(0);
  }
  const rail = page.getByRole('navigation', { name: 'Sections' });
  expect(await rail.getByRole('link', { name: 'Events' }).count()).toBe(0);
  await page.keyboard.press('c');
  expect(new URL(page.url()).pathname).toBe(`/events/${id}`);

  expect(await refusals('bea')).toEqual(allRefused);
  const own = await stage.ask<Answer>('bea', enableEvent, { id, enabled: false });
  expect(own.__typename).toBe('NotFoundError');
});

test('an analyst does not even see events', async () => {
  const page = await stage.open(await stage.profileOf('kim'), '/events/new');

  await page.getByText('Events is not open to you').waitFor();
  const rail = page.getByRole('navigation', { name: 'Sections' });
  expect(await rail.getByRole('link', { name: 'Events' }).count()).toBe(0);
  expect(await refusals('kim')).toEqual(allRefused);
});

test('an agent is offered the own events only', async () => {
  const page = await stage.open(await stage.profileOf('ada'), '/events/global');

  await page.getByText('Global events are not open to you').waitFor();
  const tabs = page.getByRole('navigation', { name: 'Whose events' }).getByRole('link');
  expect(await tabs.allTextContents()).toEqual(['My Events']);
});
