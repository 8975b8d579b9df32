import { builder } from './builder.ts';
import type { SignedInContext } from './context.ts';
import { readGlobalId } from './global-id.ts';

/** Loads one thing for a viewer, or null where it is absent or not the viewer's to see. */
type LoadNode = (key: string, context: SignedInContext) => Promise<object | null>;

const loaders = new Map<string, LoadNode>();

export const Node = builder.interfaceRef<object>('Node').implement({
  description: 'Anything with an id of its own.',
  fields: (t) => ({ id: t.id({ description: 'Opaque and stable.', resolve: () => '' }) }),
  resolveType: (value) => ('__typename' in value ? String(value.__typename) : null),
});

/** Lets `node` and `nodes` find a type by its global id. Every loader authorizes for itself. */
export const nodeType = (type: string, load: LoadNode): void => void loaders.set(type, load);

async function loadNode(id: string, context: SignedInContext): Promise<object | null> {
  const read = readGlobalId(id);
  const load = read && loaders.get(read.type);
  if (!load) return null;
  const found = await load(read.key, context);
  return found && Object.assign(Object.create(found) as object, { __typename: read.type });
}

const authScopes = { signedIn: true } as const;

builder.queryFields((t) => ({
  node: t.withAuth(authScopes).field({
    type: Node,
    nullable: true,
    description: 'Anything by its global id; null where it is absent or not yours to see.',
    args: { id: t.arg.id({ required: true, description: 'A global id.' }) },
    resolve: (_root, { id }, context) => loadNode(id, context),
  }),
  nodes: t.withAuth(authScopes).field({
    type: [Node],
    nullable: { list: false, items: true },
    description: 'Up to 100 things by their global ids, in the order asked for.',
    args: { ids: t.arg.idList({ required: true, description: 'Global ids.' }) },
    resolve: (_root, { ids }, context) => Promise.all(ids.slice(0, 100).map((id) => loadNode(id, context))),
  }),
}));
