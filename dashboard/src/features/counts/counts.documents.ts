import type { ResultOf, VariablesOf } from '../../data/index.ts';
import { graphql } from '../../data/index.ts';

export const cellFragment = graphql(`
  fragment CountsPage_cell on CountCell @_unmask {
    key
    type
    user {
      id
      name
    }
    queue {
      id
      name
    }
    channel
    time
    count
    interactions
  }
`);

export const countsStreamDocument = graphql(
  `
    subscription CountsPageStream($query: CountQueryInput!) {
      userEventCounts(query: $query) {
        __typename
        ... on CountSnapshot {
          cells {
            ...CountsPage_cell
          }
          total
          revision
          asOf
          serverTime
        }
        ... on CountChange {
          cells {
            ...CountsPage_cell
          }
          total
          revision
          asOf
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
  [cellFragment],
);

export const drillDocument = graphql(`
  query CountsEvents($filter: UserEventFilter, $after: Cursor) {
    userEvents(filter: $filter, orderBy: [{ field: OCCURRED_AT, direction: DESC }], first: 50, after: $after) {
      nodes {
        id
        type
        occurredAt
        interaction {
          id
          subject
          externalId
          channel
        }
        queue {
          id
          name
        }
        user {
          id
          name
        }
        anomaly
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

/** Names for what the URL filters by, where no row tells them. */
export const namesDocument = graphql(`
  query CountsNames($ids: [ID!]!) {
    nodes(ids: $ids) {
      __typename
      ... on Queue {
        id
        name
      }
      ... on User {
        id
        name
      }
    }
  }
`);

export type CountQuery = VariablesOf<typeof countsStreamDocument>['query'];
export type DrillFilter = NonNullable<VariablesOf<typeof drillDocument>['filter']>;
export type DrillEvent = ResultOf<typeof drillDocument>['userEvents']['nodes'][number];
export type CellData = ResultOf<typeof cellFragment>;
