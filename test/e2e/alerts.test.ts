import type { BrowserContext, Page } from '@playwright/test';
import { expect, test } from 'vitest';
import { act, callWith } from './calls.ts';
import { storeEvent, tellMeWhenIMute } from './events.ts';
import { useStage } from './stage.ts';

const stage = useStage('Heard Alerts', {
  people: { ben: 'Agent', cy: 'Agent', ivy: 'Integrator' },
});

const critical = {
  ...tellMeWhenIMute,
  actions: tellMeWhenIMute.actions.map((action) => ({ ...action, severity: 'critical' })),
};

async function notify(who: string, subject: string): Promise<void> {
  const interactionId = await callWith(stage, who, { switchboard: 'ivy', subject });
  await act(stage, who, { action: 'muteInteraction', interactionId });
}

/** The service worker of a profile, once it runs. */
async function workerOf(profile: BrowserContext) {
  return profile.serviceWorkers()[0] ?? profile.waitForEvent('serviceworker');
}

/** What the system shows for the product, newest first. */
async function shownBy(profile: BrowserContext) {
  const worker = await workerOf(profile);
  return worker.evaluate(async () => {
    const { registration } = globalThis as unknown as { registration: ServiceWorkerRegistration };
    const all = await registration.getNotifications();
    return all.map(({ title, body, requireInteraction }) => ({ title, body, requireInteraction }));
  });
}

/** Turns desktop alerts on as a person does. @returns the page on which that was done. */
async function withDesktopAlerts(who: string): Promise<{ profile: BrowserContext; page: Page }> {
  const profile = await stage.profileOf(who);
  await profile.grantPermissions(['notifications'], { origin: stage.wire.url });
  const page = await stage.open(profile, '/settings/device');
  await page.getByRole('button', { name: 'Turn on desktop alerts' }).click();
  await page.getByRole('region', { name: 'Desktop alerts' }).getByRole('button', { name: 'Turn off' }).waitFor();
  return { profile, page };
}

test('a push is shown when the product is open nowhere', async () => {
  const { profile, page } = await withDesktopAlerts('ben');
  const control = await profile.newCDPSession(page);
  const registered = new Promise<string>((resolve) =>
    control.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [one] = registrations;
      if (one) resolve(one.registrationId);
    }),
  );
  await control.send('ServiceWorker.enable');
  const registrationId = await registered;
  await page.goto('about:blank');

  const alert = { key: 'parcel', title: 'A parcel is late', body: 'By two days.', severity: 'critical', url: '/inbox' };
  const push = { origin: stage.wire.url, registrationId, data: JSON.stringify(alert) };
  await control.send('ServiceWorker.deliverPushMessage', push);
  await expect
    .poll(() => shownBy(profile), { timeout: 10_000 })
    .toEqual([{ title: alert.title, body: alert.body, requireInteraction: true }]);
});

test('what is critical is told by a toast in the tab that has the focus, and marked on every tab', async () => {
  await storeEvent(stage, 'cy', critical);
  const profile = await stage.profileOf('cy');
  const behind = await stage.open(profile, '/counts');
  await behind.getByRole('heading', { level: 1, name: 'Counts' }).waitFor();
  await behind.evaluate(() => (document.hasFocus = () => false));
  const page = await stage.open(profile, '/interactions');
  await page.getByRole('heading', { level: 1, name: 'Interactions' }).waitFor();
  const plain = await page.locator('#favicon').getAttribute('href');

  await notify('cy', 'Refund');
  const toast = page.locator('.ui-toast', { hasText: 'Refund is muted' });
  await toast.waitFor();
  for (const one of [page, behind]) {
    await one.waitForFunction(() => document.title.startsWith('(1) '));
    expect(await one.locator('#favicon').getAttribute('href')).not.toBe(plain);
  }
  expect(await behind.locator('.ui-toast').count()).toBe(0);
  await toast.getByRole('button', { name: 'Open' }).click();
  await page.getByRole('complementary', { name: 'Details' }).getByText('Refund is muted').first().waitFor();
});
