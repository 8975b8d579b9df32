import { assertNever, type InvalidTransition } from '@belfry/domain';
import { builder, signedIn, UserError } from '../../platform/graphql/index.ts';
import { AnomalyEnum, ActorKindEnum, ChannelEnum, UserEventTypeEnum } from './words.graphql.ts';
import { UserEventObject, userEventBySeq } from './objects.ts';
import type { ItemResult } from './record-user-events.ts';
import type { Refusal } from './recording-item.ts';

const InteractionRef = builder.inputType('InteractionRef', {
  description: 'An interaction, by id or by the source’s own id.',
  fields: (t) => ({
    id: t.id({ description: 'Global id.' }),
    externalId: t.string({ description: 'The source’s own id.' }),
    channel: t.field({
      type: ChannelEnum,
      description: 'Its channel, where it is made on the way; CALL unless given.',
    }),
  }),
});
const referenceFields = (what: string) =>
  builder.inputType(`${what}Ref`, {
    description: `A ${what.toLowerCase()}, by id, by the source’s own id, or by name.`,
    fields: (t) => ({
      id: t.id({ description: 'Global id.' }),
      externalId: t.string({ description: 'The source’s own id.' }),
      name: t.string({ description: 'Name; also given to one that is made on the way.' }),
    }),
  });
export const QueueRef = referenceFields('Queue');
export const UserRef = referenceFields('User');
const ActorInput = builder.inputType('ActorInput', {
  description: 'Who did it.',
  fields: (t) => ({
    kind: t.field({ type: ActorKindEnum, required: true, description: 'What sort of actor.' }),
    user: t.field({ type: UserRef, description: 'The user, where it was one.' }),
  }),
});
export const SubjectRef = builder.inputType('SubjectRef', {
  description: 'What it is about, where that is no interaction.',
  fields: (t) => ({
    kind: t.string({ required: true, description: 'What sort of thing.' }),
    id: t.string({ required: true, description: 'The source’s own id of it.' }),
  }),
});
export const TargetInput = builder.inputType('TargetInput', {
  description: 'Where something is passed on to: one of the three.',
  fields: (t) => ({
    user: t.field({ type: UserRef, description: 'A user.' }),
    queue: t.field({ type: QueueRef, description: 'A queue.' }),
    address: t.string({ description: 'An address outside.' }),
  }),
});
const UserEventInput = builder.inputType('UserEventInput', {
  description: 'A user event as a source reports it.',
  fields: (t) => ({
    sourceEventId: t.string({
      required: true,
      description: 'The source’s own id of it: sent again, it is the same event.',
    }),
    type: t.field({
      type: UserEventTypeEnum,
      required: true,
      description: 'What happened. What only Belfry itself records is refused: NOT_YOURS.',
    }),
    customType: t.string({ description: 'The declared type, with CUSTOM.' }),
    occurredAt: t.field({ type: 'DateTime', required: true, description: 'When it happened.' }),
    interaction: t.field({ type: InteractionRef, description: 'The interaction it happened to.' }),
    queue: t.field({ type: QueueRef, description: 'The queue at that time; the interaction’s unless given.' }),
    user: t.field({ type: UserRef, description: 'Whom it is about.' }),
    actor: t.field({ type: ActorInput, description: 'Who did it; the usual one of its type unless given.' }),
    subject: t.field({ type: SubjectRef, description: 'What it is about, where that is no interaction.' }),
    target: t.field({ type: TargetInput, description: 'Where it is passed on to.' }),
    reason: t.string({ description: 'Why.' }),
    fields: t.field({ type: 'JSON', description: 'The payload, checked against the type’s declaration.' }),
    anomaly: t.field({ type: AnomalyEnum, description: 'Set by a source that doubts it itself.' }),
  }),
});
const RecordUserEventsInput = builder.inputType('RecordUserEventsInput', {
  description: 'Up to 1,000 user events of one source.',
  fields: (t) => ({
    source: t.string({
      required: true,
      description: 'Who reports. With sourceEventId it makes an event the same event.',
    }),
    historical: t.boolean({
      required: true,
      defaultValue: false,
      description: 'They lie in the past: kept and counted, never matched.',
    }),
    createMissing: t.boolean({
      required: true,
      defaultValue: false,
      description: 'Make unknown interactions, queues and users on the way.',
    }),
    events: t.field({
      type: [UserEventInput],
      required: true,
      description: 'The events, in the order in which they shall be recorded.',
    }),
  }),
});

