import type { ResultOf } from '../../data/index.ts';
import { graphql } from '../../data/index.ts';

export const interactionsDocument = graphql(`
  query InteractionsPage(
    $filter: InteractionFilter
    $orderBy: [InteractionOrder!]
    $first: Int
    $after: Cursor
    $last: Int
    $before: Cursor
  ) {
    interactions(filter: $filter, orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
      nodes {
        id
        externalId
        channel
        phase
        subject
        queue {
          id
          name
        }
        participants {
          id
          name
        }
        openedAt
        endedAt
        lastAt
        live
        anomalies
        metrics {
          talk
          hold
          mute
          transfers
        }
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
    }
  }
`);

export const arrivalsDocument = graphql(`
  subscription InteractionArrivals($filter: UserEventFilter, $after: Cursor) {
    userEvents(filter: $filter, after: $after, maxDelay: "PT1S") {
      __typename
      ... on UserEventBatch {
        userEvents {
          id
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
`);

export const queuesDocument = graphql(`
  query InteractionsQueues {
    queues(first: 100) {
      nodes {
        id
        name
      }
    }
  }
`);

export type InteractionRow = ResultOf<typeof interactionsDocument>['interactions']['nodes'][number];
