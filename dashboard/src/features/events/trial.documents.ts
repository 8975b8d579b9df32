import type { ResultOf, VariablesOf } from '../../data/index.ts';
import { graphql } from '../../data/index.ts';

const trial = graphql(`
  fragment EventEditor_trial on Trial @_unmask {
    fired
    heldBack
    users
    busiestHour {
      at
      count
    }
    perUserPerDay
    hours {
      at
      count
    }
    matches {
      at
      interaction {
        id
        externalId
        subject
      }
      title
      values
    }
    eventsRead
    cutShort
  }
`);

export const tryDocument = graphql(
  `
    mutation TestEventDefinition($input: TestEventDefinitionInput!) {
      testEventDefinition(input: $input) {
        __typename
        ... on UserError {
          message
          code
        }
        ... on ValidationError {
          issues {
            path
            message
            code
          }
        }
        ... on TestEventDefinitionPayload {
          draft {
            ...EventEditor_trial
          }
          current {
            ...EventEditor_trial
          }
        }
      }
    }
  `,
  [trial],
);

/** Why it fires, or does not, on one item. */
export const explainDocument = graphql(`
  query ExplainEventDefinition($id: ID, $draft: EventDefinitionDraftInput, $subjectId: ID!) {
    explainEventDefinition(id: $id, draft: $draft, subjectId: $subjectId) {
      verdict
      summary
      why {
        code
        message
      }
      causes {
        at
        holds
        tests
        userEvent {
          id
          type
        }
      }
      firings {
        id
        firedAt
        kind
      }
    }
  }
`);

/** What the server would say if this were saved now. */
export const checkDocument = graphql(`
  query CheckEventDefinition($draft: EventDefinitionDraftInput!, $id: ID) {
    checkEventDefinition(draft: $draft, id: $id) {
      sentence
      actionsSentence
      doubts {
        path
        message
        code
      }
      issues {
        path
        message
        code
      }
    }
  }
`);

/** What may be meant when an interaction is asked for. */
export const recentInteractionsDocument = graphql(`
  query EventsInteractions($filter: InteractionFilter) {
    interactions(filter: $filter, first: 8) {
      nodes {
        id
        externalId
        channel
        subject
        lastAt
        queue {
          id
          name
        }
      }
    }
  }
`);

export const versionsDocument = graphql(`
  query EventVersions($id: ID!, $after: Cursor) {
    eventDefinition(id: $id) {
      id
      versions(first: 20, after: $after) {
        nodes {
          version
          changedAt
          changedBy {
            id
            name
          }
          definition
          changes
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

export const exportDocument = graphql(`
  query ExportEvents($ids: [ID!]!) {
    exportEventDefinitions(ids: $ids)
  }
`);

export type TrialData = ResultOf<typeof trial>;
export type DraftInput = VariablesOf<typeof checkDocument>['draft'];
export type CheckData = ResultOf<typeof checkDocument>['checkEventDefinition'];
export type ExplanationData = ResultOf<typeof explainDocument>['explainEventDefinition'];
export type VersionData = NonNullable<
  ResultOf<typeof versionsDocument>['eventDefinition']
>['versions']['nodes'][number];
