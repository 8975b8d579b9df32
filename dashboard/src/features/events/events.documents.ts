import type { FragmentOf, ResultOf, VariablesOf } from '../../data/index.ts';
import { graphql } from '../../data/index.ts';

export const definitionFragment = graphql(`
  fragment EventsPage_definition on EventDefinition @_unmask {
    id
    name
    enabled
    scope
    owner {
      id
      name
    }
    category
    eventType
    trigger
    condition
    after
    threshold {
      level
      clearLevel
      queue {
        id
        name
      }
    }
    actions
    sentence
    timeZone
    position
    version
    updatedAt
    firedLastDay
    lastFiredAt
    viewerCanEdit
    pausedReason
  }
`);

export const definitionsDocument = graphql(
  `
    query EventsPage($scope: EventDefinitionScope!, $filter: EventDefinitionFilter, $after: Cursor) {
      eventDefinitions(scope: $scope, filter: $filter, first: 50, after: $after) {
        nodes {
          ...EventsPage_definition
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  `,
  [definitionFragment],
);

export const definitionDocument = graphql(
  `
    query EventEditorPage($id: ID!) {
      eventDefinition(id: $id) {
        ...EventsPage_definition
      }
    }
  `,
  [definitionFragment],
);

/** Everything the form is drawn from: nothing of it is known here beforehand. */
export const catalogueDocument = graphql(`
  query EventCatalogue {
    eventCatalogue {
      categories {
        name
        meaning
        administratorsOnly
        eventTypes {
          name
          label
          meaning
          trigger
          fields {
            name
            label
            meaning
            data
            variable
            choices
            refersTo
          }
          defaultTitle
          defaultBody
          variables {
            name
            meaning
          }
        }
      }
      operators {
        data
        operators {
          name
          label
          values
        }
      }
      recipients {
        kind
        label
        needs
      }
    }
  }
`);

export const directoryDocument = graphql(`
  query EventsDirectory {
    users(filter: { active: { eq: true } }, first: 100) {
      nodes {
        id
        name
      }
    }
    queues(filter: { active: { eq: true } }, first: 100) {
      nodes {
        id
        name
      }
    }
    teams(first: 100) {
      nodes {
        id
        name
      }
    }
  }
`);

/** By itself: not everyone may see the roles, and the rest must not fail with them. */
export const rolesDocument = graphql(`
  query EventsRoles {
    roles {
      id
      name
    }
  }
`);

const refusal = graphql(`
  fragment EventsPage_refusal on UserError @_unmask {
    message
    code
    ... on ValidationError {
      issues {
        path
        message
        code
      }
    }
  }
`);

export const setEnabledDocument = graphql(
  `
    mutation SetEventDefinitionEnabled($input: SetEventDefinitionEnabledInput!) {
      setEventDefinitionEnabled(input: $input) {
        __typename
        ...EventsPage_refusal
        ... on SetEventDefinitionEnabledPayload {
          eventDefinition {
            id
            enabled
            version
            pausedReason
          }
        }
      }
    }
  `,
  [refusal],
);

export const createDocument = graphql(
  `
    mutation CreateEventDefinition($input: CreateEventDefinitionInput!) {
      createEventDefinition(input: $input) {
        __typename
        ...EventsPage_refusal
        ... on CreateEventDefinitionPayload {
          eventDefinition {
            ...EventsPage_definition
          }
        }
      }
    }
  `,
  [refusal, definitionFragment],
);

export const updateDocument = graphql(
  `
    mutation UpdateEventDefinition($input: UpdateEventDefinitionInput!) {
      updateEventDefinition(input: $input) {
        __typename
        ...EventsPage_refusal
        ... on UpdateEventDefinitionPayload {
          eventDefinition {
            ...EventsPage_definition
          }
        }
      }
    }
  `,
  [refusal, definitionFragment],
);

export const deleteDocument = graphql(
  `
    mutation DeleteEventDefinition($input: DeleteEventDefinitionInput!) {
      deleteEventDefinition(input: $input) {
        __typename
        ...EventsPage_refusal
        ... on DeleteEventDefinitionPayload {
          deletedId
        }
      }
    }
  `,
  [refusal],
);

export type DefinitionData = FragmentOf<typeof definitionFragment>;
export type ScopeName = DefinitionData['scope'];
export type CatalogueData = ResultOf<typeof catalogueDocument>['eventCatalogue'];
export type CategoryData = CatalogueData['categories'][number];
export type EventTypeData = CategoryData['eventTypes'][number];
export type FieldData = EventTypeData['fields'][number];
export type OperatorData = CatalogueData['operators'][number]['operators'][number];
export type DirectoryData = ResultOf<typeof directoryDocument> & ResultOf<typeof rolesDocument>;
export type CreateInput = VariablesOf<typeof createDocument>['input'];
export type UpdateInput = VariablesOf<typeof updateDocument>['input'];
