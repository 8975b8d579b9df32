import type { Page } from '@playwright/test';
import { expect, test } from 'vitest';
import { whenShown } from './browser.ts';
import { act, callWith } from './calls.ts';
import { useStage } from './stage.ts';

const stage = useStage('Muted Calls', { people: { ada: 'Agent', ivy: 'Integrator' } });

const name = 'My interaction was muted too long';
const second = 1_000;
const waitedSeconds = 2;

async function choose(page: Page, field: string | RegExp, option: string): Promise<void> {
  await page.getByRole('combobox', { name: field }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

/** Fills in the form as somebody would who has it before them. */
async function createThroughThePage(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Events' }).click();
  await page.getByRole('link', { name: 'New event' }).first().click();
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await choose(page, /^Category/, 'Calls');
  await choose(page, /^Type/, 'Muted too long');
  await page.getByRole('textbox', { name: 'After' }).fill(String(waitedSeconds));
  // A new event of one's own asks for one's own interactions from the start.
  await page.getByRole('combobox', { name: 'Field: Assigned agent' }).waitFor();
  await page.getByRole('button', { name: 'Remove me', exact: true }).waitFor();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  await page.getByText('version 1').waitFor();
}

test('an agent asks to be told of a call muted too long, and is told, and sees it, at once', async () => {
  const profile = await stage.profile();
  const page = await stage.open(profile, '/');
  const { email, password } = stage.company.person('ada');
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { level: 1, name: 'Inbox' }).waitFor();
  await createThroughThePage(page);
  await page.getByRole('link', { name: 'Inbox' }).click();
  await page.getByText('Nothing needs you now').waitFor();

  const interactionId = await callWith(stage, 'ada', {
    switchboard: 'ivy',
    subject: 'A late parcel',
  });
  const call = await stage.open(profile, `/interactions/${interactionId}`);
  await call
    .getByRole('group', { name: 'ada' })
    .getByRole('button', { name: /talking/ })
    .waitFor();
  const counts = await stage.open(profile, '/counts');
  await counts.getByRole('row', { name: 'Offer accepted 1' }).waitFor();

  const [inTimeline, inCounts, inInbox, muted] = await Promise.all([
    whenShown(call, { within: 'main [role=group] button', words: 'ada, muted' }),
    whenShown(counts, { within: 'main tr', words: 'Mute started1' }),
    whenShown(page, { within: 'main [role=feed] article', words: 'ada has been muted for' }),
    act(stage, 'ada', { action: 'muteInteraction', interactionId }),
  ]);
  const due = muted.occurredAt + waitedSeconds * second;
  const latencies = {
    timeline: inTimeline - muted.recordedAt,
    counts: inCounts - muted.recordedAt,
    inbox: inInbox - due,
  };
  process.stdout.write(`ms from cause to screen: ${JSON.stringify(latencies)}\n`);

  expect(Object.entries(latencies).filter(([, ms]) => ms > second)).toEqual([]);
  expect(inInbox).toBeGreaterThanOrEqual(due);
  await call.getByRole('button', { name: /^ada, muted, [2-9] s, .*still going on$/ }).waitFor();
  await page.getByRole('article', { name: /has been muted for/ }).click();
  await page.getByRole('complementary', { name: 'Details' }).getByText(name).waitFor();
});
