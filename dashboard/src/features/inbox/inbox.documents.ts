import { graphql, type ResultOf } from '../../data/index.ts';

export const NotificationFields = graphql(`
  fragment Notification_fields on Notification @_unmask {
    __typename
    id
    title
    body
    severity
    status
    createdAt
    snoozedUntil
    definitionName
    why
    seq
    definition {
      id
    }
    interaction {
      id
      externalId
      channel
      subject
      phase
      openedAt
      endedAt
      live
      queue {
        id
        name
      }
      owner {
        id
        name
      }
    }
  }
`);

/** One notification as the inbox knows it. */
export type InboxNotification = ResultOf<typeof NotificationFields>;

export const NotificationPage = graphql(
  `
    query InboxPage($filter: NotificationFilter, $after: Cursor) {
      notifications(filter: $filter, first: 50, after: $after) {
        nodes {
          ...Notification_fields
        }
        pageInfo {
          endCursor
          hasNextPage
        }
      }
    }
  `,
  [NotificationFields],
);

export const NotificationSummary = graphql(`
  query InboxSummary {
    notificationSummary {
      unread
      snoozed
    }
  }
`);

export const NotificationStream = graphql(
  `
    subscription InboxStream($after: Cursor) {
      notifications(after: $after) {
        __typename
        ... on NotificationBatch {
          notifications {
            ...Notification_fields
          }
          cursor
          previousCursor
          replay
          serverTime
        }
        ... on StreamHeartbeat {
          cursor
          serverTime
        }
        ... on ResyncRequired {
          reason
          snapshotCursor
        }
      }
    }
  `,
  [NotificationFields],
);

export const MarkNotifications = graphql(
  `
    mutation MarkNotifications($ids: [ID!]!, $as: NotificationMark!) {
      markNotifications(input: { ids: $ids, as: $as }) {
        __typename
        ... on MarkNotificationsPayload {
          notifications {
            ...Notification_fields
          }
        }
        ... on UserError {
          message
          code
        }
      }
    }
  `,
  [NotificationFields],
);

export const SnoozeNotifications = graphql(
  `
    mutation SnoozeNotifications($ids: [ID!]!, $until: DateTime) {
      snoozeNotifications(input: { ids: $ids, until: $until }) {
        __typename
        ... on SnoozeNotificationsPayload {
          notifications {
            ...Notification_fields
          }
        }
        ... on UserError {
          message
          code
        }
      }
    }
  `,
  [NotificationFields],
);
