import { expect, test } from 'vitest';
import { harms, noDamage, seed, survive } from './survive.ts';

test.each([
  ['a database of its own', 'embedded'],
  ['a database that lives on', 'database'],
] as const)(
  `a server with %s that is killed ${harms} times under load loses nothing and does nothing twice (seed ${seed})`,
  async (_what, store) => {
    const damage = await survive({
      store,
      times: harms,
      async harm(product) {
        await product.kill();
        await product.start();
      },
    });

    expect(damage).toEqual(noDamage);
  },
  Math.max(120_000, harms * 20_000),
);
