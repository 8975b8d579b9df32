import { demoDirectory } from '@belfry/connect';
import type { DemoNeeds } from './demo-needs.ts';
import { patiently } from './patiently.ts';

/** The server's ids of the demo's users and queues, by the directory's external ids. */
export interface DemoIds {
  readonly users: ReadonlyMap<string, string>;
  readonly queues: ReadonlyMap<string, string>;
}

interface Page {
  readonly nodes: readonly { readonly id: string; readonly name: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const pageOf = (field: 'users' | 'queues'): string =>
  `query Demo_${field}($after: Cursor) {
    page: ${field}(first: 100, after: $after) { nodes { id name } pageInfo { hasNextPage endCursor } }
  }`;

/** Looks the directory's people and queues up by name; its names are unique. */
export async function loadDemoIds(seed: number, needs: DemoNeeds): Promise<DemoIds> {
  const { users, queues } = demoDirectory(seed);
  const idsOf = async (
    field: 'users' | 'queues',
    wanted: readonly { readonly externalId: string; readonly name: string }[],
  ): Promise<ReadonlyMap<string, string>> => {
    const byName = await idsByName(pageOf(field), needs);
    const missing = wanted.filter(({ name }) => !byName.has(name)).length;
    if (missing > 0) needs.log.warn({ field, missing }, 'part of the demo is not in the directory');
    return new Map(wanted.map(({ externalId, name }) => [externalId, byName.get(name) ?? '']));
  };
  return { users: await idsOf('users', users), queues: await idsOf('queues', queues) };
}

async function idsByName(query: string, needs: DemoNeeds): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for (let after: string | null = null; ;) {
    const variables: { after: string | null } = { after };
    const send = () => needs.request<{ page: Page }, typeof variables>(query, variables, needs.signal);
    const { page } = await patiently(send, { ...needs, tries: Number.POSITIVE_INFINITY });
    for (const { id, name } of page.nodes) ids.set(name, id);
    if (!page.pageInfo.hasNextPage || page.pageInfo.endCursor === null) return ids;
    after = page.pageInfo.endCursor;
  }
}
