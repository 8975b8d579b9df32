import { graphql } from '../../data/index.ts';
import { actionProblem } from './action-problem.documents.ts';

export const transferInteractionDocument = graphql(
  `
    mutation TransferInteraction($input: TransferInteractionInput!) {
      transferInteraction(input: $input) {
        __typename
        ...InteractionActionProblem
        ... on TransferInteractionPayload {
          userEvent {
            id
          }
        }
      }
    }
  `,
  [actionProblem],
);

export const completeTransferDocument = graphql(
  `
    mutation CompleteTransfer($input: CompleteTransferInput!) {
      completeTransfer(input: $input) {
        __typename
        ...InteractionActionProblem
        ... on CompleteTransferPayload {
          userEvent {
            id
          }
        }
      }
    }
  `,
  [actionProblem],
);

export const cancelTransferDocument = graphql(
  `
    mutation CancelTransfer($input: CancelTransferInput!) {
      cancelTransfer(input: $input) {
        __typename
        ...InteractionActionProblem
        ... on CancelTransferPayload {
          userEvent {
            id
          }
        }
      }
    }
  `,
  [actionProblem],
);

export const offerInteractionDocument = graphql(
  `
    mutation OfferInteraction($input: OfferInteractionInput!) {
      offerInteraction(input: $input) {
        __typename
        ...InteractionActionProblem
        ... on OfferInteractionPayload {
          userEvent {
            id
          }
        }
      }
    }
  `,
  [actionProblem],
);

export const assignInteractionDocument = graphql(
  `
    mutation AssignInteraction($input: AssignInteractionInput!) {
      assignInteraction(input: $input) {
        __typename
        ...InteractionActionProblem
        ... on AssignInteractionPayload {
          userEvent {
            id
          }
        }
      }
    }
  `,
  [actionProblem],
);

export const queueInteractionDocument = graphql(
  `
    mutation QueueInteraction($input: QueueInteractionInput!) {
      queueInteraction(input: $input) {
        __typename
        ...InteractionActionProblem
        ... on QueueInteractionPayload {
          userEvent {
            id
          }
        }
      }
    }
  `,
  [actionProblem],
);

export const claimInteractionDocument = graphql(
  `
    mutation ClaimInteraction($input: ClaimInteractionInput!) {
      claimInteraction(input: $input) {
        __typename
        ...InteractionActionProblem
        ... on ClaimInteractionPayload {
          userEvent {
            id
          }
        }
      }
    }
  `,
  [actionProblem],
);

export const releaseInteractionDocument = graphql(
  `
    mutation ReleaseInteraction($input: ReleaseInteractionInput!) {
      releaseInteraction(input: $input) {
        __typename
        ...InteractionActionProblem
        ... on ReleaseInteractionPayload {
          userEvent {
            id
          }
        }
      }
    }
  `,
  [actionProblem],
);

export const joinInteractionDocument = graphql(
  `
    mutation JoinInteraction($input: JoinInteractionInput!) {
      joinInteraction(input: $input) {
        __typename
        ...InteractionActionProblem
        ... on JoinInteractionPayload {
          userEvent {
            id
          }
        }
      }
    }
  `,
  [actionProblem],
);

export const leaveInteractionDocument = graphql(
  `
    mutation LeaveInteraction($input: LeaveInteractionInput!) {
      leaveInteraction(input: $input) {
        __typename
        ...InteractionActionProblem
        ... on LeaveInteractionPayload {
          userEvent {
            id
          }
        }
      }
    }
  `,
  [actionProblem],
);
