import { builder, keyOf, RequestError, signedIn, type SignedInViewer } from '../../platform/graphql/index.ts';
import {
  type BatchPlace,
  type LogPlan,
  resolveStream,
  type ResyncReason,
  type StreamField,
  subscribeThroughHub,
} from '../../platform/live/index.ts';
import { Viewer } from '../access/index.ts';
import { interactionById, InteractionObject, UserEventObject } from './objects.ts';
import type { UserEventRow } from './user-event.ts';
import { acceptsUserEvent, type UserEventFilter as Filter } from './user-event-filter.ts';
import { keyedFilter, UserEventFilter } from './user-event.graphql.ts';
import { maySeeEvent } from './visibility.ts';

const cursor = { type: 'Cursor', description: 'The place behind this frame.' } as const;
const serverTime = { type: 'DateTime', description: 'The server’s clock as the frame was made.' } as const;

export const StreamHeartbeat = builder.objectRef<{ cursor: string; serverTime: number }>('StreamHeartbeat').implement({
  description: 'Nothing new: moves a quiet cursor on, every ten seconds.',
  fields: (t) => ({
    cursor: t.field({ ...cursor, resolve: (frame) => frame.cursor }),
    serverTime: t.field({ ...serverTime, resolve: (frame) => frame.serverTime }),
  }),
});

const ResyncReasonEnum = builder.enumType('ResyncReason', {
  description: 'Why a stream cannot go on from a cursor.',
  values: {
    EPOCH_CHANGED: {
      description: 'The database was restored or failed over: what the cursor named may never have been.',
    },
    CURSOR_TOO_OLD: { description: 'The cursor is older than 72 hours.' },
    ACCESS_CHANGED: { description: 'What the viewer may see has changed.' },
  },
} as const);

export const ResyncRequired = builder
  .objectRef<{ reason: ResyncReason; snapshotCursor: string }>('ResyncRequired')
  .implement({
    description: 'Start afresh: read a page, then subscribe after snapshotCursor. The stream ends with this frame.',
    fields: (t) => ({
      reason: t.field({ type: ResyncReasonEnum, description: 'Why.', resolve: ({ reason }) => reason }),
      snapshotCursor: t.field({
        type: 'Cursor',
        description: 'The present end of the log.',
        resolve: ({ snapshotCursor }) => snapshotCursor,
      }),
    }),
  });

interface EventBatch extends BatchPlace {
  userEvents: readonly UserEventRow[];
}
interface InteractionFrame extends EventBatch {
  interactionId: string;
}

const place = {
  cursor: { ...cursor, resolve: (batch: BatchPlace) => batch.cursor },
  previousCursor: {
    type: 'Cursor',
    description: 'The cursor of the frame before: a client that has applied another one missed something.',
    resolve: (batch: BatchPlace) => batch.previousCursor,
  },
  replay: { description: 'It makes a returning subscriber whole.', resolve: (batch: BatchPlace) => batch.replay },
  serverTime: { ...serverTime, resolve: (batch: BatchPlace) => batch.serverTime },
} as const;

const UserEventBatch = builder.objectRef<EventBatch>('UserEventBatch').implement({
  description: 'User events, in the order of the log.',
  fields: (t) => ({
    userEvents: t.field({
      type: [UserEventObject],
      description: 'The events.',
      resolve: ({ userEvents }) => [...userEvents],
    }),
    cursor: t.field(place.cursor),
    previousCursor: t.field(place.previousCursor),
    replay: t.boolean(place.replay),
    serverTime: t.field(place.serverTime),
  }),
});

const InteractionBatch = builder.objectRef<InteractionFrame>('InteractionBatch').implement({
  description: 'What happened to one interaction, and how it stands now.',
  fields: (t) => ({
    interaction: t.field({
      type: InteractionObject,
      description: 'The interaction as it stands.',
      resolve: async ({ interactionId }, _a, context) => {
        const row = await interactionById(signedIn(context), interactionId);
        if (!row) throw new RequestError('NOT_FOUND', 'The interaction is gone, or no longer yours to see.');
        return row;
      },
    }),
    userEvents: t.field({
      type: [UserEventObject],
      description: 'The events, in the order of the log.',
      resolve: ({ userEvents }) => [...userEvents],
    }),
    cursor: t.field(place.cursor),
    previousCursor: t.field(place.previousCursor),
    replay: t.boolean(place.replay),
    serverTime: t.field(place.serverTime),
  }),
});

const UserEventStream = builder.unionType('UserEventStream', {
  description: 'A frame of userEvents.',
  types: [UserEventBatch, StreamHeartbeat, ResyncRequired],
});
const InteractionStream = builder.unionType('InteractionStream', {
  description: 'A frame of interaction.',
  types: [InteractionBatch, StreamHeartbeat, ResyncRequired],
});

