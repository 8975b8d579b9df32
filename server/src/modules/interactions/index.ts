import './actions.graphql.ts';
import './custom-types.graphql.ts';
import './interaction.graphql.ts';
import './surveys.graphql.ts';
import './tasks.graphql.ts';
import './timeline.graphql.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Cursors } from '../../platform/live/index.ts';
import type { Interactions } from './interactions.ts';

export { createInteractions, type Interactions } from './interactions.ts';
export { interactionById, InteractionObject, userEventBySeq, UserEventObject } from './objects.ts';
export type { Projection } from './record-batch.ts';
export type { RecordingItem, RecordingOutcome } from './recording-item.ts';
export type { UserEventRow } from './user-event.ts';
export { acceptsUserEvent, type UserEventFilter as UserEventFilterValue, whereUserEvent } from './user-event-filter.ts';
export { keyedFilter, UserEventFilter } from './user-event.graphql.ts';
export { SubjectRef } from './record-user-events.graphql.ts';
export { ResyncRequired, StreamHeartbeat } from './streams.graphql.ts';
export { mayCountEvent, whereMayCountEvent } from './visibility.ts';
export { ChannelEnum, UserEventTypeEnum } from './words.graphql.ts';

declare module '../../platform/graphql/context.ts' {
  interface Services {
    interactions: Interactions;
    clock: Clock;
    cursors: Cursors;
  }
}
