import {
  anomalyCodes,
  enumNameOf,
  type ActorKind,
  type Channel,
  type InteractionPhase,
  type SegmentKind,
  type UserEventType,
  userEventCategories,
  userEventTypeNames,
  userEventTypes,
} from '@belfry/domain';
import { builder, enumFilterOf, enumOf } from '../../platform/graphql/index.ts';

export const ChannelEnum = enumOf<Channel>('Channel', 'How a customer and the organization talk.', {
  call: 'A phone call.',
  chat: 'A live chat.',
  message: 'A message thread, as in a messenger.',
  email: 'E-mail.',
  ticket: 'A help-desk ticket.',
  video: 'A video call.',
  callback: 'A call that the organization makes because it was asked to.',
});

type KnownPhase = Exclude<InteractionPhase, 'none'>;
export const PhaseEnum = enumOf<KnownPhase>('InteractionPhase', 'Where an interaction stands in its life.', {
  creating: 'It has arrived and waits nowhere.',
  queued: 'It waits in a queue.',
  offered: 'It is offered to at least one user.',
  connected: 'At least one user serves it.',
  wrapup: 'The conversation is over and work remains.',
  completed: 'It ended as it should.',
  abandoned: 'The customer left before being served.',
  failed: 'It ended by a fault, or was cancelled.',
});

const typeValues: Record<string, { value: UserEventType; description: string }> = Object.fromEntries(
  userEventTypeNames.map((type) => [enumNameOf(type), { value: type, description: userEventTypes[type].meaning }]),
);
export const UserEventTypeEnum = builder.enumType<
  string,
  Record<string, { value: UserEventType; description: string }>
>('UserEventType', {
  description: 'What happened. The list grows; CUSTOM stands for declared types, named by customType.',
  values: typeValues,
});

export const CategoryEnum = enumOf('UserEventCategory', 'How types of user events are grouped.', userEventCategories);
export const AnomalyEnum = enumOf('AnomalyCode', 'Why a user event is kept but flagged.', anomalyCodes);

export const ActorKindEnum = enumOf<ActorKind>('ActorKind', 'What sort of actor did it.', {
  user: 'A user, in a part of their own.',
  customer: 'The customer.',
  system: 'A system, by itself.',
  manager: 'A user acting on another user’s part.',
});

export const TargetKindEnum = enumOf('TargetKind', 'What something is passed on to.', {
  user: 'A user.',
  queue: 'A queue.',
  outside: 'An address outside.',
});

export const SegmentKindEnum = enumOf<SegmentKind>('SegmentKind', 'What went on during a segment.', {
  queue: 'The customer waits in a queue, ringing included.',
  served: 'At least one user serves the customer.',
  held: 'Every serving user holds.',
  offer: 'It is offered to the user.',
  talk: 'The user serves, holding taken out.',
  hold: 'The user holds the customer.',
  mute: 'The user is muted.',
  consult: 'The user consults someone.',
  listen: 'The user listens in or whispers.',
  'recording-paused': 'The recording is paused.',
  transfer: 'A transfer was asked for and is not yet done.',
  wrapup: 'The user does what remains after the conversation.',
});

export const SegmentOutcomeEnum = enumOf('SegmentOutcome', 'How an offer, a wait or a transfer ended.', {
  accepted: 'The user took it.',
  rejected: 'The user refused it.',
  'timed-out': 'The user did not answer in time.',
  cancelled: 'It was withdrawn, or someone else took it.',
  answered: 'A user took the waiting customer.',
  abandoned: 'The customer left.',
  unqueued: 'It was routed elsewhere.',
  completed: 'It was done.',
  failed: 'It could not be done.',
});

export const LaneKindEnum = enumOf('LaneKind', 'Whose line of the picture.', {
  customer: 'The customer’s.',
  user: 'A user’s.',
});
export const UserEventOrderFieldEnum = enumOf('UserEventOrderField', 'By what user events are ordered.', {
  seq: 'By their place in the log.',
  'occurred-at': 'By when they happened.',
});
export const InteractionOrderFieldEnum = enumOf('InteractionOrderField', 'By what interactions are ordered.', {
  'opened-at': 'By when they began.',
  'last-at': 'By their latest event.',
  'ended-at': 'By when they ended; live ones count as latest.',
});

export const UserEventTypeFilter = enumFilterOf('UserEventTypeFilter', UserEventTypeEnum);
export const CategoryFilter = enumFilterOf('CategoryFilter', CategoryEnum);
export const ChannelFilter = enumFilterOf('ChannelFilter', ChannelEnum);
export const AnomalyFilter = enumFilterOf('AnomalyFilter', AnomalyEnum);
export const PhaseFilter = enumFilterOf('PhaseFilter', PhaseEnum);
