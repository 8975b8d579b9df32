import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContext, Page } from '@playwright/test';
import { beforeAll, expect, test } from 'vitest';
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
  const [notify] = tellMeWhenIMute.actions;
  const operator = { kind: 'user', userId: stage.company.person('operator').id };
  await storeEvent(stage, 'operator', {
    ...tellMeWhenIMute,
    scope: 'GLOBAL',
    name: 'Muted, for all',
    condition: undefined,
    actions: [{ ...notify, to: [operator] }],
  });
  for (const subject of ['Parcel', 'Refund']) {
    call = await callWith(stage, 'ada', { switchboard: 'ivy', subject });
    await act(stage, 'ada', { action: 'muteInteraction', interactionId: call });
  }
});

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** A theme changes nothing but colours. */
const aboutColours = ['color-contrast', 'link-in-text-block'];

/** What axe finds wrong on what a page shows now, in either theme. */
async function faults(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await new AxeBuilder({ page }).withTags(tags).analyze();
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await new AxeBuilder({ page }).withRules(aboutColours).analyze();
  return [light, dark].flatMap(({ violations }) =>
    violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary ?? ''}`),
    ),
  );
}

interface View {
  readonly path: () => string;
  /** Until the page is all there. */
  readonly ready: (page: Page) => Promise<void>;
  /** Opens what the page can lay over itself. */
  readonly overlay?: (page: Page) => Promise<void>;
}

const seeText =
  (text: string | RegExp) =>
  (page: Page): Promise<void> =>
    page.getByText(text).first().waitFor();

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
    ready: (page) => page.getByRole('button', { name: /^ada, muted/ }).waitFor(),
  },
  counts: {
    path: () => '/counts',
    ready: (page) =>
      page
        .getByRole('row', { name: /^Mute started/ })
        .first()
        .waitFor(),
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
    ready: (page) => page.getByRole('button', { name: 'Remove me', exact: true }).waitFor(),
    async overlay(page) {
      await page.getByRole('button', { name: 'Recipient' }).click();
      await page.getByRole('menu').waitFor();
    },
  },
  settings: {
    path: () => '/settings/notifications',
    ready: (page) => page.getByRole('combobox', { name: 'Toast, critical: On' }).waitFor(),
    async overlay(page) {
      await page.getByRole('button', { name: /^Do not disturb/ }).click();
      await page.getByRole('menu').waitFor();
    },
  },
  developers: {
    path: () => '/developers/graphiql',
    ready: (page) => page.getByRole('button', { name: /execute query/i }).waitFor({ timeout: 20_000 }),
  },
};

const signIn: View = {
  path: () => '/sign-in',
  ready: (page) => page.getByRole('button', { name: 'Sign in' }).waitFor(),
};

const flawless: { readonly faults: readonly string[]; readonly scrollsSideways: boolean } = {
  faults: [],
  scrollsSideways: false,
};
const narrowest = { width: 320, height: 900 };

async function look(profile: BrowserContext, view: View): Promise<typeof flawless> {
  const page = await stage.open(profile, view.path());
  await view.ready(page);
  const found = await faults(page);
  await page.setViewportSize(narrowest);
  const scrollsSideways = await page.evaluate(() =>
    [document.documentElement, document.querySelector('main')].some(
      (box) => box !== null && box.scrollWidth > box.clientWidth,
    ),
  );
  await page.setViewportSize({ ...narrowest, width: 1_280 });
  if (view.overlay) {
    await view.overlay(page);
    found.push(...(await faults(page)));
  }
  return { faults: found, scrollsSideways };
}

const good = 'passes axe in both themes and does not scroll sideways at 320 px';

test(`the sign-in page ${good}`, async () => {
  const seen = await look(await stage.profile(), signIn);

  expect(seen).toEqual(flawless);
});

test.each(Object.entries(views))(`the page of %s ${good}`, async (_name, view) => {
  const seen = await look(await stage.profileOf('operator'), view);

  expect(seen).toEqual(flawless);
});
