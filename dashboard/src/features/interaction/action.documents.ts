import { graphql } from '../../data/index.ts';

const problem = graphql(`
  fragment InteractionActionProblem on UserError @_unmask {
    message
    code
    ... on ValidationError { issues { path message code } }
  }
`);

export const acceptInteractionDocument = graphql(
  `mutation AcceptInteraction($input: AcceptInteractionInput!) { acceptInteraction(input: $input) { __typename ...InteractionActionProblem ... on AcceptInteractionPayload { userEvent { id } } } }`,
  [problem],
);

export const rejectInteractionDocument = graphql(
  `mutation RejectInteraction($input: RejectInteractionInput!) { rejectInteraction(input: $input) { __typename ...InteractionActionProblem ... on RejectInteractionPayload { userEvent { id } } } }`,
  [problem],
);

export const ignoreInteractionDocument = graphql(
  `mutation IgnoreInteraction($input: IgnoreInteractionInput!) { ignoreInteraction(input: $input) { __typename ...InteractionActionProblem ... on IgnoreInteractionPayload { userEvent { id } } } }`,
  [problem],
);

export const muteInteractionDocument = graphql(
  `mutation MuteInteraction($input: MuteInteractionInput!) { muteInteraction(input: $input) { __typename ...InteractionActionProblem ... on MuteInteractionPayload { userEvent { id } } } }`,
  [problem],
);

export const unmuteInteractionDocument = graphql(
  `mutation UnmuteInteraction($input: UnmuteInteractionInput!) { unmuteInteraction(input: $input) { __typename ...InteractionActionProblem ... on UnmuteInteractionPayload { userEvent { id } } } }`,
  [problem],
);

export const holdInteractionDocument = graphql(
  `mutation HoldInteraction($input: HoldInteractionInput!) { holdInteraction(input: $input) { __typename ...InteractionActionProblem ... on HoldInteractionPayload { userEvent { id } } } }`,
  [problem],
);

export const resumeInteractionDocument = graphql(
  `mutation ResumeInteraction($input: ResumeInteractionInput!) { resumeInteraction(input: $input) { __typename ...InteractionActionProblem ... on ResumeInteractionPayload { userEvent { id } } } }`,
  [problem],
);

export const completeTransferDocument = graphql(
  `mutation CompleteTransfer($input: CompleteTransferInput!) { completeTransfer(input: $input) { __typename ...InteractionActionProblem ... on CompleteTransferPayload { userEvent { id } } } }`,
  [problem],
);

export const cancelTransferDocument = graphql(
  `mutation CancelTransfer($input: CancelTransferInput!) { cancelTransfer(input: $input) { __typename ...InteractionActionProblem ... on CancelTransferPayload { userEvent { id } } } }`,
  [problem],
);

export const endConsultDocument = graphql(
  `mutation EndConsult($input: EndConsultInput!) { endConsult(input: $input) { __typename ...InteractionActionProblem ... on EndConsultPayload { userEvent { id } } } }`,
  [problem],
);

export const startConsultDocument = graphql(
  `mutation StartConsult($input: StartConsultInput!) { startConsult(input: $input) { __typename ...InteractionActionProblem ... on StartConsultPayload { userEvent { id } } } }`,
  [problem],
);

export const pauseRecordingDocument = graphql(
  `mutation PauseRecording($input: PauseRecordingInput!) { pauseRecording(input: $input) { __typename ...InteractionActionProblem ... on PauseRecordingPayload { userEvent { id } } } }`,
  [problem],
);

export const resumeRecordingDocument = graphql(
  `mutation ResumeRecording($input: ResumeRecordingInput!) { resumeRecording(input: $input) { __typename ...InteractionActionProblem ... on ResumeRecordingPayload { userEvent { id } } } }`,
  [problem],
);

export const startWrapUpDocument = graphql(
  `mutation StartWrapUp($input: StartWrapUpInput!) { startWrapUp(input: $input) { __typename ...InteractionActionProblem ... on StartWrapUpPayload { userEvent { id } } } }`,
  [problem],
);

export const endWrapUpDocument = graphql(
  `mutation EndWrapUp($input: EndWrapUpInput!) { endWrapUp(input: $input) { __typename ...InteractionActionProblem ... on EndWrapUpPayload { userEvent { id } } } }`,
  [problem],
);

