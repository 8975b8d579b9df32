import {
  allOf,
  assignedAgent,
  type DemoCast,
  type DemoDefinition,
  example,
  limited,
  minute,
  notify,
  oncePerEvent,
  oncePerItem,
  second,
  test,
} from './demo-definition.ts';

/** What watches over tickets, e-mails, chats and messages. */
export const demoWrittenEvents = (cast: DemoCast): DemoDefinition[] => [
  priorityRaised(cast),
  ticketIdle(),
  noAnswer(cast),
  chatGoesWrong(),
  manyChats(cast),
];

const priorityRaised = ({ managers }: DemoCast): DemoDefinition => ({
  scope: 'global',
  name: 'Priority raised',
  description: 'Tickets that have become urgent are tagged, so that the morning meeting finds them.',
  eventType: 'TICKET_PRIORITY_CHANGED',
  condition: test('priority_change', 'changed to', ['high', 'urgent']),
  actions: [
    { kind: 'add-tag', tag: 'raised' },
    limited(
      notify('info', [managers], {
        title: 'High priority: #SUBJECT|no subject#',
        body: '#AGENT_NAME|Someone# raised it: #PRIORITY_CHANGE|to high#.',
      }),
      oncePerEvent(5 * minute),
    ),
  ],
  tests: [
    example('From normal to high', { priority_change: ['normal', 'high'] }, 'add-tag', 'notify'),
    example('From high to low', { priority_change: ['high', 'low'] }),
  ],
});

const ticketIdle = (): DemoDefinition => ({
  scope: 'global',
  name: 'Ticket lies idle',
  description: 'A nudge for whoever has it. Nights and Sundays do not count.',
  eventType: 'TICKET_IDLE',
  after: 75 * second,
  clock: 'business-hours',
  condition: test('assigned_agent', 'is set', null),
  actions: [
    limited(
      notify('info', [assignedAgent], {
        title: 'Nothing has happened for #DURATION|a while#',
        body: '#SUBJECT|No subject#, of #CUSTOMER_NAME|a customer#, is #STATUS|open#.',
      }),
      oncePerItem(10 * minute),
    ),
  ],
  tests: [example('Nobody has it', { subject: 'Refund' })],
});

const noAnswer = ({ managers }: DemoCast): DemoDefinition => ({
  scope: 'global',
  name: 'Customer has no answer',
  description: 'Whoever writes to us on a ticket hears from us soon.',
  eventType: 'TICKET_MESSAGE_RECEIVED',
  pattern: {
    kind: 'absence',
    then: { eventType: 'TICKET_MESSAGE_SENT' },
    withinMs: 2 * minute,
    per: 'item',
    clock: 'always',
  },
  actions: [
    notify('warning', [assignedAgent], {
      title: '#CUSTOMER_NAME|A customer# waits for your answer',
      body: '#SUBJECT|No subject#: #MESSAGE_TEXT|no text#',
    }),
    limited(
      notify('info', [managers], {
        title: 'No answer yet: #SUBJECT|no subject#',
        body: '#ASSIGNED_AGENT_NAME|Nobody# has it, in #QUEUE_NAME|no queue#.',
      }),
      oncePerEvent(5 * minute),
    ),
  ],
  tests: [example('Any message', { message_text: 'Here is what you asked for.' }, 'notify', 'notify')],
});

const chatGoesWrong = (): DemoDefinition => ({
  scope: 'global',
  name: 'Customer is stuck in a chat',
  description: 'The third time that something does not work, the chat is urgent.',
  eventType: 'CHAT_MESSAGE_RECEIVED',
  condition: allOf(
    test('message_text', 'contains any of', ['does not work', 'no help', 'complain']),
    test('priority', 'is none of', ['urgent']),
  ),
  pattern: { kind: 'rate', count: 3, withinMs: 10 * minute, per: 'item' },
  actions: [
    { kind: 'set-priority', priority: 'urgent' },
    notify('warning', [assignedAgent], {
      title: '#CUSTOMER_NAME|A customer# is stuck',
      body: 'They wrote: #MESSAGE_TEXT|nothing#. Ask a colleague before it goes wrong.',
    }),
  ],
  tests: [
    example('It does not work', { message_text: 'It still does NOT work.' }, 'set-priority', 'notify'),
    example('All is well', { message_text: 'Thank you!' }),
    example('It is urgent already', { message_text: 'It does not work.', priority: 'urgent' }),
  ],
});

const manyChats = ({ managers }: DemoCast): DemoDefinition => ({
  scope: 'global',
  name: 'Too many chats at once',
  description: 'Two chats at a time are well served, three are not.',
  eventType: 'CHAT_COUNT_FOR_AGENT',
  threshold: { level: 2, clearLevel: 1, repeatEvery: 5 * minute },
  actions: [
    limited(
      notify('warning', [managers], {
        title: '#ASSIGNED_AGENT_NAME|An agent# has #COUNT# chats',
        body: 'More than #LEVEL# are too many. They are in #GROUP_NAME|no team#.',
      }),
      oncePerEvent(10 * minute),
    ),
  ],
  tests: [example('Whoever it is', {}, 'notify')],
});
