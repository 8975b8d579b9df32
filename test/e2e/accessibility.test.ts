import { AxeBuilder } from '@axe-core/playwright';
import type { BrowserContext, Page } from '@playwright/test';
import { beforeAll, expect, test } from 'vitest';
import { act, callWith } from './calls.ts';
import { storeEvent, tellMeWhenIMute } from './events.ts';
import { useStage } from './stage.ts';
import { type Things, type View, views } from './views.ts';

const stage = useStage('Every Reader', {
  people: { ada: 'Agent', ivy: 'Integrator' },
});
let things: Things = { interaction: '', event: '' };
beforeAll(async () => {
  await storeEvent(stage, 'ada');
  const { id: event } = await storeEvent(stage, 'operator');
  const [notify] = tellMeWhenIMute.actions;
  const operator = { kind: 'user', userId: stage.company.person('operator').id };
  await storeEvent(stage, 'operator', {
    ...tellMeWhenIMute,
    scope: 'GLOBAL',
    name: 'Muted, for all',
    condition: undefined,
    actions: [{ ...notify, to: [operator] }],
  });
  await stage.ask('operator', registerWebhook, { name: 'Front desk', url: 'https://hooks.example.org/desk' });
  for (const subject of ['Parcel', 'Refund']) {
    const interaction = await callWith(stage, 'ada', { switchboard: 'ivy', subject });
    await act(stage, 'ada', { action: 'muteInteraction', interactionId: interaction });
    things = { interaction, event };
  }
});

const registerWebhook = `mutation ($input: CreateWebhookInput!) {
  createWebhook(input: $input) { __typename ... on UserError { message } }
}`;

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

const signIn: View = {
  path: () => '/sign-in',
  ready: (page) => page.getByRole('button', { name: 'Sign in' }).waitFor(),
};

const flawless: { readonly faults: readonly string[]; readonly scrollsSideways: boolean } = {
  faults: [],
  scrollsSideways: false,
};
const narrowest = { width: 320, height: 900 };

/** A page of its own for whatever is opened: nothing that was open before is in its way. */
async function look(profile: BrowserContext, { path, ready, overlays = [] }: View): Promise<typeof flawless> {
  const page = await stage.open(profile, path(things));
  await ready(page);
  const found = await faults(page);
  await page.setViewportSize(narrowest);
  const scrollsSideways = await page.evaluate(() =>
    [document.documentElement, document.querySelector('main')].some(
      (box) => box !== null && box.scrollWidth > box.clientWidth,
    ),
  );
  await page.close();
  for (const open of overlays) {
    const covered = await stage.open(profile, path(things));
    await ready(covered);
    await open(covered);
    found.push(...(await faults(covered)));
    await covered.close();
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
