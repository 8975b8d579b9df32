import { graphql } from '../../data/index.ts';
import { actionProblem } from './action-problem.documents.ts';

export const startWrapUpDocument = graphql(
  `
    mutation StartWrapUp($input: StartWrapUpInput!) {
      startWrapUp(input: $input) {
        __typename
        ...InteractionActionProblem
        ... on StartWrapUpPayload {
          userEvent {
            id
          }
        }
      }
    }
  `,
  [actionProblem],
);

export const endWrapUpDocument = graphql(
  `
    mutation EndWrapUp($input: EndWrapUpInput!) {
      endWrapUp(input: $input) {
        __typename
        ...InteractionActionProblem
        ... on EndWrapUpPayload {
          userEvent {
            id
          }
        }
      }
    }
  `,
  [actionProblem],
);

export const setWrapUpCodeDocument = graphql(
  `
    mutation SetWrapUpCode($input: SetWrapUpCodeInput!) {
      setWrapUpCode(input: $input) {
        __typename
        ...InteractionActionProblem
        ... on SetWrapUpCodePayload {
          userEvent {
            id
          }
        }
      }
    }
  `,
  [actionProblem],
);

export const completeInteractionDocument = graphql(
  `
    mutation CompleteInteraction($input: CompleteInteractionInput!) {
      completeInteraction(input: $input) {
        __typename
        ...InteractionActionProblem
        ... on CompleteInteractionPayload {
          userEvent {
            id
          }
        }
      }
    }
  `,
  [actionProblem],
);

export const reopenInteractionDocument = graphql(
  `
    mutation ReopenInteraction($input: ReopenInteractionInput!) {
      reopenInteraction(input: $input) {
        __typename
        ...InteractionActionProblem
        ... on ReopenInteractionPayload {
          userEvent {
            id
          }
        }
      }
    }
  `,
  [actionProblem],
);

export const addInteractionNoteDocument = graphql(
  `
    mutation AddInteractionNote($input: AddInteractionNoteInput!) {
      addInteractionNote(input: $input) {
        __typename
        ...InteractionActionProblem
        ... on AddInteractionNotePayload {
          userEvent {
            id
          }
        }
      }
    }
  `,
  [actionProblem],
);

export const tagInteractionDocument = graphql(
  `
    mutation TagInteraction($input: TagInteractionInput!) {
      tagInteraction(input: $input) {
        __typename
        ...InteractionActionProblem
        ... on TagInteractionPayload {
          userEvent {
            id
          }
        }
      }
    }
  `,
  [actionProblem],
);

export const setInteractionPriorityDocument = graphql(
  `
    mutation SetInteractionPriority($input: SetInteractionPriorityInput!) {
      setInteractionPriority(input: $input) {
        __typename
        ...InteractionActionProblem
        ... on SetInteractionPriorityPayload {
          userEvent {
            id
          }
        }
      }
    }
  `,
  [actionProblem],
);

export const setInteractionStatusDocument = graphql(
  `
    mutation SetInteractionStatus($input: SetInteractionStatusInput!) {
      setInteractionStatus(input: $input) {
        __typename
        ...InteractionActionProblem
        ... on SetInteractionStatusPayload {
          userEvent {
            id
          }
        }
      }
    }
  `,
  [actionProblem],
);

export const setInteractionSubjectDocument = graphql(
  `
    mutation SetInteractionSubject($input: SetInteractionSubjectInput!) {
      setInteractionSubject(input: $input) {
        __typename
        ...InteractionActionProblem
        ... on SetInteractionSubjectPayload {
          userEvent {
            id
          }
        }
      }
    }
  `,
  [actionProblem],
);
