import type { FragmentOf } from '../../data/index.ts';
import { graphql } from '../../data/index.ts';

export const interactionFragment = graphql(`
  fragment InteractionPage_interaction on Interaction @_unmask {
    id
    externalId
    source
    channel
    phase
    direction
    subject
    queue {
      id
      name
    }
    owner {
      id
      name
    }
    priority
    status
    tags
    customer {
      name
      email
      phone
    }
    openedAt
    endedAt
    lastAt
    live
    anomalies
    participants {
      id
      name
    }
    timeline {
      startedAt
      endedAt
      segments {
        lane
        user {
          id
          name
        }
        kind
        startedAt
        endedAt
        queue {
          id
          name
        }
        outcome
        userEvent {
          id
        }
      }
    }
    metrics {
      wait
      talk
      hold
      mute
      wrapUp
      handle
      timeToAccept
      holds
      mutes
      transfers
      offered
      accepted
      rejected
      ignored
      timedOut
      cancelled
      openOffers
    }
    allowedActions
    firings(first: 100) {
      nodes {
        id
        definitionName
        firedAt
        kind
        notifications
        cause {
          id
        }
      }
    }
  }
`);

export const storyEventFragment = graphql(`
  fragment InteractionPage_userEvent on UserEvent @_unmask {
    id
    seq
    type
    customType
    category
    occurredAt
    recordedAt
    source
    sourceEventId
    actorKind
    actor {
      id
      name
    }
    user {
      id
      name
    }
    queue {
      id
      name
    }
    target {
      kind
      user {
        id
        name
      }
      queue {
        id
        name
      }
      address
    }
    reason
    fields
    anomaly
    historical
  }
`);

/** The cursor is asked for first, so that the stream that starts after it misses nothing of what the rest tells. */
export const interactionDocument = graphql(
  `
    query InteractionPage($id: ID!) {
      viewer {
        cursor {
          userEvents
        }
      }
      interaction(id: $id) {
        ...InteractionPage_interaction
      }
    }
  `,
  [interactionFragment],
);

/** Asked of the log itself and in short pages: deeper or longer ones cost more than the server allows a query. */
export const storyDocument = graphql(
  `
    query InteractionStory($id: ID!, $after: Cursor) {
      userEvents(
        filter: { interaction: { eq: $id } }
        orderBy: [{ field: SEQ, direction: ASC }]
        first: 50
        after: $after
      ) {
        nodes {
          ...InteractionPage_userEvent
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [storyEventFragment],
);

export const interactionStreamDocument = graphql(
  `
    subscription InteractionPageStream($id: ID!, $after: Cursor) {
      interaction(id: $id, after: $after) {
        __typename
        ... on InteractionBatch {
          interaction {
            ...InteractionPage_interaction
          }
          userEvents {
            ...InteractionPage_userEvent
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
  [interactionFragment, storyEventFragment],
);

export type InteractionData = FragmentOf<typeof interactionFragment>;
export type StoryEventData = FragmentOf<typeof storyEventFragment>;
