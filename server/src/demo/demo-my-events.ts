import {
  allOf,
  type DemoDefinition,
  example,
  limited,
  me,
  minute,
  notify,
  oncePerEvent,
  second,
  test,
} from './demo-definition.ts';

const mine = test('assigned_agent', 'is any of', ['me']);
const myTeam = test('assigned_agent', 'is any of', ['my team']);

/** What the demo's agent has written for themselves. `agent` is their global id. */
export const demoAgentEvents = (agent: string): DemoDefinition[] => [
  {
    scope: 'mine',
    name: 'My call is muted too long',
    description: 'So that I do not talk to myself.',
    eventType: 'CALL_MUTE_TOO_LONG',
    after: 30 * second,
    condition: mine,
    actions: [
      notify('warning', [me], {
        title: 'Muted for #DURATION|a while#',
        body: 'You are still muted: #SUBJECT|no subject#, #CUSTOMER_NAME|a customer#.',
      }),
    ],
    tests: [example('My own call', { assigned_agent: agent }, 'notify'), example('Nobody’s call', {})],
  },
  {
    scope: 'mine',
    name: 'Who is on the line',
    description: 'What I have to know before I say hello.',
    eventType: 'CALL_ACCEPTED',
    condition: mine,
    actions: [
      notify('info', [me], {
        title: '#CUSTOMER_NAME|A customer#: #SUBJECT|no subject#',
        body: '#QUEUE_NAME|No queue#, priority #PRIORITY|normal#. Passed on #TRANSFERS|0# times so far.',
      }),
    ],
    tests: [example('My own call', { assigned_agent: agent, subject: 'Renewal' }, 'notify')],
  },
  {
    scope: 'mine',
    name: 'What customers say of me',
    description: '',
    eventType: 'SURVEY_ANSWERED',
    condition: mine,
    actions: [
      notify('info', [me], {
        title: '#RATING|No# stars from #CUSTOMER_NAME|a customer#',
        body: '#ANSWER|No words.#',
      }),
    ],
    tests: [example('They speak of me', { assigned_agent: agent, rating: 5 }, 'notify')],
  },
  {
    scope: 'mine',
    name: 'A call ended without a code',
    description: 'Switched off for now: I code at the end of the shift.',
    enabled: false,
    eventType: 'CALL_COMPLETED',
    condition: allOf(mine, test('wrap_up_code', 'is not set', null)),
    actions: [notify('info', [me], { title: 'No code yet: #CUSTOMER_NAME|a customer#', body: '#SUBJECT|No subject#' })],
    tests: [
      example('Without one', { assigned_agent: agent }, 'notify'),
      example('With one', { assigned_agent: agent, wrap_up_code: 'solved' }),
    ],
  },
];

/** What the demo's manager has. */
export const demoManagerEvents = (): DemoDefinition[] => [
  {
    scope: 'mine',
    name: 'My team rejects a call',
    description: 'To ask how the day is, not to scold.',
    eventType: 'CALL_REJECTED',
    condition: test('acting_agent', 'is any of', ['my team']),
    actions: [
      limited(
        notify('info', [me], {
          title: '#AGENT_NAME|Somebody# rejected a call',
          body: 'Reason: #REASON|none given#. #HELDBACK|0# more since the last word of this.',
        }),
        oncePerEvent(2 * minute),
      ),
    ],
    tests: [example('Nobody of my team', {})],
  },
  {
    scope: 'mine',
    name: 'Praise for my team',
    description: 'To be read out on Friday.',
    eventType: 'SURVEY_ANSWERED',
    condition: allOf(myTeam, test('rating', '=', 5)),
    actions: [
      notify('info', [me], {
        title: 'Five stars for #ASSIGNED_AGENT_NAME|my team#',
        body: '#CUSTOMER_NAME|A customer#: #ANSWER|no words#',
      }),
    ],
    tests: [example('Another team', { rating: 5 })],
  },
  {
    scope: 'mine',
    name: 'Somebody of my team is muted long',
    description: '',
    eventType: 'CALL_MUTE_TOO_LONG',
    after: 50 * second,
    condition: myTeam,
    actions: [
      notify('info', [me], {
        title: '#ASSIGNED_AGENT_NAME|Somebody# is muted for #DURATION|a while#',
        body: 'In the call of #CUSTOMER_NAME|a customer#.',
      }),
    ],
    tests: [example('Another team', {})],
  },
];
