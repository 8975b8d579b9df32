import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { useStage } from './stage.ts';

const stage = useStage('First Bytes', { people: { ada: 'Agent' } });

const mostBytes = 220_000;

test('signing in and seeing the inbox takes at most 220 KB of JavaScript, gzipped', async () => {
  const page = await stage.open(await stage.profile(), '/sign-in');
  const { email, password } = stage.company.person('ada');
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('Nothing needs you now').waitFor();

  // All that was ever asked for, be it in the page, preloaded or imported since.
  const names = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  const scripts = [...new Set(names)].filter((name) => new URL(name).pathname.endsWith('.js'));
  const files = await Promise.all(
    scripts.map(async (url) => {
      const code = await (await fetch(url)).text();
      return { name: new URL(url).pathname, code, bytes: gzipSync(code).length };
    }),
  );
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  process.stdout.write(`bytes of JavaScript from sign-in to inbox, gzipped: ${total} in ${files.length} files\n`);

  expect(files.filter(({ code }) => code.includes('react.development')).map(({ name }) => name)).toEqual([]);
  expect(files.length).toBeGreaterThan(1);
  expect(total).toBeLessThanOrEqual(mostBytes);
});
