import type { Severity } from '@belfry/domain';
import type { ValueFilter } from '../../platform/filter.ts';
import {
  BooleanFilter,
  builder,
  connectionOf,
  DateTimeFilter,
  enumFilterOf,
  enumOf,
  globalId,
  IdFilter,
  Node,
  nodeType,
  pageArguments,
  pageOf,
  readPage,
  rowsById,
  signedIn,
  type SignedInViewer,
} from '../../platform/graphql/index.ts';
import { isUuid } from '../../platform/ids.ts';
import { definitionById, EventDefinitionObject } from '../definitions/index.ts';
import { keysOf } from '../directory/index.ts';
import { interactionById, InteractionObject } from '../interactions/index.ts';
import type { NotificationRow, NotificationStatus } from './notification.ts';

export const SeverityEnum = enumOf<Severity>('Severity', 'How much a notification matters.', {
  info: 'Good to know.',
  warning: 'Something to look at.',
  critical: 'Something to act on now.',
});
export const NotificationStatusEnum = enumOf<NotificationStatus>(
  'NotificationStatus',
  'What became of a notification.',
  {
    unread: 'Not looked at.',
    read: 'Looked at.',
    done: 'Dealt with.',
  },
);
const NotificationStatusFilter = enumFilterOf('NotificationStatusFilter', NotificationStatusEnum);
const SeverityFilter = enumFilterOf('SeverityFilter', SeverityEnum);

export const NotificationObject = builder.objectRef<NotificationRow>('Notification');

builder.objectType(NotificationObject, {
  name: 'Notification',
  description: 'What a firing told the viewer.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({
      description: 'Opaque and stable.',
      resolve: ({ id }) => globalId('Notification', id),
    }),
    title: t.exposeString('title', { description: 'In a few words.' }),
    body: t.exposeString('body', { description: 'The rest; may be empty.' }),
    severity: t.field({
      type: SeverityEnum,
      description: 'How much it matters.',
      resolve: ({ severity }) => severity,
    }),
    status: t.field({
      type: NotificationStatusEnum,
      description: 'What became of it.',
      resolve: ({ status }) => status,
    }),
    createdAt: t.field({
      type: 'DateTime',
      description: 'When it was fired.',
      resolve: ({ createdAt }) => createdAt,
    }),
    readAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was first looked at.',
      resolve: ({ readAt }) => readAt,
    }),
    doneAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it was dealt with.',
      resolve: ({ doneAt }) => doneAt,
    }),
    snoozedUntil: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it comes back, if it is put away.',
      resolve: ({ snoozedUntil }) => snoozedUntil,
    }),
  }),
});

builder.objectFields(NotificationObject, (t) => ({
  definition: t.field({
    type: EventDefinitionObject,
    nullable: true,
    description: 'What fired it, as far as the viewer may see it.',
    resolve: ({ definitionId }, _a, context) => definitionById(signedIn(context), definitionId),
  }),
  definitionName: t.exposeString('definitionName', {
    description: 'What the definition was called then.',
  }),
  interaction: t.field({
    type: InteractionObject,
    nullable: true,
    description: 'What it is about, as far as the viewer may see it.',
    resolve: ({ interactionId }, _a, context) => interactionById(signedIn(context), interactionId),
  }),
  why: t.exposeString('why', { description: 'Why the viewer got it.' }),
  seq: t.exposeInt('seq', {
    description: 'The place of its latest change in the stream: a higher one replaces a lower one.',
  }),
}));

/** Whose inbox; null where the viewer has none. */
const recipientOf = ({ organizationId, userId }: SignedInViewer) =>
  userId === null ? null : { organizationId, userId };

export const notificationById = rowsById<NotificationRow>(async (ids, { viewer, services }) => {
  const recipient = recipientOf(viewer);
  const mayRead = (viewer.grants['notifications:read'] ?? 'none') !== 'none';
  return recipient && mayRead ? services.notifications.store.byIds(recipient, ids.filter(isUuid)) : [];
});
nodeType('Notification', (key, context) => notificationById(context, key));

interface Filter {
  status?: ValueFilter<NotificationStatus> | null | undefined;
  severity?: ValueFilter<Severity> | null | undefined;
  definition?: ValueFilter<string> | null | undefined;
  interaction?: ValueFilter<string> | null | undefined;
  snoozed?: { eq?: boolean | null | undefined } | null | undefined;
  createdAt?: ValueFilter<number> | null | undefined;
}

export const NotificationFilter = builder.inputRef<Filter>('NotificationFilter').implement({
  description: 'Notifications that …',
  fields: (t) => ({
    status: t.field({ type: NotificationStatusFilter, description: 'By what became of them.' }),
    severity: t.field({ type: SeverityFilter, description: 'By how much they matter.' }),
    definition: t.field({ type: IdFilter, description: 'By what fired them.' }),
    interaction: t.field({ type: IdFilter, description: 'By what they are about.' }),
    snoozed: t.field({ type: BooleanFilter, description: 'By whether they are put away.' }),
    createdAt: t.field({ type: DateTimeFilter, description: 'By when they were fired.' }),
  }),
});

/** The filter with keys for global ids. */
export const keyedFilter = (filter: Filter): Filter => ({
  ...filter,
  definition: keysOf('EventDefinition', filter.definition),
  interaction: keysOf('Interaction', filter.interaction),
});

const NotificationConnection = connectionOf('Notification', NotificationObject);

const NotificationSummary = builder
  .objectRef<{ unread: number; snoozed: number; cursor: string }>('NotificationSummary')
  .implement({
    description: 'How full the viewer’s inbox is.',
    fields: (t) => ({
      unread: t.exposeInt('unread', { description: 'Not looked at and not put away.' }),
      snoozed: t.exposeInt('snoozed', { description: 'Put away.' }),
      cursor: t.field({
        type: 'Cursor',
        description: 'The place in the stream at which it stood so: subscribe after it.',
        resolve: ({ cursor }) => cursor,
      }),
    }),
  });

builder.queryFields((t) => ({
  notifications: t.withAuth({ permission: 'notifications:read' }).field({
    type: NotificationConnection,
    description: 'The viewer’s notifications, newest first.',
    args: { filter: t.arg({ type: NotificationFilter, description: 'Which.' }), ...pageArguments },
    resolve: async (_root, { filter, ...page }, { viewer, services }) => {
      const request = readPage(page);
      const recipient = recipientOf(viewer);
      const rows = recipient
        ? await services.notifications.store.list(recipient, keyedFilter(filter ?? {}), request)
        : [];
      return pageOf(rows, request, ({ createdAt, id }) => [new Date(createdAt).toISOString(), id]);
    },
  }),
  notificationSummary: t.withAuth({ permission: 'notifications:read' }).field({
    type: NotificationSummary,
    description: 'How full the viewer’s inbox is.',
    resolve: async (_root, _arguments, { viewer, services }) => {
      const { organizationId, userId } = viewer;
      const { head, ...counts } = await services.notifications.store.summary({
        organizationId,
        userId: userId ?? organizationId,
      });
      return {
        ...counts,
        cursor: services.cursors.seal({ log: 'notification_changes', organizationId, seq: head }),
      };
    },
  }),
}));