const isRow = (row: object): row is UserEventRow => 'sourceEventId' in row;

function planFor(
  viewer: SignedInViewer,
  {
    after,
    accepts,
    batchOf,
    maxBatch,
    maxDelayMs,
  }: {
    after: unknown;
    accepts: (row: UserEventRow) => boolean;
    batchOf: (rows: readonly UserEventRow[], place: BatchPlace) => unknown;
    maxBatch: number;
    maxDelayMs: number;
  },
): LogPlan {
  return {
    kind: 'log',
    log: 'user_events',
    organizationId: viewer.organizationId,
    audience: viewer.audience,
    after: typeof after === 'string' ? after : null,
    accepts: (row) => isRow(row) && accepts(row) && maySeeEvent(viewer, 'user-events:read', row),
    batchOf: (rows, at) => batchOf(rows.filter(isRow), at),
    maxBatch,
    maxDelayMs,
  };
}

const isFilter = (value: unknown): value is Filter => typeof value === 'object' && value !== null;
const numberIn = (value: unknown, least: number, most: number): number =>
  Math.min(most, Math.max(least, Number(value)));

const userEvents: StreamField = {
  open(args, viewer) {
    const filter = isFilter(args['filter']) ? keyedFilter(args['filter']) : {};
    return planFor(viewer, {
      after: args['after'],
      accepts: (row) => acceptsUserEvent(filter, row),
      batchOf: (rows, at) => ({ __typename: 'UserEventBatch', userEvents: rows, ...at }),
      maxBatch: numberIn(args['maxBatch'], 1, 500),
      maxDelayMs: numberIn(args['maxDelay'], 0, 5_000),
    });
  },
};

const interaction: StreamField = {
  open(args, viewer) {
    const interactionId = keyOf('Interaction', String(args['id']));
    return planFor(viewer, {
      after: args['after'],
      accepts: (row) => row.interactionId === interactionId,
      batchOf: (rows, at) => ({ __typename: 'InteractionBatch', interactionId, userEvents: rows, ...at }),
      maxBatch: 500,
      maxDelayMs: 50,
    });
  },
};

const after = {
  type: 'Cursor',
  description: 'Go on behind this place; without one, begin at the present end.',
} as const;

builder.subscriptionFields((t) => ({
  userEvents: t.withAuth({ permission: 'user-events:read' }).field({
    type: UserEventStream,
    description: 'User events as they are recorded, resumable by cursor.',
    args: {
      filter: t.arg({ type: UserEventFilter, description: 'Which.' }),
      after: t.arg(after),
      maxBatch: t.arg.int({ required: true, defaultValue: 200, description: 'Events a frame, 1 to 500.' }),
      maxDelay: t.arg({
        type: 'Duration',
        required: true,
        defaultValue: 50,
        description: 'How long a busy stream may gather a frame, at most five seconds.',
      }),
    },
    extensions: { stream: userEvents },
    subscribe: subscribeThroughHub,
    resolve: resolveStream as never,
  }),
  interaction: t.withAuth({ permission: 'interactions:read' }).field({
    type: InteractionStream,
    description: 'One interaction’s story as it unfolds, resumable by cursor.',
    args: { id: t.arg.id({ required: true, description: 'The interaction’s id.' }), after: t.arg(after) },
    extensions: { stream: interaction },
    subscribe: async (_root, { id }, context) => {
      const row = await interactionById(signedIn(context), keyOf('Interaction', id));
      if (!row) throw new RequestError('NOT_FOUND', 'There is no such interaction, or it is not yours to see.');
      return subscribeThroughHub();
    },
    resolve: resolveStream as never,
  }),
}));

const ViewerCursors = builder.objectRef<SignedInViewer>('ViewerCursors').implement({
  description: 'Places to subscribe after: take these first, then the page, then subscribe.',
  fields: (t) => ({
    userEvents: t.field({
      type: 'Cursor',
      description: 'The present end of the log of user events.',
      resolve: async ({ organizationId }, _a, { services }) =>
        services.cursors.seal({
          log: 'user_events',
          organizationId,
          seq: await services.interactions.events.head(organizationId, 'user_events'),
        }),
    }),
    notifications: t.field({
      type: 'Cursor',
      description: 'The present end of the stream of notifications.',
      resolve: async ({ organizationId }, _a, { services }) =>
        services.cursors.seal({
          log: 'notification_changes',
          organizationId,
          seq: await services.interactions.events.head(organizationId, 'notification_changes'),
        }),
    }),
  }),
});

builder.objectFields(Viewer, (t) => ({
  cursor: t.field({ type: ViewerCursors, description: 'Places to subscribe after.', resolve: (viewer) => viewer }),
}));
