import type { IconName } from '@belfry/ui';
import type { Outcome } from '../../data/index.ts';
import { mutate } from '../../data/index.ts';
import {
  acceptInteractionDocument,
  endConsultDocument,
  holdInteractionDocument,
  ignoreInteractionDocument,
  muteInteractionDocument,
  pauseRecordingDocument,
  rejectInteractionDocument,
  resumeInteractionDocument,
  resumeRecordingDocument,
  startConsultDocument,
  unmuteInteractionDocument,
} from './leg-action.documents.ts';
import {
  cancelTransferDocument,
  claimInteractionDocument,
  completeTransferDocument,
  joinInteractionDocument,
  leaveInteractionDocument,
  releaseInteractionDocument,
} from './hand-over.documents.ts';
import {
  completeInteractionDocument,
  endWrapUpDocument,
  reopenInteractionDocument,
  startWrapUpDocument,
} from './result.documents.ts';

/** An action that needs nothing but the interaction: one click does it. */
export interface OneClickAction {
  /** The mutation's name, as the server lists what is allowed. */
  readonly name: string;
  readonly label: string;
  readonly icon: IconName | null;
  readonly run: (interactionId: string) => Promise<Outcome<unknown>>;
}

/** In the order in which the buttons stand. */
export const oneClickActions: readonly OneClickAction[] = [
  {
    name: 'acceptInteraction',
    label: 'Accept',
    icon: 'check',
    run: (interactionId) => mutate(acceptInteractionDocument, { input: { interactionId } }),
  },
  {
    name: 'rejectInteraction',
    label: 'Reject',
    icon: 'close',
    run: (interactionId) => mutate(rejectInteractionDocument, { input: { interactionId } }),
  },
  {
    name: 'ignoreInteraction',
    label: 'Ignore',
    icon: null,
    run: (interactionId) => mutate(ignoreInteractionDocument, { input: { interactionId } }),
  },
  {
    name: 'muteInteraction',
    label: 'Mute',
    icon: null,
    run: (interactionId) => mutate(muteInteractionDocument, { input: { interactionId } }),
  },
  {
    name: 'unmuteInteraction',
    label: 'Unmute',
    icon: null,
    run: (interactionId) => mutate(unmuteInteractionDocument, { input: { interactionId } }),
  },
  {
    name: 'holdInteraction',
    label: 'Hold',
    icon: 'pause',
    run: (interactionId) => mutate(holdInteractionDocument, { input: { interactionId } }),
  },
  {
    name: 'resumeInteraction',
    label: 'Resume',
    icon: 'play',
    run: (interactionId) => mutate(resumeInteractionDocument, { input: { interactionId } }),
  },
  {
    name: 'completeTransfer',
    label: 'Complete transfer',
    icon: 'arrow-right',
    run: (interactionId) => mutate(completeTransferDocument, { input: { interactionId } }),
  },
  {
    name: 'cancelTransfer',
    label: 'Cancel transfer',
    icon: null,
    run: (interactionId) => mutate(cancelTransferDocument, { input: { interactionId } }),
  },
  {
    name: 'endConsult',
    label: 'End consultation',
    icon: null,
    run: (interactionId) => mutate(endConsultDocument, { input: { interactionId } }),
  },
  {
    name: 'startConsult',
    label: 'Consult',
    icon: null,
    run: (interactionId) => mutate(startConsultDocument, { input: { interactionId } }),
  },
  {
    name: 'pauseRecording',
    label: 'Pause recording',
    icon: null,
    run: (interactionId) => mutate(pauseRecordingDocument, { input: { interactionId } }),
  },
  {
    name: 'resumeRecording',
    label: 'Resume recording',
    icon: null,
    run: (interactionId) => mutate(resumeRecordingDocument, { input: { interactionId } }),
  },
  {
    name: 'startWrapUp',
    label: 'Start wrap-up',
    icon: null,
    run: (interactionId) => mutate(startWrapUpDocument, { input: { interactionId } }),
  },
  {
    name: 'endWrapUp',
    label: 'End wrap-up',
    icon: 'check',
    run: (interactionId) => mutate(endWrapUpDocument, { input: { interactionId } }),
  },
  {
    name: 'claimInteraction',
    label: 'Claim',
    icon: null,
    run: (interactionId) => mutate(claimInteractionDocument, { input: { interactionId } }),
  },
  {
    name: 'releaseInteraction',
    label: 'Release',
    icon: null,
    run: (interactionId) => mutate(releaseInteractionDocument, { input: { interactionId } }),
  },
  {
    name: 'joinInteraction',
    label: 'Join',
    icon: null,
    run: (interactionId) => mutate(joinInteractionDocument, { input: { interactionId } }),
  },
  {
    name: 'leaveInteraction',
    label: 'Leave',
    icon: null,
    run: (interactionId) => mutate(leaveInteractionDocument, { input: { interactionId } }),
  },
  {
    name: 'completeInteraction',
    label: 'Complete',
    icon: 'done',
    run: (interactionId) => mutate(completeInteractionDocument, { input: { interactionId } }),
  },
  {
    name: 'reopenInteraction',
    label: 'Reopen',
    icon: null,
    run: (interactionId) => mutate(reopenInteractionDocument, { input: { interactionId } }),
  },
];
