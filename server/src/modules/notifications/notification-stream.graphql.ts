import { builder } from '../../platform/graphql/index.ts';
import {
  type BatchPlace,
  type LogRow,
  resolveStream,
  type StreamField,
  subscribeThroughHub,
} from '../../platform/live/index.ts';
import { ResyncRequired, StreamHeartbeat } from '../interactions/index.ts';
import type { NotificationChange, NotificationRow } from './notification.ts';
import { NotificationObject } from './notifications.graphql.ts';

interface Batch extends BatchPlace {
  notifications: readonly NotificationRow[];
}

const NotificationBatch = builder.objectRef<Batch>('NotificationBatch').implement({
  description:
    'Notifications that are new or have changed, in the order of the stream. One that is known already is replaced by its id.',
  fields: (t) => ({
    notifications: t.field({
      type: [NotificationObject],
      description: 'As each was after its change.',
      resolve: ({ notifications }) => [...notifications],
    }),
    cursor: t.field({
      type: 'Cursor',
      description: 'The place behind this frame.',
      resolve: ({ cursor }) => cursor,
    }),
    previousCursor: t.field({
      type: 'Cursor',
      description: 'The cursor of the frame before: a client that has applied another one missed something.',
      resolve: ({ previousCursor }) => previousCursor,
    }),
    replay: t.exposeBoolean('replay', { description: 'It makes a returning subscriber whole.' }),
    serverTime: t.field({
      type: 'DateTime',
      description: 'The server’s clock as the frame was made.',
      resolve: ({ serverTime }) => serverTime,
    }),
  }),
});

const NotificationStream = builder.unionType('NotificationStream', {
  description: 'A frame of notifications.',
  types: [NotificationBatch, StreamHeartbeat, ResyncRequired],
});

const isChange = (row: LogRow): row is NotificationChange => 'notification' in row && 'userId' in row;

/** Whatever the scope of the permission, a stream shows one's own. */
const stream: StreamField = {
  open: (args, { organizationId, userId, audience }) => ({
    kind: 'log',
    log: 'notification_changes',
    organizationId,
    audience: `${audience}:${userId ?? ''}`,
    after: typeof args['after'] === 'string' ? args['after'] : null,
    route: userId ?? '',
    accepts: (row) => isChange(row) && row.userId === userId,
    batchOf: (rows, place) => ({
      __typename: 'NotificationBatch',
      notifications: rows.filter(isChange).map(({ notification }) => notification),
      ...place,
    }),
    maxBatch: 200,
    maxDelayMs: 50,
  }),
};

builder.subscriptionField('notifications', (t) =>
  t.withAuth({ permission: 'notifications:read' }).field({
    type: NotificationStream,
    description: 'The viewer’s notifications as they come and change, on any device, resumable by cursor.',
    args: {
      after: t.arg({
        type: 'Cursor',
        description: 'Go on behind this place; without one, begin at the present end.',
      }),
    },
    extensions: { stream },
    subscribe: subscribeThroughHub,
    resolve: resolveStream as never,
  }),
);
