import { builder, enumOf, keyOf, resultOf } from '../../platform/graphql/index.ts';
import type { ChangedNotifications, ChangeResult } from './change-notifications.ts';
import { keyedFilter, NotificationFilter } from './notification-filter.graphql.ts';
import { NotificationObject } from './notifications.graphql.ts';

const NotificationMark = enumOf('NotificationMark', 'What to mark notifications as.', {
  read: 'Looked at.',
  unread: 'Not looked at.',
  done: 'Dealt with.',
});

const MarkInput = builder.inputType('MarkNotificationsInput', {
  description: 'Which of one’s notifications to mark, and as what: by ids or by a filter, 500 at most at a time.',
  fields: (t) => ({
    ids: t.idList({ description: 'These.' }),
    filter: t.field({
      type: NotificationFilter,
      description: 'Those that it finds and that are not marked so yet, oldest first.',
    }),
    as: t.field({ type: NotificationMark, required: true, description: 'As what.' }),
  }),
});

const SnoozeInput = builder.inputType('SnoozeNotificationsInput', {
  description: 'Which of one’s notifications to put away, and until when.',
  fields: (t) => ({
    ids: t.idList({ required: true, description: 'These, 500 at most.' }),
    until: t.field({
      type: 'DateTime',
      description: 'When they come back, unread: at least 3 minutes from now. None: now.',
    }),
  }),
});

const SaveInput = builder.inputType('SaveNotificationInput', {
  description: 'Which of one’s notifications to keep for good, or to let go.',
  fields: (t) => ({
    ids: t.idList({ required: true, description: 'These, 500 at most.' }),
    saved: t.boolean({ required: true, defaultValue: true, description: 'Keep them (true) or let them go (false).' }),
  }),
});

const AcknowledgeInput = builder.inputType('AcknowledgeNotificationInput', {
  description: 'Which of one’s notifications one is on.',
  fields: (t) => ({ ids: t.idList({ required: true, description: 'These, 500 at most.' }) }),
});

const payload = (name: string) =>
  builder.objectRef<ChangedNotifications>(`${name}Payload`).implement({
    description: 'The notifications as they are now.',
    fields: (t) => ({
      notifications: t.field({
        type: [NotificationObject],
        description: 'All that were asked for.',
        resolve: ({ notifications }) => [...notifications],
      }),
      count: t.exposeInt('count', { description: 'How many were changed.' }),
    }),
  });

const MarkResult = resultOf('MarkNotificationsResult', payload('MarkNotifications'));
const SnoozeResult = resultOf('SnoozeNotificationsResult', payload('SnoozeNotifications'));
const SaveResult = resultOf('SaveNotificationResult', payload('SaveNotification'));
const AcknowledgeResult = resultOf('AcknowledgeNotificationResult', payload('AcknowledgeNotification'));

const answer = (result: ChangeResult) => (result.ok ? result.value : result.problem);
const keys = (ids: readonly string[]): string[] => ids.map((id) => keyOf('Notification', id));

builder.mutationFields((t) => ({
  markNotifications: t.withAuth({ signedIn: true }).field({
    type: MarkResult,
    description:
      'Mark one’s notifications as read, unread or done, on every device. Snoozed ones have to be woken first.',
    args: { input: t.arg({ type: MarkInput, required: true, description: 'Which, and as what.' }) },
    resolve: async (_root, { input: { ids, filter, as } }, { viewer, services }) =>
      answer(
        await services.notifications.mark(viewer, {
          ids: ids && keys(ids),
          filter: filter && keyedFilter(filter),
          as,
        }),
      ),
  }),
  snoozeNotifications: t.withAuth({ signedIn: true }).field({
    type: SnoozeResult,
    description: 'Put one’s notifications away until a time, or bring them back.',
    args: {
      input: t.arg({ type: SnoozeInput, required: true, description: 'Which, and until when.' }),
    },
    resolve: async (_root, { input: { ids, until } }, { viewer, services }) =>
      answer(await services.notifications.snooze(viewer, { ids: keys(ids), until: until ?? null })),
  }),
  saveNotification: t.withAuth({ signedIn: true }).field({
    type: SaveResult,
    description: 'Keep one’s notifications for good, or let them go.',
    args: { input: t.arg({ type: SaveInput, required: true, description: 'Which, and how.' }) },
    resolve: async (_root, { input: { ids, saved } }, { viewer, services }) =>
      answer(await services.notifications.save(viewer, { ids: keys(ids), saved })),
  }),
  acknowledgeNotification: t.withAuth({ signedIn: true }).field({
    type: AcknowledgeResult,
    description:
      'Say that one is on it: everyone who was told of the same firing learns by whom and when, and nothing is escalated any more.',
    args: { input: t.arg({ type: AcknowledgeInput, required: true, description: 'Which.' }) },
    resolve: async (_root, { input: { ids } }, { viewer, services }) =>
      answer(await services.notifications.acknowledge(viewer, { ids: keys(ids) })),
  }),
}));
