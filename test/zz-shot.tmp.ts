import { chromium } from '@playwright/test';
import { readFileSync } from 'node:fs';
const { url } = JSON.parse(readFileSync('/tmp/events-ui/product.json', 'utf8'));
const [who, theme, width, path, out, ...steps] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
const context = await browser.newContext({ colorScheme: theme as 'light', viewport: { width: Number(width), height: 900 }, locale: 'en-GB', timezoneId: 'UTC', reducedMotion: 'reduce' });
const page = await context.newPage();
page.on('console', (m) => (m.type() === 'error' || m.type() === 'warning') && console.log('console', m.text().slice(0, 300)));
page.on('pageerror', (e) => console.log('pageerror', String(e.stack).slice(0, 600)));
await page.goto(url + '/sign-in');
await page.getByRole('button', { name: new RegExp(who, 'i') }).first().click();
await page.waitForURL((u) => !u.pathname.startsWith('/sign-in'));
await page.goto(url + path);
await page.waitForTimeout(1800);
for (const step of steps) { await eval(`(async () => { ${step} })()`); await page.waitForTimeout(500); }
await page.screenshot({ path: out, fullPage: process.env.FULL === '1' });
const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
if (wide > 0) console.log('overflows by', wide);
await browser.close();
