import type { EventTypeDeclaration } from './event-type-declaration.ts';
import type { FieldName } from './fields.ts';
import type { UserEventType } from './user-event-types.ts';

const fields = [
  'time',
  'acting_agent',
  'assigned_agent',
  'previous_agent',
  'queue',
  'previous_queue',
  'channel',
  'direction',
  'acted_by',
  'subject',
  'customer_name',
  'customer_email',
  'customer_phone',
  'priority',
  'status',
  'tags',
  'transfers',
  'reason',
] as const satisfies readonly FieldName[];

const atOnce = [...fields, 'duration'] as const;
const whenLasting = [...fields, 'lasted'] as const;

const ending = [
  'interaction.completed',
  'interaction.failed',
  'interaction.abandoned',
  'interaction.deleted',
] as const satisfies readonly UserEventType[];

const endingALeg = [
  'participant.left',
  'transfer.completed',
  'interaction.released',
  'interaction.claimed',
  'wrapup.started',
  ...ending,
] as const satisfies readonly UserEventType[];

const call = { category: 'Calls', subject: 'interaction', channels: ['call', 'video', 'callback'] } as const;
const happening = { ...call, trigger: 'event', fields: atOnce } as const;
const lasting = { ...call, trigger: 'timed', fields: whenLasting } as const;

export const callEventTypes = {
  CALL_QUEUED: {
    ...happening,
    label: 'Queued',
    meaning: 'A call begins to wait in a queue.',
    lead: 'Call queued',
    facts: ['interaction.queued'],
    defaultTitle: 'Call waiting in #QUEUE_NAME|a queue#',
    defaultBody: '#CUSTOMER_NAME|A customer# is waiting.',
  },
  CALL_OFFERED: {
    ...happening,
    label: 'Offered',
    meaning: 'A call rings at a user.',
    lead: 'Call offered',
    facts: ['offer.created'],
    defaultTitle: 'Call for #AGENT_NAME|a user#',
    defaultBody: '#CUSTOMER_NAME|A customer# from #QUEUE_NAME|no queue#.',
  },
  CALL_ACCEPTED: {
    ...happening,
    label: 'Accepted',
    meaning: 'A user takes a call.',
    lead: 'Call accepted',
    facts: ['offer.accepted'],
    defaultTitle: '#AGENT_NAME|Someone# took a call',
    defaultBody: '#CUSTOMER_NAME|A customer# from #QUEUE_NAME|no queue#.',
  },
  CALL_REJECTED: {
    ...happening,
    label: 'Rejected',
    meaning: 'A user refuses a call.',
    lead: 'Call rejected',
    facts: ['offer.rejected'],
    defaultTitle: '#AGENT_NAME|Someone# rejected a call',
    defaultBody: '#CUSTOMER_NAME|A customer# from #QUEUE_NAME|no queue#. #REASON|#',
  },
  CALL_IGNORED: {
    ...happening,
    label: 'Ignored',
    meaning: 'A user dismisses a ringing call without refusing it.',
    lead: 'Call ignored',
    facts: ['offer.ignored'],
    defaultTitle: '#AGENT_NAME|Someone# ignored a call',
    defaultBody: '#CUSTOMER_NAME|A customer# from #QUEUE_NAME|no queue#.',
  },
  CALL_ABANDONED: {
    ...happening,
    label: 'Abandoned',
    meaning: 'A customer hangs up before being served, or while on hold.',
    lead: 'Call abandoned',
    facts: ['interaction.abandoned'],
    defaultTitle: 'Call abandoned in #QUEUE_NAME|no queue#',
    defaultBody: '#CUSTOMER_NAME|A customer# left after #DURATION#.',
  },
  CALL_TRANSFERRED: {
    ...happening,
    label: 'Transferred',
    meaning: 'A call has been passed on.',
    lead: 'Call transferred',
    facts: ['transfer.completed'],
    fields: [...atOnce, 'target_agent', 'passed_to'],
    defaultTitle: '#AGENT_NAME|Someone# transferred a call',
    defaultBody: '#CUSTOMER_NAME|A customer# was passed on to #PASSED_TO|someone else#.',
  },
  CALL_MUTE_STARTED: {
    ...happening,
    label: 'Mute started',
    meaning: 'A user mutes themselves in a call.',
    lead: 'Mute started',
    facts: ['mute.started'],
    defaultTitle: '#AGENT_NAME|Someone# is muted',
    defaultBody: 'In a call with #CUSTOMER_NAME|a customer# from #QUEUE_NAME|no queue#.',
  },
  CALL_MUTE_TOO_LONG: {
    ...lasting,
    label: 'Muted too long',
    meaning: 'A user has been muted for a time.',
    lead: 'Muted longer than {}',
    episode: 'mute',
    facts: ['mute.started'],
    endedBy: ['mute.ended', ...endingALeg],
    defaultTitle: '#AGENT_NAME|Someone# has been muted for #DURATION#',
    defaultBody: 'In a call with #CUSTOMER_NAME|a customer# from #QUEUE_NAME|no queue#.',
  },
  CALL_HOLD_TOO_LONG: {
    ...lasting,
    label: 'On hold too long',
    meaning: 'A user has kept a customer on hold for a time.',
    lead: 'On hold longer than {}',
    episode: 'hold',
    facts: ['hold.started'],
    endedBy: ['hold.ended', ...endingALeg],
    defaultTitle: '#CUSTOMER_NAME|A customer# has been on hold for #DURATION#',
    defaultBody: '#AGENT_NAME|Someone# put the call from #QUEUE_NAME|no queue# on hold.',
  },
  CALL_WAIT_TOO_LONG: {
    ...lasting,
    label: 'Waiting too long',
    meaning: 'A customer has waited in a queue for a time.',
    lead: 'Waiting longer than {}',
    episode: 'wait',
    facts: ['interaction.queued', 'interaction.released', 'interaction.reopened', 'transfer.completed'],
    endedBy: ['offer.accepted', 'interaction.claimed', 'interaction.connected', 'interaction.unqueued', ...ending],
    defaultTitle: 'A call has waited #DURATION# in #QUEUE_NAME|a queue#',
    defaultBody: '#CUSTOMER_NAME|A customer# is waiting.',
  },
  CALL_COUNT_FOR_QUEUE: {
    ...call,
    label: 'Count for queue',
    meaning: 'The number of calls waiting in a queue rises above a level, or falls back.',
    lead: 'More than {} calls waiting in a queue',
    trigger: 'threshold',
    count: { of: 'waiting', per: 'queue', passes: 'above' },
    facts: [
      'interaction.queued',
      'interaction.unqueued',
      'interaction.released',
      'interaction.reopened',
      'interaction.connected',
      'interaction.claimed',
      'offer.accepted',
      'transfer.completed',
      ...ending,
    ],
    fields: ['time', 'queue', 'count', 'level'],
    defaultTitle: '#COUNT# calls are waiting in #QUEUE_NAME|a queue#',
    defaultBody: 'The level is #LEVEL#.',
  },
} as const satisfies Record<string, EventTypeDeclaration>;
