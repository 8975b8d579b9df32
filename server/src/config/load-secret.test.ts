import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { loadSecret } from './load-secret.ts';

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'belfry-secret-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

test('a given secret is used and nothing is written', async () => {
  const dataDir = await emptyFolder();

  expect(await loadSecret({ secret: 'given', dataDir })).toBe('given');
  expect(await readdir(dataDir)).toEqual([]);
});

test('without one a secret is made once, for the owner alone, and all that start at once agree on it', async () => {
  const dataDir = join(await emptyFolder(), 'data');
  const load = () => loadSecret({ secret: undefined, dataDir });

  const [first, ...others] = await Promise.all([load(), load(), load()]);

  expect(first).toMatch(/^[\w-]{64}$/);
  expect([...others, await load()]).toEqual([first, first, first]);
  expect((await stat(join(dataDir, 'secret'))).mode & 0o777).toBe(0o600);
  expect(await readdir(dataDir)).toEqual(['secret']);
});
