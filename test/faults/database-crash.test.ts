import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Product } from '../kit/product.ts';
import { harms, noDamage, seed, survive } from './survive.ts';

const postmasterOf = async ({ dataDir }: Product): Promise<number> =>
  Number((await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8')).split('\n')[0]);

const times = Math.ceil(harms / 2);

test(
  `a server whose PostgreSQL is killed ${times} times under load goes on and loses nothing (seed ${seed})`,
  async () => {
    const damage = await survive({
      store: 'embedded',
      times,
      async harm(product) {
        process.kill(await postmasterOf(product), 'SIGKILL');
      },
    });

    expect(damage).toEqual(noDamage);
  },
  Math.max(120_000, times * 20_000),
);
