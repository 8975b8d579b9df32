import { builder } from './builder.ts';
import type { SignedInContext } from './context.ts';
import { isUuid } from '../ids.ts';
import { readGlobalId } from './global-id.ts';

/** Loads one thing for a viewer, or null where it is absent or not the viewer's to see. */
type LoadNode = (key: string, context: SignedInContext) => Promise<object | null>;

interface NodeType {
  load: LoadNode;
  /** Known by its place in a log, not by a uuid. */
  numbered: boolean;
}

const nodeTypes = new Map<string, NodeType>();

export const Node = builder.interfaceRef<object>('Node').implement({
  description: 'Anything with an id of its own.',
  fields: (t) => ({ id: t.id({ description: 'Opaque and stable.', resolve: () => '' }) }),
  resolveType: (value) => ('__typename' in value ? String(value.__typename) : null),
});

/** Lets `node` and `nodes` find a type by its global id. Every loader authorizes for itself. */
export const nodeType = (type: string, load: LoadNode, { numbered = false } = {}): void =>
  void nodeTypes.set(type, { load, numbered });

async function loadNode(id: string, context: SignedInContext): Promise<object | null> {
  const read = readGlobalId(id);
  const type = read && nodeTypes.get(read.type);
  if (!type || isUuid(read.key) === type.numbered) return null;
  const found = await type.load(read.key, context);
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
