import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContext, Page } from '@playwright/test';
import { beforeAll, describe, expect, test } from 'vitest';
import { act, callWith } from './calls.ts';
import { storeEvent, tellMeWhenIMute } from './events.ts';
import { useStage } from './stage.ts';

const stage = useStage('Every Reader', {
  people: { ada: 'Agent', ivy: 'Integrator' },
});
let call = '';
let event = '';
beforeAll(async () => {
  await storeEvent(stage, 'ada');
  event = (await storeEvent(stage, 'operator')).id;
  const anybody = { ...tellMeWhenIMute, condition: undefined };
  await storeEvent(stage, 'operator', { ...anybody, name: 'Anybody muted themselves' });
  await storeEvent(stage, 'operator', { ...anybody, scope: 'GLOBAL', name: 'Muted, for all' });
  for (const subject of ['Parcel', 'Refund']) {
    call = await callWith(stage, 'ada', { switchboard: 'ivy', subject });
    await act(stage, 'ada', { action: 'muteInteraction', interactionId: call });
  }
});

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds wrong on what a page shows now, in a line each. */
async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary ?? ''}`),
  );
}

interface View {
  readonly path: () => string;
  /** Until the page is all there. */
  readonly ready: (page: Page) => Promise<void>;
  /** Opens what the page can lay over itself. */
  readonly overlay?: (page: Page) => Promise<void>;
}

const seeText = (text: string | RegExp) => async (page: Page) =>
  await page.getByText(text).first().waitFor();

const views: Readonly<Record<string, View>> = {
  inbox: {
    path: () => '/inbox',
    async ready(page) {
      await page.getByRole('article', { name: 'Refund is muted' }).click();
      await page.getByRole('heading', { name: 'Refund is muted' }).waitFor();
    },
    async overlay(page) {
      await page.getByRole('button', { name: 'Snooze' }).click();
      await page.getByRole('menu').waitFor();
    },
  },
  interactions: {
    path: () => '/interactions',
    ready: seeText('Refund'),
    async overlay(page) {
      await page.getByRole('combobox', { name: /^Channel/ }).click();
      await page.getByRole('listbox').waitFor();
    },
  },
  interaction: {
    path: () => `/interactions/${call}`,
    ready: async (page) => await page.getByRole('button', { name: /^ada, muted/ }).waitFor(),
  },
  counts: {
    path: () => '/counts',
    ready: async (page) => await page.getByRole('row', { name: /^Mute started/ }).first().waitFor(),
    async overlay(page) {
      await page.keyboard.press('?');
      await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    },
  },
  'my events': { path: () => '/events/my', ready: seeText('I muted myself') },
  'global events': {
    path: () => '/events/global',
    ready: seeText('Muted, for all'),
    async overlay(page) {
      await page.getByRole('button', { name: /^More for/ }).click();
      await page.getByRole('menu').waitFor();
    },
  },
  'employees’ events': { path: () => '/events/employees', ready: seeText('I muted myself') },
  'event editor': {
    path: () => `/events/${event}`,
    ready: async (page) => await page.getByRole('button', { name: 'Remove me', exact: true }).waitFor(),
    async overlay(page) {
      await page.getByRole('button', { name: 'Recipient' }).click();
      await page.getByRole('menu').waitFor();
    },
  },
  developers: {
    path: () => '/developers/graphiql',
    ready: async (page) =>
      await page.getByRole('button', { name: /execute query/i }).waitFor({ timeout: 20_000 }),
  },
};

const signIn: View = {
  path: () => '/sign-in',
  ready: async (page) => await page.getByRole('button', { name: 'Sign in' }).waitFor(),
};

async function faultsOf(profile: BrowserContext, view: View): Promise<string[]> {
  const page = await stage.open(profile, view.path());
  await view.ready(page);
  const found = await faults(page);
  if (view.overlay) {
    await view.overlay(page);
    found.push(...(await faults(page)));
  }
  await page.close();
  return found;
}

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  test('axe finds nothing on the sign-in page', async () => {
    expect(await faultsOf(await stage.profile({ theme }), signIn)).toEqual([]);
  });

  test('axe finds nothing on any page', async () => {
    const profile = await stage.profileOf('operator', { theme });
    const found: Record<string, string[]> = {};
    for (const [name, view] of Object.entries(views)) {
      found[name] = await faultsOf(profile, view);
    }

    expect(Object.entries(found).filter(([, all]) => all.length > 0)).toEqual([]);
  });
});

test('no page scrolls sideways where there are only 320 px', async () => {
  const profile = await stage.profileOf('operator', { width: 320 });
  const wide: string[] = [];
  for (const [name, view] of Object.entries({ ...views, signIn })) {
    const page = await stage.open(profile, view.path());
    await view.ready(page);
    const overflow = await page.evaluate(() =>
      [document.documentElement, document.querySelector('main')].some(
        (box) => box !== null && box.scrollWidth > box.clientWidth,
      ),
    );
    if (overflow) wide.push(name);
    await page.close();
  }

  expect(wide).toEqual([]);
});
