import {
  builder,
  connectionOf,
  globalId,
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
import { queueById, QueueType, userById, UserType } from '../directory/index.ts';
import { interactionById, InteractionObject } from '../interactions/index.ts';
import {
  keyedFilter,
  NotificationFilter,
  NotificationStatusEnum,
  SeverityEnum,
} from './notification-filter.graphql.ts';
import { doneKeptDays, type NotificationRow, type NotificationSubject, type Summary } from './notification.ts';

const SubjectType = builder.objectRef<NotificationSubject>('NotificationSubject').implement({
  description: 'What a notification is about.',
  fields: (t) => ({
    kind: t.exposeString('kind', { description: 'What kind of thing: interaction, task, queue and so on.' }),
    key: t.exposeString('id', { description: 'Which; as its source or the log calls it.' }),
  }),
});

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
    listedAt: t.field({
      type: 'DateTime',
      description: 'When it came into the list, which it stands in by this: as it was fired, or as a snooze ended.',
      resolve: ({ listedAt }) => listedAt,
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
  savedAt: t.field({
    type: 'DateTime',
    nullable: true,
    description: 'Since when it is kept for good, whatever becomes of it.',
    resolve: ({ savedAt }) => savedAt,
  }),
  needsAcknowledgement: t.exposeBoolean('needsAcknowledgement', {
    description: 'Somebody who got it has to say that they are on it.',
  }),
  acknowledgedAt: t.field({
    type: 'DateTime',
    nullable: true,
    description: 'When somebody said to be on it.',
    resolve: ({ acknowledgedAt }) => acknowledgedAt,
  }),
  acknowledgedBy: t.field({
    type: UserType,
    nullable: true,
    description: 'Who said so, as far as the viewer may see them; all who got it see the same.',
    resolve: ({ acknowledgedBy }, _a, context) => userById(signedIn(context), acknowledgedBy),
  }),
  subject: t.field({
    type: SubjectType,
    nullable: true,
    description: 'What it is about; null where it is about no single thing.',
    resolve: ({ subject }) => subject,
  }),
  subjectKey: t.exposeString('subjectKey', {
    description: 'Equal for notifications about the same: to group them by.',
  }),
  repeats: t.exposeInt('repeats', {
    description: 'How many came before it from the same definition about the same, each within a day of the next.',
  }),
  queue: t.field({
    type: QueueType,
    nullable: true,
    description: 'The queue it is about, as far as the viewer may see it.',
    resolve: ({ queueId }, _a, context) => queueById(signedIn(context), queueId),
  }),
  agent: t.field({
    type: UserType,
    nullable: true,
    description: 'Whose doing set it off, as far as the viewer may see them.',
    resolve: ({ agentId }, _a, context) => userById(signedIn(context), agentId),
  }),
}));

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

const NotificationConnection = connectionOf('Notification', NotificationObject);

const NotificationSummary = builder
  .objectRef<Omit<Summary, 'head'> & { cursor: string }>('NotificationSummary')
  .implement({
    description: 'How full the viewer’s inbox is.',
    fields: (t) => ({
      unread: t.exposeInt('unread', { description: 'Not looked at and not put away.' }),
      snoozed: t.exposeInt('snoozed', { description: 'Put away.' }),
      saved: t.exposeInt('saved', { description: 'Kept for good.' }),
      unacknowledged: t.exposeInt('unacknowledged', {
        description: 'Not done, and nobody has said to be on it though somebody has to.',
      }),
      doneKeptDays: t.int({
        description: 'For how many days those that are done are kept. Saved ones are kept until they are let go.',
        resolve: () => doneKeptDays,
      }),
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
    description: 'The viewer’s notifications by listedAt, the latest first.',
    args: { filter: t.arg({ type: NotificationFilter, description: 'Which.' }), ...pageArguments },
    resolve: async (_root, { filter, ...page }, { viewer, services }) => {
      const request = readPage(page);
      const recipient = recipientOf(viewer);
      const rows = recipient
        ? await services.notifications.store.list(recipient, keyedFilter(filter ?? {}), request)
        : [];
      return pageOf(rows, request, ({ listedAt, id }) => [new Date(listedAt).toISOString(), id]);
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
