import type { VariablesOf } from '../../data/index.ts';
import { graphql } from '../../data/index.ts';
import { definitionFragment } from './events.documents.ts';

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

export const moveDocument = graphql(
  `
    mutation MoveEventDefinition($input: MoveEventDefinitionInput!) {
      moveEventDefinition(input: $input) {
        __typename
        ...EventsPage_refusal
        ... on MoveEventDefinitionPayload {
          eventDefinition {
            id
            name
            scope
          }
        }
      }
    }
  `,
  [refusal],
);

export const duplicateDocument = graphql(
  `
    mutation DuplicateEventDefinition($input: DuplicateEventDefinitionInput!) {
      duplicateEventDefinition(input: $input) {
        __typename
        ...EventsPage_refusal
        ... on DuplicateEventDefinitionPayload {
          eventDefinition {
            id
            name
            scope
          }
        }
      }
    }
  `,
  [refusal],
);

export const handOverDocument = graphql(
  `
    mutation HandOverEventDefinition($input: HandOverEventDefinitionInput!) {
      handOverEventDefinition(input: $input) {
        __typename
        ...EventsPage_refusal
        ... on HandOverEventDefinitionPayload {
          eventDefinition {
            id
            owner {
              id
              name
            }
            pausedReason
            viewerCanEdit
          }
        }
      }
    }
  `,
  [refusal],
);

export const setManyEnabledDocument = graphql(
  `
    mutation SetEventDefinitionsEnabled($input: SetEventDefinitionsEnabledInput!) {
      setEventDefinitionsEnabled(input: $input) {
        __typename
        ...EventsPage_refusal
        ... on SetEventDefinitionsEnabledPayload {
          eventDefinitions {
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

export const restoreDocument = graphql(
  `
    mutation RestoreVersion($input: RestoreVersionInput!) {
      restoreVersion(input: $input) {
        __typename
        ...EventsPage_refusal
        ... on RestoreVersionPayload {
          eventDefinition {
            ...EventsPage_definition
          }
        }
      }
    }
  `,
  [refusal, definitionFragment],
);

export const promoteDocument = graphql(
  `
    mutation PromoteShadow($input: PromoteShadowInput!) {
      promoteShadow(input: $input) {
        __typename
        ...EventsPage_refusal
        ... on PromoteShadowPayload {
          eventDefinition {
            ...EventsPage_definition
          }
        }
      }
    }
  `,
  [refusal, definitionFragment],
);

export const importDocument = graphql(
  `
    mutation ImportEventDefinitions($input: ImportEventDefinitionsInput!) {
      importEventDefinitions(input: $input) {
        __typename
        ...EventsPage_refusal
        ... on ImportEventDefinitionsPayload {
          imported
          reports {
            name
            issues {
              path
              message
            }
            eventDefinition {
              id
            }
          }
        }
      }
    }
  `,
  [refusal],
);

export const muteDocument = graphql(
  `
    mutation MuteEventDefinition($input: MuteEventDefinitionInput!) {
      muteEventDefinition(input: $input) {
        __typename
        ...EventsPage_refusal
        ... on MuteEventDefinitionPayload {
          id
          muted
          eventDefinition {
            id
            mutedByViewer
          }
        }
      }
    }
  `,
  [refusal],
);

export type CreateInput = VariablesOf<typeof createDocument>['input'];
export type UpdateInput = VariablesOf<typeof updateDocument>['input'];
