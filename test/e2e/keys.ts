import type { Locator, Page } from '@playwright/test';

type Role = Parameters<Page['getByRole']>[0];

const mostPresses = 150;

function named(page: Page, role: Role, name: string | RegExp): Locator {
  return page.getByRole(role, { name, exact: typeof name === 'string' }).first();
}

/** Tabs on until an element has the focus. @throws when the Tab key never comes to it. */
export async function tabTo(page: Page, role: Role, name: string | RegExp): Promise<void> {
  const wanted = named(page, role, name);
  await wanted.waitFor();
  for (let presses = 0; presses < mostPresses; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${String(name)} cannot be reached by the Tab key`);
}

/** Opens a list with the arrow key, goes down to an option, and takes it. */
export async function chooseOption(page: Page, list: string | RegExp, option: string | RegExp): Promise<void> {
  await tabTo(page, 'combobox', list);
  await page.keyboard.press('ArrowDown');
  await takeBelow(page, 'option', option);
}

/** Opens the menu of a button with Enter, goes down to an item, and takes it. */
export async function chooseItem(page: Page, button: string | RegExp, item: string | RegExp): Promise<void> {
  await tabTo(page, 'button', button);
  await page.keyboard.press('Enter');
  await takeBelow(page, 'menuitem', item);
}

/** In a list or menu that is open: goes down to one, and takes it; the list closes. */
export async function takeBelow(page: Page, role: 'option' | 'menuitem', name: string | RegExp): Promise<void> {
  const wanted = named(page, role, name);
  await wanted.waitFor();
  for (let presses = 0; presses < mostPresses; presses += 1) {
    if (await isMarked(wanted)) break;
    await page.keyboard.press('ArrowDown');
  }
  await page.keyboard.press('Enter');
  await wanted.waitFor({ state: 'detached' });
}

/** Whether the arrow keys have come to it. */
function isMarked(item: Locator): Promise<boolean> {
  return item.evaluate((element) => element.hasAttribute('data-highlighted') || element === document.activeElement);
}
