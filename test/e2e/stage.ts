import type { Browser, BrowserContext, Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { ensureDashboard } from '../../server/launch/dashboard.mjs';
import { type Company, type Person, setUpCompany } from '../kit/people.ts';
import { type Product, startProduct } from '../kit/product.ts';
import { signIn } from '../kit/sign-in.ts';
import { startWire, type Wire } from './wire.ts';
import { openBrowser, openProfile, type VisitOptions, watchForTrouble } from './browser.ts';

/** What a browser story plays on: a product with people, and a browser to visit it. */
export interface Stage {
  readonly product: Product;
  readonly company: Company;
  /** Browsers reach the product through it alone; its address is the one they show. */
  readonly wire: Wire;
  /** Asks the API as somebody. @returns the one root field's value. */
  ask<Answer>(who: string, document: string, input?: object): Promise<Answer>;
  /** A profile that nobody has signed in with. */
  profile(options?: VisitOptions): Promise<BrowserContext>;
  /** A profile in which somebody is signed in. */
  profileOf(who: string, options?: VisitOptions): Promise<BrowserContext>;
  /** A page in a profile, at an address of the product. */
  open(profile: BrowserContext, path: string): Promise<Page>;
}

interface StageOptions {
  /** What the test calls somebody → their role. */
  readonly people: Readonly<Record<string, string>>;
}

/** Sets the stage before the tests of a file and clears it after them. No story may leave an uncaught error or an outside request. */
export function useStage(name: string, { people }: StageOptions): Stage {
  let wire: Wire;
  let product: Product;
  let company: Company;
  let browser: Browser;
  const profiles = new Map<BrowserContext, string[]>();
  beforeAll(async () => {
    await ensureDashboard();
    wire = await startWire(() => Number(new URL(product.url).port));
    const env = { BELFRY_PUBLIC_URL: wire.url };
    [product, browser] = await Promise.all([startProduct({ env }), openBrowser()]);
    company = await setUpCompany(product, name, people);
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await describePages([...profiles.keys()]);
    const troubles = [...profiles.values()].flat();
    await Promise.all([...profiles.keys()].map((context) => context.close()));
    profiles.clear();
    expect(troubles).toEqual([]);
  });
  afterAll(async () => {
    await browser.close();
    await wire[Symbol.asyncDispose]();
    await product[Symbol.asyncDispose]();
  });
  const profile = async (options?: VisitOptions): Promise<BrowserContext> => {
    const context = await openProfile(browser, options);
    profiles.set(context, watchForTrouble(context, wire.url));
    return context;
  };
  return {
    get product() {
      return product;
    },
    get wire() {
      return wire;
    },
    get company() {
      return company;
    },
    profile,
    async ask(who, document, input) {
      const request = product.request(company.person(who).token);
      const data = await request<Record<string, never>, object>(document, input && { input });
      const [answer] = Object.values(data);
      if (answer === undefined) throw new Error('There is no answer');
      return answer;
    },
    async profileOf(who, options) {
      const context = await profile(options);
      await enter(context, { product, person: company.person(who), url: wire.url });
      return context;
    },
    async open(context, path) {
      const page = await context.newPage();
      await page.goto(wire.url + path);
      return page;
    },
  };
}

/** Tells what was on the screen when a story failed. */
async function describePages(contexts: readonly BrowserContext[]): Promise<void> {
  for (const page of contexts.flatMap((context) => context.pages())) {
    const seen = await page.locator('body').ariaSnapshot({ timeout: 2_000 }).catch(String);
    process.stdout.write(`${page.url()} shows:\n${seen}\n`);
  }
}

interface Entry {
  readonly product: Product;
  readonly person: Person;
  readonly url: string;
}

/** Puts the cookie of a fresh session into a profile: the sign-in page has a story of its own. */
async function enter(context: BrowserContext, { product, person, url }: Entry): Promise<void> {
  const cookie = await signIn(product, person);
  const place = cookie.indexOf('=');
  await context.addCookies([{ name: cookie.slice(0, place), value: cookie.slice(place + 1), url, sameSite: 'Strict' }]);
}
