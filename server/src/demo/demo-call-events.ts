import {
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

/** What watches over single calls. */
export const demoCallEvents = (cast: DemoCast): DemoDefinition[] => [
  waitsTooLong(cast),
  heldTooLong(cast),
  heldAgain(cast),
  businessCustomerLeft(cast),
  rejectedAgain(cast),
  abandonedLog(),
  longCall(),
  helpWanted(cast),
];

const waitsTooLong = ({ managers }: DemoCast): DemoDefinition => ({
  scope: 'global',
  name: 'Customer waits too long',
  description:
    'Callers are to be answered within half a minute. Who serves the queue knows at once; managers move somebody over.',
  eventType: 'CALL_WAIT_TOO_LONG',
  after: 30 * second,
  repeatEvery: 2 * minute,
  actions: [
    limited(
      notify('warning', [managers], {
        title: 'Waiting for #DURATION|a while# in #QUEUE_NAME|a queue#',
        body: '#CUSTOMER_NAME|A customer# is still waiting. #HELDBACK|0# more have waited since the last word of this.',
      }),
      oncePerEvent(3 * minute),
    ),
    limited(
      notify('info', [{ kind: 'queue-members' }], {
        title: '#CUSTOMER_NAME|A customer# waits in your queue',
        body: '#QUEUE_NAME|A queue#, for #DURATION|a while#. Finish what you can.',
      }),
      oncePerItem(10 * minute),
    ),
  ],
  tests: [example('Any caller', { customer_name: 'Ruth Ortega' }, 'notify', 'notify')],
});

const heldTooLong = ({ managers }: DemoCast): DemoDefinition => ({
  scope: 'global',
  name: 'Customer on hold too long',
  description: 'A reminder for the agent first; managers hear of it every few minutes at most.',
  eventType: 'CALL_HOLD_TOO_LONG',
  after: 30 * second,
  actions: [
    limited(
      notify('warning', [assignedAgent], {
        title: '#CUSTOMER_NAME|A customer# is still on hold',
        body: 'For #DURATION|a while# now. Take the call back, or offer to call again.',
      }),
      oncePerItem(10 * minute),
    ),
    limited(
      notify('info', [managers], {
        title: 'On hold for #DURATION|a while#: #QUEUE_NAME|no queue#',
        body: '#ASSIGNED_AGENT_NAME|An agent# holds #CUSTOMER_NAME|a customer#.',
      }),
      oncePerEvent(5 * minute),
    ),
  ],
  tests: [example('Any hold', {}, 'notify', 'notify')],
});

const heldAgain = ({ managers }: DemoCast): DemoDefinition => ({
  scope: 'global',
  name: 'Third hold in one call',
  description: 'Who is put on hold again and again needs somebody who knows more. The tag finds such calls later.',
  eventType: 'CALL_HOLD_STARTED',
  pattern: { kind: 'rate', count: 3, withinMs: 10 * minute, per: 'item' },
  actions: [
    { kind: 'add-tag', tag: 'held-often' },
    limited(
      notify('info', [managers], {
        title: '#CUSTOMER_NAME|A customer# was put on hold three times',
        body: '#ASSIGNED_AGENT_NAME|An agent# may need help in #QUEUE_NAME|no queue#. Reason: #REASON|none given#.',
      }),
      oncePerEvent(5 * minute),
    ),
  ],
  tests: [example('A hold counts', { reason: 'looking it up' }, 'add-tag', 'notify')],
});

const businessCustomerLeft = ({ managers, businessQueue }: DemoCast): DemoDefinition => ({
  scope: 'global',
  name: 'Business customer hung up',
  description: 'Business customers are called back within the hour: a task makes sure of it.',
  eventType: 'CALL_ABANDONED',
  condition: test('queue', 'is any of', [businessQueue]),
  actions: [
    limited(
      notify('warning', [managers], {
        title: 'Business customer lost: #CUSTOMER_NAME|no name#',
        body: 'Left after #DURATION|a while#: #SUBJECT|no subject#. Phone: #CUSTOMER_PHONE|unknown#.',
      }),
      oncePerEvent(3 * minute),
    ),
    {
      kind: 'create-task',
      subject: 'Call back #CUSTOMER_NAME|the customer#',
      description: 'They hung up after #DURATION|a while#. Phone: #CUSTOMER_PHONE|unknown#.',
      userId: null,
      dueAfterMs: 60 * minute,
      priority: 'high',
    },
  ],
  tests: [
    example('A business customer', { queue: businessQueue }, 'notify', 'create-task'),
    example('Anybody else', { customer_name: 'Ruth Ortega' }),
  ],
});

const rejectedAgain = ({ managers }: DemoCast): DemoDefinition => ({
  scope: 'global',
  name: 'Rejects call after call',
  description: 'Twice within ten minutes by the same agent: perhaps their status should be another.',
  eventType: 'CALL_REJECTED',
  pattern: { kind: 'sequence', then: { eventType: 'CALL_REJECTED' }, withinMs: 10 * minute, per: 'user' },
  actions: [
    limited(
      notify('warning', [managers], {
        title: '#AGENT_NAME|An agent# rejects call after call',
        body: 'The last one was of #CUSTOMER_NAME|a customer#. Reason: #REASON|none given#.',
      }),
      oncePerEvent(5 * minute),
    ),
  ],
  tests: [example('Whatever the reason', { reason: 'busy with a case' }, 'notify')],
});

const abandonedLog = (): DemoDefinition => ({
  scope: 'global',
  name: 'Log of abandoned calls',
  description: 'One line a call, for whoever plans the shifts.',
  eventType: 'CALL_ABANDONED',
  actions: [
    {
      kind: 'log',
      file: 'abandoned-calls',
      line: '#QUEUE_NAME|no queue# lost #CUSTOMER_NAME|a customer# after #DURATION|a while#',
    },
  ],
  tests: [example('Every one', {}, 'log')],
});

const longCall = (): DemoDefinition => ({
  scope: 'global',
  name: 'Long call for coaching',
  description: 'Being tried out: would calls of more than two minutes be worth a coaching moment?',
  shadow: true,
  eventType: 'CALL_COMPLETED',
  condition: test('duration', '>', 2 * minute),
  actions: [
    { kind: 'create-coaching-moment', text: 'It took #DURATION|long#: #SUBJECT|no subject#. What made it so long?' },
  ],
  tests: [
    example('Four minutes', { duration: 4 * minute }, 'create-coaching-moment'),
    example('One minute', { duration: minute }),
  ],
});

const helpWanted = ({ managers }: DemoCast): DemoDefinition => ({
  scope: 'global',
  name: 'I need help in this call',
  description: 'Run by hand from a call. Whoever of the managers is quickest listens in.',
  eventType: 'CALL_MANUAL',
  actions: [
    notify('critical', [managers], {
      title: '#AGENT_NAME|An agent# needs help',
      body: 'In the call of #CUSTOMER_NAME|a customer#: #SUBJECT|no subject#.',
    }),
    { kind: 'add-note', text: '#AGENT_NAME|Somebody# asked for help.' },
  ],
  tests: [example('In any call', {}, 'notify', 'add-note')],
});
