import { expect, test } from 'vitest';
import { act, callWith } from './calls.ts';
import { chooseOption, tabTo } from './keys.ts';
import { useStage } from './stage.ts';

const stage = useStage('Every Event', {
  people: { ada: 'Agent', mia: 'Manager', ivy: 'Integrator' },
});

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
  await chooseOption(page, /^Category/, 'Calls');
  await chooseOption(page, /^Type/, 'Mute started');
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
