import { expect, test } from 'vitest';
import { act, callWith } from './calls.ts';
import { storeEvent } from './events.ts';
import { useStage } from './stage.ts';

const stage = useStage('No Mouse', { people: { ada: 'Agent', ivy: 'Integrator' } });

test('an agent works through the day by keyboard alone', async () => {
  await storeEvent(stage, 'ada');
  await callWith(stage, 'ada', { switchboard: 'ivy', subject: 'Parcel' });
  const interactionId = await callWith(stage, 'ada', { switchboard: 'ivy', subject: 'Refund' });
  await act(stage, 'ada', { action: 'muteInteraction', interactionId });
  const page = await stage.open(await stage.profile(), '/');
  const { email, password } = stage.company.person('ada');
  const keys = page.keyboard;
  await page.getByRole('textbox', { name: 'E-mail' }).waitFor();
  await keys.press('Tab');
  await keys.type(email);
  await keys.press('Tab');
  await keys.type(password);
  await keys.press('Enter');

  // The notification is read, done, and fetched back.
  await page.getByRole('article', { name: 'Refund is muted' }).waitFor();
  await keys.press('j');
  await keys.press('Enter');
  const details = page.getByRole('complementary', { name: 'Details' });
  await details.getByRole('heading', { name: 'Refund is muted' }).waitFor();
  await keys.press('e');
  await page.getByRole('article', { name: 'Refund is muted' }).waitFor({ state: 'detached' });
  await keys.press('z');
  await page.getByRole('article', { name: 'Refund is muted' }).waitFor();

  // The sheet tells the keys and closes again.
  await keys.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await sheet.getByText('Go to counts').waitFor();
  await sheet.getByText('Snooze').waitFor();
  await keys.press('Escape');
  await sheet.waitFor({ state: 'detached' });

  // Every section is two keys away, and its title has the focus.
  for (const [section, second] of [
    ['Counts', 'c'],
    ['Interactions', 'n'],
    ['Events', 'e'],
    ['Inbox', 'i'],
  ] as const) {
    await keys.press('g');
    await keys.press(second);
    await page.getByRole('heading', { level: 1, name: section }).waitFor();
    await page.waitForFunction(
      (title) => document.activeElement?.tagName === 'H1' && document.activeElement.textContent === title,
      section,
    );
  }

  // A search, and from its result into the call and its timeline.
  await keys.press('g');
  await keys.press('n');
  await page.getByRole('link', { name: /Refund/ }).waitFor();
  await keys.press('/');
  await keys.type('refund');
  await page.getByRole('link', { name: /Parcel/ }).waitFor({ state: 'detached' });
  const link = page.getByRole('link', { name: /Refund/ });
  await link.focus();
  await keys.press('Enter');
  await page.getByRole('heading', { level: 1, name: /Refund/ }).waitFor();
  await page.getByRole('button', { name: /^ada, muted/ }).waitFor();
  await keys.press('.');
  await page.waitForFunction(() => document.activeElement?.getAttribute('aria-pressed') !== null);
  await keys.press('Space');

  // A new event, left without saving.
  await page.getByRole('heading', { level: 1 }).focus();
  await keys.press('c');
  await page.getByRole('heading', { level: 1, name: 'New event' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/events/new');
});
