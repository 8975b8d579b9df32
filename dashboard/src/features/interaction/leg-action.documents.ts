import { graphql } from '../../data/index.ts';
import { actionProblem } from './action-problem.documents.ts';

export const acceptInteractionDocument = graphql(
  `
    mutation AcceptInteraction($input: AcceptInteractionInput!) {
      acceptInteraction(input: $input) {
        __typename
        ...InteractionActionProblem
        ... on AcceptInteractionPayload {
          userEvent {
            id
          }
        }
      }
    }
  `,
  [actionProblem],
);

export const rejectInteractionDocument = graphql(
  `
    mutation RejectInteraction($input: RejectInteractionInput!) {
      rejectInteraction(input: $input) {
        __typename
        ...InteractionActionProblem
        ... on RejectInteractionPayload {
          userEvent {
            id
          }
        }
      }
    }
  `,
  [actionProblem],
);

export const ignoreInteractionDocument = graphql(
  `
    mutation IgnoreInteraction($input: IgnoreInteractionInput!) {
      ignoreInteraction(input: $input) {
        __typename
        ...InteractionActionProblem
        ... on IgnoreInteractionPayload {
          userEvent {
            id
          }
        }
      }
    }
  `,
  [actionProblem],
);

export const muteInteractionDocument = graphql(
  `
    mutation MuteInteraction($input: MuteInteractionInput!) {
      muteInteraction(input: $input) {
        __typename
        ...InteractionActionProblem
        ... on MuteInteractionPayload {
          userEvent {
            id
          }
        }
      }
    }
  `,
  [actionProblem],
);

export const unmuteInteractionDocument = graphql(
  `
    mutation UnmuteInteraction($input: UnmuteInteractionInput!) {
      unmuteInteraction(input: $input) {
        __typename
        ...InteractionActionProblem
        ... on UnmuteInteractionPayload {
          userEvent {
            id
          }
        }
      }
    }
  `,
  [actionProblem],
);

export const holdInteractionDocument = graphql(
  `
    mutation HoldInteraction($input: HoldInteractionInput!) {
      holdInteraction(input: $input) {
        __typename
        ...InteractionActionProblem
        ... on HoldInteractionPayload {
          userEvent {
            id
          }
        }
      }
    }
  `,
  [actionProblem],
);

export const resumeInteractionDocument = graphql(
  `
    mutation ResumeInteraction($input: ResumeInteractionInput!) {
      resumeInteraction(input: $input) {
        __typename
        ...InteractionActionProblem
        ... on ResumeInteractionPayload {
          userEvent {
            id
          }
        }
      }
    }
  `,
  [actionProblem],
);

export const pauseRecordingDocument = graphql(
  `
    mutation PauseRecording($input: PauseRecordingInput!) {
      pauseRecording(input: $input) {
        __typename
        ...InteractionActionProblem
        ... on PauseRecordingPayload {
          userEvent {
            id
          }
        }
      }
    }
  `,
  [actionProblem],
);

export const resumeRecordingDocument = graphql(
  `
    mutation ResumeRecording($input: ResumeRecordingInput!) {
      resumeRecording(input: $input) {
        __typename
        ...InteractionActionProblem
        ... on ResumeRecordingPayload {
          userEvent {
            id
          }
        }
      }
    }
  `,
  [actionProblem],
);

export const startConsultDocument = graphql(
  `
    mutation StartConsult($input: StartConsultInput!) {
      startConsult(input: $input) {
        __typename
        ...InteractionActionProblem
        ... on StartConsultPayload {
          userEvent {
            id
          }
        }
      }
    }
  `,
  [actionProblem],
);

export const endConsultDocument = graphql(
  `
    mutation EndConsult($input: EndConsultInput!) {
      endConsult(input: $input) {
        __typename
        ...InteractionActionProblem
        ... on EndConsultPayload {
          userEvent {
            id
          }
        }
      }
    }
  `,
  [actionProblem],
);
