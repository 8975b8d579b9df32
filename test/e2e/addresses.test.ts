import type { Page } from '@playwright/test';
import { beforeAll, expect, test } from 'vitest';
import { callWith } from './calls.ts';
import { storeEvent, tellMeWhenIMute } from './events.ts';
import { useStage } from './stage.ts';

const stage = useStage('Shared Links', {
  people: { ada: 'Agent', mia: 'Manager', ivy: 'Integrator' },
});
beforeAll(async () => {
  for (const subject of ['Parcel', 'Refund']) {
    await callWith(stage, 'ada', { switchboard: 'ivy', subject });
  }
  await storeEvent(stage, 'ada');
  await storeEvent(stage, 'ada', { ...tellMeWhenIMute, name: 'Another of mine', enabled: false });
});

const addressOf = (page: Page): string => page.url().slice(stage.wire.url.length);

/** @returns what the page shows when it is loaded anew. */
async function reload(page: Page): Promise<string> {
  await page.reload();
  return addressOf(page);
}

test('filters of interactions stay in the address', async () => {
  const page = await stage.open(await stage.profileOf('ada'), '/interactions');
  await page.getByRole('link', { name: /Refund/ }).waitFor();
  await page.getByRole('searchbox', { name: 'Search by subject or number' }).fill('parc');
  await page.getByRole('link', { name: /Refund/ }).waitFor({ state: 'detached' });
  await page.getByRole('switch', { name: 'Live only' }).click();
  await page.waitForURL(/live/);

  expect(await reload(page)).toBe('/interactions?q=parc&live=1');
  await page.getByRole('link', { name: /Parcel/ }).waitFor();
  expect(await page.getByRole('link', { name: /Refund/ }).count()).toBe(0);
  expect(await page.getByRole('switch', { name: 'Live only' }).isChecked()).toBe(true);
});

test('filters of counts stay in the address, and the back button takes them back', async () => {
  const page = await stage.open(await stage.profileOf('ada'), '/counts');
  await page.getByRole('button', { name: 'Offer accepted', exact: true }).first().click();
  await page.getByRole('radio', { name: '4h', exact: true }).click();
  await page.waitForURL(/range=/);

  expect(await reload(page)).toMatch(/^\/counts\?(?=.*type=OFFER_ACCEPTED)(?=.*range=)/);
  const filters = page.getByRole('group', { name: 'Filters' });
  await filters.getByText('Type is Offer accepted').waitFor();
  await page.goBack();
  await page.goBack();
  await page.waitForURL(/\/counts$/);
  await page.getByRole('row', { name: 'Offer created 2' }).waitFor();
});

test('filters of events stay in the address', async () => {
  const page = await stage.open(await stage.profileOf('ada'), '/events/my');
  await page.getByRole('link', { name: 'I muted myself' }).waitFor();
  await page.getByRole('combobox', { name: /^State/ }).click();
  await page.getByRole('option', { name: 'Off', exact: true }).click();
  await page.getByRole('link', { name: 'I muted myself' }).waitFor({ state: 'detached' });

  expect(await reload(page)).toBe('/events/my?state=off');
  await page.getByRole('link', { name: 'Another of mine' }).waitFor();
  expect(await page.getByRole('link', { name: 'I muted myself' }).count()).toBe(0);
});

test('somebody who is sent a link comes to it by signing in', async () => {
  const page = await stage.open(await stage.profile(), '/interactions?q=parc');
  const { email, password } = stage.company.person('mia');
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email);
  await page.getByLabel('Password').fill('not the password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('do not belong together').waitFor();
  await page.getByLabel('Password').fill(password);
  await page.getByLabel('Password').press('Enter');
  await page.waitForURL(({ pathname }) => pathname === '/interactions');

  expect(addressOf(page)).toBe('/interactions?q=parc');
});
