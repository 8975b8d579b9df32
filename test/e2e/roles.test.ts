import type { Page } from '@playwright/test';
import { expect, test } from 'vitest';
import { whenShown } from './browser.ts';
import { storeEvent } from './events.ts';
import { allRefused, answersToWriting } from './refusals.ts';
import { useStage } from './stage.ts';

const stage = useStage('Closed Events', {
  people: { ada: 'Agent', mia: 'Manager', kai: 'Administrator' },
});
const limitMs = 2_000;

/** Unticks the box of a role, up to the last press. @returns what saves it. */
async function untick(page: Page, role: string) {
  await page.getByRole('link', { name: new RegExp(`^${role}`) }).click();
  await page.getByRole('heading', { level: 2, name: role }).waitFor();
  const levels = page.getByRole('radiogroup', { name: 'Events', exact: true });
  await levels.getByRole('radio', { name: 'Custom' }).click();
  await page.getByRole('tab', { name: 'Events' }).click();
  await page.getByRole('checkbox', { name: 'Create and Edit My Events' }).uncheck();
  await page.getByText('2 changes affect 1 user').waitFor();
  await page.getByRole('button', { name: 'Review and save' }).click();
  const review = page.getByRole('dialog', { name: `Save ${role}` });
  await review.getByRole('cell', { name: 'Create and Edit My Events' }).waitFor();
  return () => review.getByRole('button', { name: 'Save' }).click();
}

test.each([
  ['Agent', 'ada'],
  ['Manager', 'mia'],
])('an administrator unticks Create and Edit My Events for %s: pages and API close at once', async (role, who) => {
  const own = await storeEvent(stage, who);
  const profile = await stage.profileOf(who);
  const list = await stage.open(profile, '/events/my');
  await list.getByRole('link', { name: 'I muted myself' }).waitFor();
  const form = await stage.open(profile, '/events/new');
  await form.getByRole('textbox', { name: /^Name/ }).waitFor();
  const page = await stage.open(await stage.profileOf('kai'), '/admin/roles');
  const save = await untick(page, role);

  const since = Date.now();
  await save();
  const shown = { within: 'main', words: 'Events is not open to you' };
  const closed = Promise.all([whenShown(list, shown), whenShown(form, shown)]);
  await page.getByText(`${role} is saved`).waitFor();
  expect(await answersToWriting(stage, who, own)).toEqual(allRefused);
  const took = Math.max(...(await closed)) - since;

  process.stdout.write(`ms from saving the role to the last closed page: ${took}\n`);
  expect(took).toBeLessThanOrEqual(limitMs);
  expect(await form.getByRole('textbox').count()).toBe(0);
  const rail = list.getByRole('navigation', { name: 'Sections' });
  expect(await rail.getByRole('link', { name: 'Events' }).count()).toBe(0);
});
