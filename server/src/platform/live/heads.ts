import type { Head, LogSource } from './log-source.ts';

/** The heads of one log. A question asked while a query is under way waits for the next query, which all such questions share: what is answered was read after it was asked. */
export interface Heads {
  all(): Promise<readonly Head[]>;
  of(organizationId: string): Promise<number>;
}

export function createHeads(source: LogSource): Heads {
  let running: Promise<unknown> | null = null;
  let next: Promise<ReadonlyMap<string, Head>> | null = null;

  async function query(): Promise<ReadonlyMap<string, Head>> {
    await running?.catch(() => {});
    next = null;
    const reading = source.heads();
    running = reading;
    try {
      return new Map((await reading).map((head) => [head.organizationId, head]));
    } finally {
      if (running === reading) running = null;
    }
  }

  const ask = (): Promise<ReadonlyMap<string, Head>> => (next ??= query());

  return {
    all: async () => [...(await ask()).values()],
    of: async (organizationId) => (await ask()).get(organizationId)?.seq ?? 0,
  };
}
