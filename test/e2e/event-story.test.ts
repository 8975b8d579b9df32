import type { Page } from '@playwright/test';
import { expect, test } from 'vitest';
import { act, callWith } from './calls.ts';
import { storeEvent, tellMeWhenIMute } from './events.ts';
import { chooseItem, chooseOption, tabTo, takeBelow } from './keys.ts';
import { useStage } from './stage.ts';

const stage = useStage('Event Stories', {
  people: { ada: 'Agent', mia: 'Manager', kai: 'Administrator', ivy: 'Integrator' },
});

/** A call about something, in which the person mutes themselves. */
async function muteInCall(who: string, subject: string): Promise<void> {
  const interactionId = await callWith(stage, who, { switchboard: 'ivy', subject });
  await act(stage, who, { action: 'muteInteraction', interactionId });
}

/** From an empty form to one that tells the writer, as critical, of refunds in whose calls they mute themselves. */
async function write(page: Page, name: string): Promise<void> {
  const keys = page.keyboard;
  await keys.press('c');
  await page.getByRole('heading', { level: 1, name: 'New event' }).waitFor();
  await tabTo(page, 'textbox', /^Name/);
  await keys.type(name);
  await chooseOption(page, /^Category/, 'Calls');
  await chooseOption(page, /^Type/, 'Mute started');
  await tabTo(page, 'button', 'Condition');
  await keys.press('Enter');
  await chooseOption(page, /^Field: (?!Assigned agent)/, /^Subject What it is about/);
  await chooseOption(page, /^Operator: (?!is any of)/, 'contains');
  await tabTo(page, 'textbox', 'Subject');
  await keys.type('refund');
  await chooseOption(page, /^Severity/, 'Critical');
  await tabTo(page, 'textbox', /^Title/);
  await keys.press('Control+a');
  await keys.type('Muted: #SUBJ');
  await page.getByRole('option', { name: /#SUBJECT#/ }).waitFor();
  await keys.press('Enter');
}

/** Asks of an event in the list why it did not fire on an interaction. */
async function askWhyNot(page: Page, { event, subject }: { event: string; subject: string }): Promise<void> {
  const keys = page.keyboard;
  await keys.press('g');
  await keys.press('e');
  await page.getByRole('link', { name: event, exact: true }).waitFor();
  await chooseItem(page, `More for ${event}`, /^Ask why it did not fire/);
  await page.getByRole('dialog', { name: `Why did ${event} not fire?` }).waitFor();
  await tabTo(page, 'combobox', 'Interaction');
  await keys.type(subject);
  await takeBelow(page, 'option', new RegExp(subject));
}

test.each([
  ['an agent', 'ada'],
  ['a manager', 'mia'],
  ['an administrator', 'kai'],
])(
  '%s writes, tries and publishes an event, is told, acknowledges and snoozes it, and asks why another was silent, by keyboard alone',
  async (_role, who) => {
    await storeEvent(stage, who, { ...tellMeWhenIMute, name: 'Muted over a parcel', condition: aboutParcels });
    await muteInCall(who, `A refund of the past for ${who}`);
    const page = await stage.open(await stage.profileOf(who), '/events/my');
    const keys = page.keyboard;
    await page.getByRole('link', { name: 'Muted over a parcel' }).waitFor();

    await write(page, 'Muted over a refund');
    await tabTo(page, 'button', 'Try');
    await keys.press('Enter');
    await page.getByText('Would have fired 1×').waitFor();
    await keys.press('Control+Enter');
    await page.getByText('Muted over a refund is saved').waitFor();
    await page.getByRole('link', { name: 'Muted over a refund' }).waitFor();

    await keys.press('g');
    await keys.press('i');
    await page.getByText('Nothing needs you now').waitFor();
    await muteInCall(who, `A refund for ${who}`);
    const told = page.getByRole('article', { name: `Critical. Muted: A refund for ${who}` });
    await told.waitFor();
    await keys.press('j');
    await keys.press('Enter');
    const details = page.getByRole('complementary', { name: 'Details' });
    await details.getByRole('heading', { name: `Muted: A refund for ${who}` }).waitFor();
    await keys.press('a');
    await told.getByText('Acknowledged by').waitFor({ state: 'attached' });
    await keys.press('h');
    await takeBelow(page, 'menuitem', 'In 1 hour');
    await page.getByText('Nothing needs you now').waitFor();
    await page.getByRole('tab', { name: 'Snoozed 1' }).waitFor();

    await askWhyNot(page, { event: 'Muted over a parcel', subject: `A refund for ${who}` });
    const answer = page.getByRole('dialog').locator('.events-explained');
    await answer.getByText('✗ Does not fire').waitFor();
    const reasons = await answer.getByRole('listitem').allTextContents();
    expect(reasons.join('\n')).toContain(`saw A refund for ${who}`);
  },
);

const aboutParcels = { kind: 'test', field: 'subject', operator: 'contains', value: 'parcel' };
