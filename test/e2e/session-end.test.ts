import { expect, test } from 'vitest';
import { useStage } from './stage.ts';

const stage = useStage('Going Home', { people: { ada: 'Agent', ben: 'Agent' } });

const limitMs = 5_000;

async function openInbox(who: string) {
  const profile = await stage.profileOf(who);
  const page = await profile.newPage();
  const socket = page.waitForEvent('websocket');
  await page.goto(`${stage.wire.url}/inbox`);
  await page.getByRole('status').getByText('Live', { exact: true }).waitFor({ state: 'attached' });
  return { profile, page, socket: await socket };
}

test('signing out ends every page of the session and its socket', async () => {
  const { profile, page } = await openInbox('ada');
  const other = await profile.newPage();
  const opened = other.waitForEvent('websocket');
  await other.goto(`${stage.wire.url}/counts`);
  const socket = await opened;
  await other.getByRole('status').getByText('Live', { exact: true }).waitFor({ state: 'attached' });

  const since = Date.now();
  const closed = socket.waitForEvent('close');
  await page.getByRole('button', { name: 'You: ada' }).click();
  await page.getByRole('menuitem', { name: 'Sign out', exact: true }).click();
  await Promise.all([page.waitForURL(/sign-in/), other.waitForURL(/sign-in/), closed]);
  const took = Date.now() - since;

  process.stdout.write(`ms from signing out to the last page's end: ${took}\n`);
  expect(took).toBeLessThanOrEqual(limitMs);
  await page.goBack();
  await page.getByRole('heading', { name: 'Sign in to Belfry' }).waitFor();
});

test('a session that an administrator ends is over on the screen too', async () => {
  const { page, socket } = await openInbox('ben');

  const since = Date.now();
  const closed = socket.waitForEvent('close');
  const ended = await stage.ask<{ ended: number }>(
    'operator',
    `mutation ($input: EndSessionsInput!) {
      endSessions(input: $input) { ... on EndSessionsPayload { ended } }
    }`,
    { userId: stage.company.person('ben').id },
  );
  await Promise.all([page.waitForURL(/sign-in/), closed]);
  const took = Date.now() - since;

  process.stdout.write(`ms from ending a session to the page's end: ${took}\n`);
  expect(ended).toEqual({ ended: 1 });
  expect(took).toBeLessThanOrEqual(limitMs);
  expect(page.url()).toContain('next=%2Finbox');
});
