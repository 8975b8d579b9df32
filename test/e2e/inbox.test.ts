import type { BrowserContext, Page } from '@playwright/test';
import { expect, test } from 'vitest';
import { whenShown } from './browser.ts';
import { act, callWith } from './calls.ts';
import { storeEvent, tellMeWhenIMute } from './events.ts';
import { useStage } from './stage.ts';

const stage = useStage('Inbox Stories', {
  people: { ada: 'Agent', ben: 'Agent', cy: 'Agent', dee: 'Agent', ivy: 'Integrator' },
});
const second = 1_000;

/** Makes notifications for an agent, one per subject. */
async function notify(who: string, subjects: readonly string[]): Promise<void> {
  for (const subject of subjects) {
    const interactionId = await callWith(stage, who, { switchboard: 'ivy', subject });
    await act(stage, who, { action: 'muteInteraction', interactionId });
  }
}

const inboxOf = async (profile: BrowserContext): Promise<Page> => {
  const page = await stage.open(profile, '/inbox');
  await page.getByRole('status').getByText('Live', { exact: true }).waitFor({ state: 'attached' });
  return page;
};

const rowsOf = (page: Page): Promise<string[]> => page.getByRole('article').locator('[id^=title-]').allTextContents();

test('what is read, done or snoozed in one page is so in the other within a second', async () => {
  await storeEvent(stage, 'ada');
  await notify('ada', ['Parcel', 'Refund']);
  const profile = await stage.profileOf('ada');
  const page = await inboxOf(profile);
  const other = await inboxOf(profile);
  for (const one of [page, other]) {
    await one.waitForFunction(() => document.title === '(2) Inbox · Belfry');
  }

  const since = Date.now();
  await page.getByRole('article', { name: 'Refund is muted' }).click();
  const readThere = await whenShown(other, { within: 'head title', words: '(1) Inbox' });
  await page.keyboard.press('e');
  await other.getByRole('article', { name: 'Refund' }).waitFor({ state: 'detached' });
  await page.keyboard.press('z');
  await other.getByRole('article', { name: 'Refund' }).waitFor();
  await page.getByRole('article', { name: 'Parcel is muted' }).click();
  await page.keyboard.press('h');
  await page.getByRole('menuitem', { name: 'In 1 hour' }).click();
  await other.getByRole('article', { name: 'Parcel' }).waitFor({ state: 'detached' });

  process.stdout.write(`ms from one page to the other: ${readThere - since}\n`);
  expect(readThere - since).toBeLessThanOrEqual(second);
  for (const one of [page, other]) {
    await one.waitForFunction(() => document.title === 'Inbox · Belfry');
    expect(await rowsOf(one)).toEqual(['Info. Refund is muted']);
  }
  await other.getByRole('tab', { name: 'Snoozed 1' }).click();
  await other.getByRole('article', { name: 'Parcel is muted' }).waitFor();
});

test('after a cut the page says so, comes back by itself and lacks nothing', async () => {
  await storeEvent(stage, 'ben');
  const page = await inboxOf(await stage.profileOf('ben'));
  await page.getByText('Nothing needs you now').waitFor();
  await notify('ben', ['Before']);
  await page.getByRole('article', { name: 'Before is muted' }).waitFor();

  stage.wire.cut();
  await page
    .getByText(/^Reconnecting/)
    .first()
    .waitFor();
  await notify('ben', ['Meanwhile', 'Meanwhile too']);
  stage.wire.mend();
  await page.getByRole('status').getByText('Live', { exact: true }).waitFor({ state: 'attached' });
  await page.getByRole('article', { name: 'Meanwhile too is muted' }).waitFor();
  await notify('ben', ['After']);
  await page.getByRole('article', { name: 'After is muted' }).waitFor();

  const subjects = (await rowsOf(page)).map((row) => row.replace(/^Unread. Info. | is muted$/g, ''));
  expect(subjects.toSorted()).toEqual(['After', 'Before', 'Meanwhile', 'Meanwhile too']);
});

test('a paused page stands still, counts what it holds, and shows it at once when it goes on', async () => {
  await storeEvent(stage, 'cy');
  const page = await inboxOf(await stage.profileOf('cy'));
  await page.getByText('Nothing needs you now').waitFor();

  await page.getByRole('button', { name: 'Pause live updates' }).click();
  await notify('cy', ['Held back']);
  await page.getByText('Paused · 1 held').waitFor();
  expect(await page.getByRole('article').count()).toBe(0);
  await page.getByRole('button', { name: 'Resume live updates' }).click();
  await page.getByRole('article', { name: 'Held back is muted' }).waitFor();
});

const critical = {
  ...tellMeWhenIMute,
  actions: tellMeWhenIMute.actions.map((action) => ({ ...action, severity: 'critical' })),
};

test('what is acknowledged, saved, and done in bulk is so in the other page too, and bulk is undone at once', async () => {
  await storeEvent(stage, 'dee', critical);
  await notify('dee', ['Parcel', 'Refund', 'Return']);
  const profile = await stage.profileOf('dee');
  const page = await inboxOf(profile);
  const other = await inboxOf(profile);
  await other.getByRole('article', { name: 'Parcel is muted' }).waitFor();

  await page.getByRole('article', { name: 'Refund is muted' }).click();
  await page.keyboard.press('a');
  await page.keyboard.press('s');
  await other.getByRole('article', { name: 'Refund' }).getByText('Acknowledged by').waitFor({ state: 'attached' });
  await other.getByRole('tab', { name: 'Saved 1' }).click();
  await other.getByRole('article', { name: 'Refund' }).waitFor();
  await other.getByRole('article', { name: 'Parcel' }).waitFor({ state: 'detached' });
  expect(await rowsOf(other)).toEqual(['Critical. Refund is muted']);
  await other.getByRole('tab', { name: /^Inbox/ }).click();

  await page.keyboard.press('Control+a');
  await page.getByText('3 selected').waitFor();
  await page.keyboard.press('e');
  await other.getByText('Nothing needs you now').waitFor();
  await page.keyboard.press('z');
  await other.getByRole('article', { name: 'Return is muted' }).waitFor();
  await other.getByRole('article').nth(2).waitFor();
  expect((await rowsOf(other)).length).toBe(3);
});
