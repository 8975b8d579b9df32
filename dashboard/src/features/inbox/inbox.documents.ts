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
    savedAt
    needsAcknowledgement
    acknowledgedAt
    acknowledgedBy {
      __typename
      id
      name
    }
    subjectKey
    repeats
    queue {
      id
      name
    }
    agent {
      id
      name
    }
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
      saved
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

export const SaveNotifications = graphql(
  `
    mutation SaveNotifications($ids: [ID!]!, $saved: Boolean!) {
      saveNotification(input: { ids: $ids, saved: $saved }) {
        __typename
        ... on SaveNotificationPayload {
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

export const AcknowledgeNotifications = graphql(
  `
    mutation AcknowledgeNotifications($ids: [ID!]!) {
      acknowledgeNotification(input: { ids: $ids }) {
        __typename
        ... on AcknowledgeNotificationPayload {
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

export const MuteEvent = graphql(`
  mutation MuteEvent($id: ID!, $muted: Boolean!) {
    muteEventDefinition(input: { id: $id, muted: $muted }) {
      __typename
      ... on UserError {
        message
        code
      }
    }
  }
`);

/** What came since a time and still waits to be read; only enough of it to be counted. */
export const MissedPage = graphql(`
  query InboxMissed($since: DateTimeOrDuration!, $after: Cursor) {
    notifications(
      filter: { status: { eq: UNREAD }, snoozed: { eq: false }, createdAt: { gt: $since } }
      first: 100
      after: $after
    ) {
      nodes {
        __typename
        id
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`);

/** What the details show beyond the list: what the firing saw, and what became of the interaction. */
export const NotificationDetails = graphql(`
  query InboxDetails($id: ID!) {
    node(id: $id) {
      __typename
      ... on Notification {
        id
        definition {
          id
          scope
        }
        firing {
          id
          kind
          values
        }
        interaction {
          id
          timeline {
            startedAt
            endedAt
            segments {
              kind
              lane
              startedAt
              endedAt
              user {
                id
                name
              }
            }
          }
        }
      }
    }
  }
`);
