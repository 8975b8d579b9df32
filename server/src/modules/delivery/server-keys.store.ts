import type { Database } from '../../platform/database/index.ts';

export interface KeptKey {
  publicPart: string;
  sealed: string;
}

/** Keys of the server itself, made once for all nodes. */
export const serverKeysStore = (database: Database) => ({
  /** The key of this name; `make` is used when there is none yet, and of nodes that make one at the same time one wins. */
  async keep(name: string, make: () => KeptKey): Promise<KeptKey> {
    const kept = (): Promise<KeptKey[]> =>
      database.rows('*', 'select public_part as "publicPart", sealed from server_keys where name = $1', [name]);
    const [known] = await kept();
    if (known) return known;
    const { publicPart, sealed } = make();
    await database.rows(
      '*',
      'insert into server_keys (name, public_part, sealed) values ($1, $2, $3) on conflict do nothing',
      [name, publicPart, sealed],
    );
    const [now] = await kept();
    if (!now) throw new Error(`The key ${name} was not kept.`);
    return now;
  },
});