export const claimInteractionDocument = graphql(
  `mutation ClaimInteraction($input: ClaimInteractionInput!) { claimInteraction(input: $input) { __typename ...InteractionActionProblem ... on ClaimInteractionPayload { userEvent { id } } } }`,
  [problem],
);

export const releaseInteractionDocument = graphql(
  `mutation ReleaseInteraction($input: ReleaseInteractionInput!) { releaseInteraction(input: $input) { __typename ...InteractionActionProblem ... on ReleaseInteractionPayload { userEvent { id } } } }`,
  [problem],
);

export const joinInteractionDocument = graphql(
  `mutation JoinInteraction($input: JoinInteractionInput!) { joinInteraction(input: $input) { __typename ...InteractionActionProblem ... on JoinInteractionPayload { userEvent { id } } } }`,
  [problem],
);

export const leaveInteractionDocument = graphql(
  `mutation LeaveInteraction($input: LeaveInteractionInput!) { leaveInteraction(input: $input) { __typename ...InteractionActionProblem ... on LeaveInteractionPayload { userEvent { id } } } }`,
  [problem],
);

export const completeInteractionDocument = graphql(
  `mutation CompleteInteraction($input: CompleteInteractionInput!) { completeInteraction(input: $input) { __typename ...InteractionActionProblem ... on CompleteInteractionPayload { userEvent { id } } } }`,
  [problem],
);

export const reopenInteractionDocument = graphql(
  `mutation ReopenInteraction($input: ReopenInteractionInput!) { reopenInteraction(input: $input) { __typename ...InteractionActionProblem ... on ReopenInteractionPayload { userEvent { id } } } }`,
  [problem],
);

export const transferInteractionDocument = graphql(
  `mutation TransferInteraction($input: TransferInteractionInput!) { transferInteraction(input: $input) { __typename ...InteractionActionProblem ... on TransferInteractionPayload { userEvent { id } } } }`,
  [problem],
);

export const queueInteractionDocument = graphql(
  `mutation QueueInteraction($input: QueueInteractionInput!) { queueInteraction(input: $input) { __typename ...InteractionActionProblem ... on QueueInteractionPayload { userEvent { id } } } }`,
  [problem],
);

export const offerInteractionDocument = graphql(
  `mutation OfferInteraction($input: OfferInteractionInput!) { offerInteraction(input: $input) { __typename ...InteractionActionProblem ... on OfferInteractionPayload { userEvent { id } } } }`,
  [problem],
);

export const assignInteractionDocument = graphql(
  `mutation AssignInteraction($input: AssignInteractionInput!) { assignInteraction(input: $input) { __typename ...InteractionActionProblem ... on AssignInteractionPayload { userEvent { id } } } }`,
  [problem],
);

export const addInteractionNoteDocument = graphql(
  `mutation AddInteractionNote($input: AddInteractionNoteInput!) { addInteractionNote(input: $input) { __typename ...InteractionActionProblem ... on AddInteractionNotePayload { userEvent { id } } } }`,
  [problem],
);

export const setWrapUpCodeDocument = graphql(
  `mutation SetWrapUpCode($input: SetWrapUpCodeInput!) { setWrapUpCode(input: $input) { __typename ...InteractionActionProblem ... on SetWrapUpCodePayload { userEvent { id } } } }`,
  [problem],
);

export const tagInteractionDocument = graphql(
  `mutation TagInteraction($input: TagInteractionInput!) { tagInteraction(input: $input) { __typename ...InteractionActionProblem ... on TagInteractionPayload { userEvent { id } } } }`,
  [problem],
);

export const setInteractionPriorityDocument = graphql(
  `mutation SetInteractionPriority($input: SetInteractionPriorityInput!) { setInteractionPriority(input: $input) { __typename ...InteractionActionProblem ... on SetInteractionPriorityPayload { userEvent { id } } } }`,
  [problem],
);

export const setInteractionStatusDocument = graphql(
  `mutation SetInteractionStatus($input: SetInteractionStatusInput!) { setInteractionStatus(input: $input) { __typename ...InteractionActionProblem ... on SetInteractionStatusPayload { userEvent { id } } } }`,
  [problem],
);

export const setInteractionSubjectDocument = graphql(
  `mutation SetInteractionSubject($input: SetInteractionSubjectInput!) { setInteractionSubject(input: $input) { __typename ...InteractionActionProblem ... on SetInteractionSubjectPayload { userEvent { id } } } }`,
  [problem],
);