builder.objectRef<{ message: string; code: string }>('RecordingError').implement({
  description: 'Why one event of a call was refused.',
  interfaces: [UserError],
});

const RecordStatus = builder.enumType('RecordStatus', {
  description: 'What became of one event of a call.',
  values: {
    RECORDED: { value: 'recorded', description: 'It is durable.' },
    DUPLICATE: { value: 'duplicate', description: 'It was recorded before; nothing was done.' },
    REJECTED: { value: 'rejected', description: 'It cannot be taken as it is; the error says why.' },
  },
} as const);

/** A refusal in one sentence. */
export function sentenceOf(problem: Refusal): { message: string; code: string } {
  if (problem.kind === 'invalid-transition')
    return { code: 'INVALID_TRANSITION', message: transitionSentence(problem) };
  return { code: problem.code, message: problem.message };
}

export const transitionSentence = ({ from, action, allowed }: InvalidTransition): string =>
  `${action} is not possible while the interaction is ${from === 'none' ? 'not there' : from}.${allowed.length > 0 ? ` Possible now: ${allowed.join(', ')}.` : ''}`;

const ResultObject = builder.objectRef<ItemResult>('RecordUserEventResult').implement({
  description: 'What became of one event of a call.',
  fields: (t) => ({
    sourceEventId: t.exposeString('sourceEventId', { description: 'The source’s own id of it.' }),
    status: t.field({
      type: RecordStatus,
      description: 'What became of it.',
      resolve: ({ outcome }) => outcome.status,
    }),
    userEvent: t.field({
      type: UserEventObject,
      nullable: true,
      description: 'The recorded event, the earlier one for a duplicate.',
      resolve: ({ outcome }, _a, context) => {
        if (outcome.status === 'recorded') return outcome.event;
        return outcome.status === 'duplicate' ? userEventBySeq(signedIn(context), outcome.seq) : null;
      },
    }),
    anomaly: t.field({
      type: AnomalyEnum,
      nullable: true,
      description: 'Why it was flagged, if it was.',
      resolve: ({ outcome }) => (outcome.status === 'recorded' ? outcome.event.anomaly : null),
    }),
    error: t.field({
      type: UserError,
      nullable: true,
      description: 'Why it was refused, if it was.',
      resolve: ({ outcome }) => (outcome.status === 'rejected' ? sentenceOf(outcome.problem) : null),
    }),
    retryable: t.boolean({
      description: 'Whether the same event may be taken later.',
      resolve: ({ outcome }) => isRetryable(outcome),
    }),
  }),
});

function isRetryable(outcome: ItemResult['outcome']): boolean {
  switch (outcome.status) {
    case 'recorded':
    case 'duplicate':
      return false;
    case 'rejected':
      return (
        outcome.problem.kind === 'NotFoundError' ||
        (outcome.problem.kind === 'ValidationError' &&
          outcome.problem.issues.every(({ code }) => code === 'UNKNOWN_REFERENCE'))
      );
    default:
      return assertNever(outcome);
  }
}

const RecordUserEventsPayload = builder
  .objectRef<{ results: ItemResult[]; organizationId: string; head: number }>('RecordUserEventsPayload')
  .implement({
    description: 'What became of the events of a call.',
    fields: (t) => ({
      results: t.field({
        type: [ResultObject],
        description: 'One result an event, in the order sent.',
        resolve: ({ results }) => results,
      }),
      cursor: t.field({
        type: 'Cursor',
        description: 'A place in the log behind everything that this call recorded.',
        resolve: ({ organizationId, head }, _a, { services }) =>
          services.cursors.seal({ log: 'user_events', organizationId, seq: head }),
      }),
    }),
  });

builder.mutationFields((t) => ({
  recordUserEvents: t.withAuth({ permission: 'interactions:record' }).field({
    type: RecordUserEventsPayload,
    description: 'Record user events of a source, up to 1,000 a call. Answered when they are durable.',
    args: { input: t.arg({ type: RecordUserEventsInput, required: true, description: 'The events.' }) },
    resolve: async (_root, { input }, { viewer, services }) => {
      const results = await services.interactions.recordUserEvents(viewer, input);
      const seqs = results.map(({ outcome }) =>
        outcome.status === 'recorded' ? outcome.event.seq : outcome.status === 'duplicate' ? outcome.seq : 0,
      );
      return { results, organizationId: viewer.organizationId, head: Math.max(0, ...seqs) };
    },
  }),
}));
