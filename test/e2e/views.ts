import type { Page } from '@playwright/test';

/** Something done on a page. */
type Step = (page: Page) => Promise<void>;

/** A page as somebody sees it. */
export interface View {
  readonly path: (of: Things) => string;
  /** Until the page is all there. */
  readonly ready: Step;
  /** Each opens one thing that the page can lay over itself, or that it shows when it is used. */
  readonly overlays?: readonly Step[];
}

/** Ids of what the pages show. */
export interface Things {
  readonly interaction: string;
  readonly event: string;
}

const seeText =
  (text: string | RegExp): Step =>
  (page) =>
    page.getByText(text).first().waitFor();

/** Presses the button, and waits for the menu. */
const openMenu =
  (button: string | RegExp): Step =>
  async (page) => {
    await page.getByRole('button', { name: button }).first().click();
    await page.getByRole('menu').waitFor();
  };

const openList =
  (name: RegExp): Step =>
  async (page) => {
    await page.getByRole('combobox', { name }).first().click();
    await page.getByRole('listbox').waitFor();
  };

/** Presses the button, and waits for the dialog. */
const openDialog =
  (button: string, dialog: string | RegExp): Step =>
  async (page) => {
    await page.getByRole('button', { name: button, exact: true }).first().click();
    await page.getByRole('dialog', { name: dialog }).waitFor();
  };

/** Takes an item of a menu, and waits for the dialog. */
const askFromMenu =
  (button: string | RegExp, item: string, dialog: string | RegExp): Step =>
  async (page) => {
    await openMenu(button)(page);
    await page.getByRole('menuitem', { name: item }).click();
    await page.getByRole('dialog', { name: dialog }).waitFor();
  };

const inboxReady: Step = async (page) => {
  await page.getByRole('article', { name: 'Refund is muted' }).click();
  await page.getByRole('heading', { name: 'Refund is muted' }).waitFor();
};

const shortcutSheet: Step = async (page) => {
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
};

const editorReady: Step = (page) => page.getByRole('button', { name: 'Remove me', exact: true }).waitFor();

const settingsPart = (part: string, title: string): View => ({
  path: () => `/settings/${part}`,
  ready: async (page) => {
    await page.getByRole('heading', { level: 2, name: title }).waitFor();
    await page.locator('[aria-busy="false"]').first().waitFor();
  },
});

const inbox: Readonly<Record<string, View>> = {
  inbox: {
    path: () => '/inbox',
    ready: inboxReady,
    overlays: [
      openMenu('Snooze'),
      askFromMenu('Snooze', 'Choose a time', 'Snooze until'),
      openMenu('More for this notification'),
      openMenu(/^Group/),
      async (page) => {
        await page.getByRole('combobox', { name: 'Filter the inbox' }).fill('is:');
        await page.getByRole('listbox', { name: 'Suggestions' }).waitFor();
      },
      async (page) => {
        await page.keyboard.press('Control+a');
        await page.getByRole('toolbar', { name: 'With what is selected' }).waitFor();
      },
      shortcutSheet,
    ],
  },
  'the filtered inbox, in groups': {
    path: () => '/inbox?q=is:unread&group=event',
    ready: (page) => page.getByRole('button', { name: 'Save this view' }).first().waitFor(),
    overlays: [openDialog('Save this view', 'Save this view')],
  },
};

const interactions: Readonly<Record<string, View>> = {
  interactions: { path: () => '/interactions', ready: seeText('Refund'), overlays: [openList(/^Channel/)] },
  interaction: {
    path: ({ interaction }) => `/interactions/${interaction}`,
    ready: (page) => page.getByRole('button', { name: /^ada, muted/ }).waitFor(),
  },
  counts: {
    path: () => '/counts',
    ready: (page) =>
      page
        .getByRole('row', { name: /^Mute started/ })
        .first()
        .waitFor(),
    overlays: [shortcutSheet],
  },
};

