import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';

export type Theme = 'light' | 'dark';

export interface VisitOptions {
  readonly theme?: Theme;
  /** In CSS px; the height is always 900. */
  readonly width?: number;
}

/** Chromium of this machine, as quiet as it can be made. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** A browser profile of one person, with English, UTC and animations off. */
export async function openProfile(
  browser: Browser,
  { theme = 'light', width = 1_280 }: VisitOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    colorScheme: theme,
    locale: 'en-GB',
    reducedMotion: 'reduce',
    timezoneId: 'UTC',
    viewport: { width, height: 900 },
  });
  context.setDefaultTimeout(15_000);
  return context;
}

/** Errors that nothing caught and requests that left the product, of every page of a profile. */
export function watchForTrouble(context: BrowserContext, origin: string): string[] {
  const troubles: string[] = [];
  const own = new URL(origin);
  context.on('weberror', (error) => troubles.push(String(error.error().stack)));
  context.on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    const inside = host === own.host || protocol === 'data:' || protocol === 'blob:';
    if (!inside) troubles.push(`a request to ${request.url()}`);
  });
  return troubles;
}

/** What a page shows: an element whose own name (its `aria-label`, else its text) has these words. */
export interface Shown {
  /** A CSS selector. */
  readonly within: string;
  readonly words: string;
}

/**
 * Looks at every animation frame, so that it tells when something was painted and not when somebody asked.
 * @returns epoch ms by the page's own clock, which is the server's: both are on this machine.
 */
export async function whenShown(page: Page, shown: Shown): Promise<number> {
  const seen = await page.waitForFunction(
    ({ within, words }) => {
      const named = [...document.querySelectorAll(within)].some((element) =>
        (element.getAttribute('aria-label') ?? element.textContent).includes(words),
      );
      return named && Date.now();
    },
    shown,
    { polling: 'raf', timeout: 15_000 },
  );
  return Number(await seen.jsonValue());
}
