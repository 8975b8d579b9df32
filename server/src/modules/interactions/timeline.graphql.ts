import { type InteractionMetrics, metricsOf, type Segment, timelineOf } from '@belfry/domain';
import { builder, signedIn, type SignedInContext } from '../../platform/graphql/index.ts';
import { queueById, QueueType, userById, UserType } from '../directory/index.ts';
import type { InteractionRow } from './interaction.ts';
import { InteractionObject, storyOf, UserEventObject, userEventBySeq } from './objects.ts';
import { factOfEvent } from './user-event.ts';
import { LaneKindEnum, SegmentKindEnum, SegmentOutcomeEnum } from './words.graphql.ts';

const SegmentObject = builder.objectRef<Segment>('Segment').implement({
  description: 'A stretch of time in an interaction’s story on one line of the picture.',
  fields: (t) => ({
    lane: t.field({ type: LaneKindEnum, description: 'Whose line.', resolve: ({ lane }) => lane.kind }),
    user: t.field({
      type: UserType,
      nullable: true,
      description: 'The user, on a user’s line; null where the source did not say who.',
      resolve: ({ lane }, _a, context) => userById(signedIn(context), lane.kind === 'user' ? lane.userId : null),
    }),
    kind: t.field({ type: SegmentKindEnum, description: 'What went on.', resolve: ({ kind }) => kind }),
    startedAt: t.field({ type: 'DateTime', description: 'When it began.', resolve: ({ startedAt }) => startedAt }),
    endedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'When it ended; null while it goes on.',
      resolve: ({ endedAt }) => endedAt,
    }),
    queue: t.field({
      type: QueueType,
      nullable: true,
      description: 'The queue at that time.',
      resolve: ({ queueId }, _a, context) => queueById(signedIn(context), queueId),
    }),
    outcome: t.field({
      type: SegmentOutcomeEnum,
      nullable: true,
      description: 'How it ended, where that has a name.',
      resolve: ({ outcome }) => outcome,
    }),
    userEvent: t.field({
      type: UserEventObject,
      nullable: true,
      description: 'The event that began it.',
      resolve: ({ fromSeq }, _a, context) => (fromSeq === null ? null : userEventBySeq(signedIn(context), fromSeq)),
    }),
  }),
});

interface Timeline {
  startedAt: number;
  endedAt: number | null;
  segments: Segment[];
}

const TimelineObject = builder.objectRef<Timeline>('Timeline').implement({
  description: 'An interaction’s story as a picture: lines of segments.',
  fields: (t) => ({
    startedAt: t.field({
      type: 'DateTime',
      description: 'Where the picture begins.',
      resolve: ({ startedAt }) => startedAt,
    }),
    endedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Where it ends; null while it goes on.',
      resolve: ({ endedAt }) => endedAt,
    }),
    segments: t.field({
      type: [SegmentObject],
      description: 'The segments by line and time.',
      resolve: ({ segments }) => segments,
    }),
  }),
});

const duration = (description: string, valueOf: (metrics: InteractionMetrics) => number) => ({
  description,
  resolve: valueOf,
});

const MetricsObject = builder.objectRef<InteractionMetrics>('InteractionMetrics').implement({
  description: 'One interaction’s figures. What still goes on is counted up to now.',
  fields: (t) => {
    const length = (description: string, valueOf: (metrics: InteractionMetrics) => number) =>
      t.field({ type: 'Duration', ...duration(description, valueOf) });
    const number = (description: string, valueOf: (metrics: InteractionMetrics) => number) =>
      t.int(duration(description, valueOf));
    return {
      wait: length('Queued until accepted, abandoned or unqueued, summed over the visits.', ({ waitMs }) => waitMs),
      talk: length('Connected time without hold.', ({ talkMs }) => talkMs),
      hold: length('Time on hold, overlaps counted once.', ({ holdMs }) => holdMs),
      mute: length('Time muted, overlaps counted once.', ({ muteMs }) => muteMs),
      wrapUp: length('Work after the conversation.', ({ wrapUpMs }) => wrapUpMs),
      handle: length('Connected time and wrap-up.', ({ handleMs }) => handleMs),
      timeToAccept: t.field({
        type: 'Duration',
        nullable: true,
        description: 'Of the first accepted offer.',
        resolve: ({ timeToAcceptMs }) => timeToAcceptMs,
      }),
      holds: number('How often it was held.', ({ holds }) => holds),
      mutes: number('How often a side was muted.', ({ mutes }) => mutes),
      transfers: number('How often it was passed on.', ({ transfers }) => transfers.total),
      offered: number(
        'Offers: accepted, rejected, timed out, cancelled and open ones together.',
        ({ offers }) => offers.offered,
      ),
      accepted: number('Offers taken.', ({ offers }) => offers.accepted),
      rejected: number('Offers refused.', ({ offers }) => offers.rejected),
      ignored: number('How often ringing was dismissed; counted beside the offers.', ({ offers }) => offers.ignored),
      timedOut: number('Offers nobody answered in time.', ({ offers }) => offers.timedOut),
      cancelled: number('Offers withdrawn.', ({ offers }) => offers.cancelled),
      openOffers: number('Offers still open.', ({ offers }) => offers.open),
    };
  },
});

const factsOf = async ({ id }: InteractionRow, context: SignedInContext) =>
  ((await storyOf(context, id))?.events ?? []).map(factOfEvent);

builder.objectFields(InteractionObject, (t) => ({
  timeline: t.field({
    type: TimelineObject,
    description: 'Its story as a picture.',
    resolve: async (row, _a, context) => ({
      startedAt: row.openedAt,
      endedAt: row.endedAt,
      segments: [...timelineOf(await factsOf(row, signedIn(context)), context.services.clock.now())],
    }),
  }),
  metrics: t.field({
    type: MetricsObject,
    description: 'Its figures.',
    resolve: async (row, _a, context) => metricsOf(await factsOf(row, signedIn(context)), context.services.clock.now()),
  }),
}));
