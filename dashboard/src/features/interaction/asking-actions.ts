import type { Outcome } from '../../data/index.ts';
import { mutate } from '../../data/index.ts';
import {
  assignInteractionDocument,
  offerInteractionDocument,
  queueInteractionDocument,
  transferInteractionDocument,
} from './hand-over.documents.ts';
import {
  addInteractionNoteDocument,
  setInteractionPriorityDocument,
  setInteractionStatusDocument,
  setInteractionSubjectDocument,
  setWrapUpCodeDocument,
  tagInteractionDocument,
} from './result.documents.ts';

/** An action that asks something first: a user, a queue, someone to transfer to, or a text. */
export interface AskingAction {
  readonly name: string;
  readonly label: string;
  readonly asks: Asked;
  /** The question's label. */
  readonly question: string;
  readonly run: (interactionId: string, answer: Answer) => Promise<Outcome<unknown>>;
}

export type Asked = 'user' | 'queue' | 'target' | 'text' | 'long-text';

export interface Answer {
  /** A user's or queue's id, or the text. */
  readonly value: string;
  /** Of a target: which of the two the id is. */
  readonly kind: 'user' | 'queue';
  /** Of a transfer: whether the two users speak first. */
  readonly attended: boolean;
}

/** In the order in which they stand in the menu. */
export const askingActions: readonly AskingAction[] = [
  {
    name: 'transferInteraction',
    label: 'Transfer',
    asks: 'target',
    question: 'To whom',
    run: (interactionId, { value, kind, attended }) =>
      mutate(transferInteractionDocument, {
        input: {
          interactionId,
          target: kind === 'user' ? { user: { id: value } } : { queue: { id: value } },
          mode: attended ? 'attended' : 'blind',
        },
      }),
  },
  {
    name: 'offerInteraction',
    label: 'Offer',
    asks: 'user',
    question: 'To whom',
    run: (interactionId, { value }) => mutate(offerInteractionDocument, { input: { interactionId, userId: value } }),
  },
  {
    name: 'assignInteraction',
    label: 'Assign',
    asks: 'user',
    question: 'To whom',
    run: (interactionId, { value }) => mutate(assignInteractionDocument, { input: { interactionId, userId: value } }),
  },
  {
    name: 'queueInteraction',
    label: 'Put in queue',
    asks: 'queue',
    question: 'Queue',
    run: (interactionId, { value }) => mutate(queueInteractionDocument, { input: { interactionId, queueId: value } }),
  },
  {
    name: 'addInteractionNote',
    label: 'Add note',
    asks: 'long-text',
    question: 'Note',
    run: (interactionId, { value }) => mutate(addInteractionNoteDocument, { input: { interactionId, text: value } }),
  },
  {
    name: 'tagInteraction',
    label: 'Add tag',
    asks: 'text',
    question: 'Tag',
    run: (interactionId, { value }) => mutate(tagInteractionDocument, { input: { interactionId, tag: value } }),
  },
  {
    name: 'setInteractionPriority',
    label: 'Set priority',
    asks: 'text',
    question: 'Priority',
    run: (interactionId, { value }) =>
      mutate(setInteractionPriorityDocument, { input: { interactionId, priority: value } }),
  },
  {
    name: 'setInteractionStatus',
    label: 'Set status',
    asks: 'text',
    question: 'Status',
    run: (interactionId, { value }) =>
      mutate(setInteractionStatusDocument, { input: { interactionId, status: value } }),
  },
  {
    name: 'setInteractionSubject',
    label: 'Set subject',
    asks: 'text',
    question: 'Subject',
    run: (interactionId, { value }) =>
      mutate(setInteractionSubjectDocument, { input: { interactionId, subject: value } }),
  },
  {
    name: 'setWrapUpCode',
    label: 'Set wrap-up code',
    asks: 'text',
    question: 'Code',
    run: (interactionId, { value }) => mutate(setWrapUpCodeDocument, { input: { interactionId, code: value } }),
  },
];
