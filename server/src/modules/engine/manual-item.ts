import { type AccessTarget, itemOf, type LoggedEvent, type PermissionId } from '@belfry/domain';
import type { SignedInViewer } from '../../platform/graphql/index.ts';
import { isUuid } from '../../platform/ids.ts';
import type { Interactions } from '../interactions/index.ts';

/** What a manual event is run on, as the caller names it: by GraphQL type and key, or by the source's own id. */
export type NamedItem = { type: string; key: string } | { kind: string; id: string };

/** An item that a viewer may see, as it stands. */
export interface ManualItem {
  /** As event types call what they are about. */
  kind: string;
  /** The channel, of an interaction. */
  channel: string | null;
  /** Whom and which queue it concerns. */
  target: AccessTarget;
  /** What acting on it takes. */
  permission: PermissionId;
  /** As an event that changes nothing. */
  standing: Pick<LoggedEvent, 'interactionId' | 'queueId' | 'item' | 'state' | 'subject'>;
}

type Stores = Pick<Interactions, 'store' | 'subjects'>;
type SubjectRow = NonNullable<Awaited<ReturnType<Stores['subjects']['named']>>>;

/** Those subjects that have a permission of their own; the rest are seen with the log that tells of them. */
const permissions = {
  task: { see: 'tasks:read', act: 'tasks:write' },
  survey: { see: 'surveys:read', act: 'surveys:write' },
} as const;
const others = { see: 'user-events:read', act: 'interactions:act' } as const;

const permissionsOf = (kind: string): (typeof permissions)['task' | 'survey'] | typeof others =>
  kind === 'task' || kind === 'survey' ? permissions[kind] : others;

function subjectAs(row: SubjectRow): ManualItem {
  const { kind, id, queueId, interactionId, userIds, fields } = row;
  return {
    kind,
    channel: null,
    target: { userIds, queueIds: queueId === null ? [] : [queueId] },
    permission: permissionsOf(kind).act,
    standing: { interactionId, queueId, item: null, state: fields, subject: { kind, id } },
  };
}

async function interactionAs({ store }: Stores, viewer: SignedInViewer, key: string): Promise<ManualItem | null> {
  const [row] = isUuid(key) ? await store.byIds(viewer, [key]) : [];
  if (!row) return null;
  const { id, queueId, participants, channel, state } = row;
  return {
    kind: 'interaction',
    channel,
    target: { userIds: participants, queueIds: queueId === null ? [] : [queueId] },
    permission: 'interactions:act',
    standing: { interactionId: id, queueId, item: itemOf(id, state), state: null, subject: null },
  };
}

/** The item of that name as far as the viewer may see it; null otherwise. */
export async function itemFor(stores: Stores, viewer: SignedInViewer, named: NamedItem): Promise<ManualItem | null> {
  if ('type' in named && named.type === 'Interaction') return interactionAs(stores, viewer, named.key);
  const kind = 'type' in named ? named.type.toLowerCase() : named.kind;
  const permission = permissionsOf(kind).see;
  if ('id' in named) {
    const row = await stores.subjects.named(viewer, { kind, id: named.id, permission });
    return row && subjectAs(row);
  }
  const [row] = isUuid(named.key) ? await stores.subjects.byKeys(viewer, { kind, permission, keys: [named.key] }) : [];
  return row ? subjectAs(row) : null;
}
