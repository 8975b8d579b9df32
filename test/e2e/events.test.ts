import type { Page } from '@playwright/test';
import { expect, test } from 'vitest';
import { act, callWith } from './calls.ts';
import { useStage } from './stage.ts';

const stage = useStage('Every Event', {
  people: { ada: 'Agent', mia: 'Manager', ivy: 'Integrator', kai: 'Administrator' },
});

/** Tabs on until an element has the focus: by keyboard alone, as everything here. */
async function tabTo(page: Page, role: Parameters<Page['getByRole']>[0], name: string | RegExp): Promise<void> {
  const wanted = page.getByRole(role, { name, exact: typeof name === 'string' }).first();
  await wanted.waitFor();
  for (let presses = 0; presses < 120; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${String(name)} cannot be reached by the Tab key`);
}

/** Opens a list with the arrow key, and takes the option that is typed. */
async function choose(page: Page, name: RegExp, option: string): Promise<void> {
  await tabTo(page, 'combobox', name);
  await page.keyboard.press('ArrowDown');
  const wanted = page.getByRole('option', { name: option, exact: true });
  await wanted.waitFor();
  for (let presses = 0; presses < 60; presses += 1) {
    if ((await wanted.getAttribute('data-highlighted')) !== null) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  await wanted.waitFor({ state: 'detached' });
}

test('an agent writes an event by keyboard alone, tries it over the past, publishes it and sees it fire', async () => {
  const first = await callWith(stage, 'ada', { switchboard: 'ivy', subject: 'Parcel' });
  await act(stage, 'ada', { action: 'muteInteraction', interactionId: first });
  const page = await stage.open(await stage.profileOf('ada'), '/events/my');
  const keys = page.keyboard;
  await page.getByText('No events yet').waitFor();
  await keys.press('c');
  await page.getByRole('heading', { level: 1, name: 'New event' }).waitFor();

  await tabTo(page, 'textbox', /^Name/);
  await keys.type('I muted myself');
  await choose(page, /^Category/, 'Calls');
  await choose(page, /^Type/, 'Mute started');
  await page.getByText(/Then: /).waitFor();

  await tabTo(page, 'button', 'Try');
  await keys.press('Enter');
  await page.getByText(/Would have fired 1×/).waitFor();

  await keys.press('Control+Enter');
  await page.getByText('I muted myself is saved').waitFor();
  await page.getByRole('link', { name: 'I muted myself' }).waitFor();

  const second = await callWith(stage, 'ada', { switchboard: 'ivy', subject: 'Refund' });
  await act(stage, 'ada', { action: 'muteInteraction', interactionId: second });
  await keys.press('g');
  await keys.press('i');
  await page.getByRole('article').first().waitFor();
  expect(await page.getByRole('article').count()).toBe(1);
});

test('what was written and not saved is kept on the device, and asked about before it is left', async () => {
  const page = await stage.open(await stage.profileOf('mia'), '/events/new');
  await page.getByRole('textbox', { name: /^Name/ }).fill('Half written');
  await page.keyboard.press('Tab');
  await page.getByRole('link', { name: 'Inbox' }).click();
  await page.getByRole('dialog', { name: 'Leave without saving?' }).waitFor();
  await page.getByRole('button', { name: 'Leave', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Inbox' }).waitFor();

  await page.goto(`${stage.wire.url}/events/new`);
  await page.getByText(/This is what you wrote/).waitFor();
  expect(await page.getByRole('textbox', { name: /^Name/ }).inputValue()).toBe('Half written');
  await page.getByRole('button', { name: 'Start afresh' }).click();
  expect(await page.getByRole('textbox', { name: /^Name/ }).inputValue()).toBe('');
});

test('an administrator unticks Create and Edit My Events, and the pages close for agents at once', async () => {
  const agent = await stage.open(await stage.profileOf('ada'), '/events/my');
  await agent.getByRole('heading', { level: 1, name: 'Events' }).waitFor();
  const page = await stage.open(await stage.profileOf('kai'), '/admin/roles');

  await page.getByRole('link', { name: /^Agent/ }).click();
  await page.getByRole('heading', { level: 2, name: 'Agent' }).waitFor();
  await page.getByRole('tab', { name: 'Events' }).click();
  await page.getByRole('checkbox', { name: 'Create and Edit My Events' }).uncheck();
  await page.getByText('2 changes affect 1 user').waitFor();
  await page.getByRole('button', { name: 'Review and save' }).click();
  const review = page.getByRole('dialog', { name: 'Save Agent' });
  await review.getByRole('cell', { name: 'Create and Edit My Events' }).waitFor();
  await review.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Agent is saved').waitFor();

  await agent.getByText('Events is not open to you').waitFor();
  const rail = agent.getByRole('navigation', { name: 'Sections' });
  expect(await rail.getByRole('link', { name: 'Events' }).count()).toBe(0);
});
