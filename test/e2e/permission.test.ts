import { expect, test } from 'vitest';
import { psql } from '../kit/psql.ts';
import { type Answer, createEvent, enableEvent, storeEvent, tellMeWhenIMute, updateEvent } from './events.ts';
import { useStage } from './stage.ts';

const stage = useStage('No Events', {
  people: { ada: 'Agent', bea: 'Agent', kim: 'Analyst' },
});

/** A custom role: all that an agent may do, but not *Create and Edit My Events*. */
async function giveRoleWithoutEvents(who: string): Promise<void> {
  const { organizationId, person } = stage.company;
  await psql(
    await stage.product.databaseUrl(),
    `with made as (
      insert into roles (organization_id, id, name, shipped, grants)
      select organization_id, gen_random_uuid(), 'Agent without events', false, grants - 'events:write'
      from roles where organization_id = $1 and name = 'Agent' returning id
    )
    update user_roles set role_id = made.id from made, users
    where user_roles.organization_id = $1 and user_roles.user_id = users.id and users.email = $2`,
    [organizationId, person(who).email],
  );
}

async function refusals(who: string): Promise<string[]> {
  const { id, version } = await storeEvent(stage, 'ada');
  const answers = [
    await stage.ask<Answer>(who, createEvent, tellMeWhenIMute),
    await stage.ask<Answer>(who, createEvent, { ...tellMeWhenIMute, scope: 'GLOBAL' }),
    await stage.ask<Answer>(who, enableEvent, { id, enabled: false }),
    await stage.ask<Answer>(who, updateEvent, { id, expectedVersion: version, name: 'Mine now' }),
  ];
  return answers.map(({ __typename }) => __typename);
}

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

  expect(await refusals('bea')).toEqual(['ForbiddenError', 'ForbiddenError', 'NotFoundError', 'NotFoundError']);
  const own = await stage.ask<Answer>('bea', enableEvent, { id, enabled: false });
  expect(own.__typename).toBe('NotFoundError');
});

test('an analyst does not even see events', async () => {
  const page = await stage.open(await stage.profileOf('kim'), '/events/new');

  await page.getByText('Events is not open to you').waitFor();
  const rail = page.getByRole('navigation', { name: 'Sections' });
  expect(await rail.getByRole('link', { name: 'Events' }).count()).toBe(0);
  expect(await refusals('kim')).toEqual(['ForbiddenError', 'ForbiddenError', 'NotFoundError', 'NotFoundError']);
});

test('an agent is offered the own events only', async () => {
  const page = await stage.open(await stage.profileOf('ada'), '/events/global');

  await page.getByText('Global events are not open to you').waitFor();
  const tabs = page.getByRole('navigation', { name: 'Whose events' }).getByRole('link');
  expect(await tabs.allTextContents()).toEqual(['My Events']);
});