const events: Readonly<Record<string, View>> = {
  'my events': {
    path: () => '/events/my',
    ready: seeText('I muted myself'),
    overlays: [
      openMenu(/^More for/),
      askFromMenu(/^More for/, 'Ask why it did not fire', /^Why did I muted myself not fire/),
      askFromMenu(/^More for/, 'Hand over', 'Hand I muted myself over'),
      askFromMenu(/^More for/, 'Delete', 'Delete I muted myself'),
      openDialog('Import', 'Import events'),
      async (page) => {
        await page.getByRole('checkbox', { name: 'Choose all' }).click();
        await page.getByRole('region', { name: 'Chosen events' }).waitFor();
      },
    ],
  },
  'global events': {
    path: () => '/events/global',
    ready: seeText('Muted, for all'),
    overlays: [openMenu(/^More for/), askFromMenu(/^More for/, 'Delete', 'Delete Muted, for all')],
  },
  'employees’ events': { path: () => '/events/employees', ready: seeText('I muted myself') },
  'a new event': {
    path: () => '/events/new',
    ready: (page) => page.getByRole('heading', { level: 1, name: 'New event' }).waitFor(),
    overlays: [openList(/^Category/)],
  },
  'the event editor': {
    path: ({ event }) => `/events/${event}`,
    ready: editorReady,
    overlays: [
      openMenu(/^Recipient$/),
      openMenu(/^Action$/),
      openList(/^Field/),
      async (page) => {
        await page.getByRole('button', { name: 'Try', exact: true }).click();
        await page
          .getByText(/Would have fired/)
          .first()
          .waitFor();
      },
      async (page) => {
        const title = page.getByRole('textbox', { name: /^Title/ }).first();
        await title.press('End');
        await title.pressSequentially(' #SU');
        await page.getByRole('listbox').waitFor();
      },
    ],
  },
  'the event editor’s tests': {
    path: ({ event }) => `/events/${event}?tab=tests`,
    ready: async (page) => {
      await page.getByRole('button', { name: 'Test', exact: true }).click();
      await page.getByRole('combobox', { name: /^Must lead to/ }).waitFor();
    },
  },
  'the event editor’s history': {
    path: ({ event }) => `/events/${event}?tab=history`,
    ready: (page) => page.getByText('v1', { exact: true }).waitFor(),
  },
  'the event editor’s file': {
    path: ({ event }) => `/events/${event}?tab=json`,
    ready: seeText(/"CALL_MUTE_STARTED"/),
  },
};

const administration: Readonly<Record<string, View>> = {
  roles: {
    path: () => '/admin/roles',
    ready: async (page) => {
      await page.getByRole('link', { name: /^Agent/ }).click();
      await page.getByRole('heading', { level: 2, name: 'Agent' }).waitFor();
    },
    overlays: [
      openDialog('Duplicate', 'Duplicate Agent'),
      async (page) => {
        await page.getByRole('tab', { name: 'Events' }).click();
        await page.getByRole('checkbox', { name: 'Create and Edit My Events' }).uncheck();
        await openDialog('Review and save', 'Save Agent')(page);
      },
    ],
  },
  webhooks: {
    path: () => '/admin/webhooks',
    ready: (page) => page.getByRole('button', { name: 'Front desk', exact: true }).waitFor(),
    overlays: [
      openMenu('More for Front desk'),
      openDialog('New webhook', 'New webhook'),
      async (page) => page.getByRole('button', { name: 'Front desk', exact: true }).click(),
    ],
  },
  'business hours': {
    path: () => '/admin/business-hours',
    ready: async (page) => {
      await page.getByRole('button', { name: 'Add hours on Monday' }).click();
      await page.getByLabel('Monday from').waitFor();
    },
  },
};

const rest: Readonly<Record<string, View>> = {
  'settings of notifications': {
    path: () => '/settings/notifications',
    ready: (page) => page.getByRole('combobox', { name: 'Toast, critical: On' }).waitFor(),
    overlays: [openMenu(/^Do not disturb/)],
  },
  'settings of quiet times': settingsPart('quiet', 'Quiet times'),
  'settings of sound': settingsPart('sound', 'Sound'),
  'settings of this device': settingsPart('device', 'This device'),
  'settings of snooze': settingsPart('snooze', 'Snooze'),
  'settings of the keyboard': settingsPart('keyboard', 'Keyboard'),
  'the explorer': {
    path: () => '/developers/graphiql',
    ready: (page) => page.getByRole('button', { name: /execute query/i }).waitFor({ timeout: 20_000 }),
  },
};

/** Every page of the dashboard that an administrator sees, by name. */
export const views: Readonly<Record<string, View>> = {
  ...inbox,
  ...interactions,
  ...events,
  ...administration,
  ...rest,
};
