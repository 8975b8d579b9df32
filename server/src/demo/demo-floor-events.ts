import {
  actingAgent,
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

/** What watches over queues, people, tasks, surveys and the machinery. */
export const demoFloorEvents = (cast: DemoCast): DemoDefinition[] => [
  manyWaiting(cast),
  serviceLevel(cast),
  longBreak(),
  taskOverdue(),
  unhappy(cast),
  mailDown(cast),
];

const manyWaiting = ({ managers, administrators }: DemoCast): DemoDefinition => ({
  scope: 'global',
  name: 'Many calls waiting',
  description: 'All hands on deck. If no manager has acknowledged it after five minutes, administrators are told.',
  eventType: 'CALL_COUNT_FOR_QUEUE',
  threshold: { level: 8, clearLevel: 4, repeatEvery: 5 * minute },
  actions: [
    limited(
      notify('critical', [managers], {
        title: '#COUNT# calls wait in #QUEUE_NAME|a queue#',
        body: 'More than #LEVEL# are too many here.',
      }),
      oncePerItem(10 * minute),
    ),
    {
      kind: 'escalate',
      afterMs: 5 * minute,
      role: administrators['role'],
      severity: 'critical',
      title: 'Nobody looks after #QUEUE_NAME|a queue#',
      body: '#COUNT# calls waited, and no manager has acknowledged it.',
      frequency: oncePerItem(10 * minute),
    },
  ],
  tests: [example('In any queue', {}, 'notify', 'escalate')],
});

const serviceLevel = ({ managers }: DemoCast): DemoDefinition => ({
  scope: 'global',
  name: 'Service level in danger',
  description: 'Each manager is told as their own profile says. Below 60 percent it starts, at 80 it is over.',
  eventType: 'QUEUE_SERVICE_LEVEL_LOW',
  threshold: { level: 60, clearLevel: 80, repeatEvery: 30 * minute },
  actions: [
    limited(
      {
        ...notify('warning', [managers], {
          title: '#QUEUE_NAME|A queue# is at #COUNT# percent',
          body: 'The agreed level is #LEVEL# percent, in #DEPARTMENT_NAME|no department#.',
        }),
        kind: 'notify-by-profile',
      },
      oncePerItem(30 * minute),
    ),
  ],
  tests: [example('In any queue', {}, 'notify-by-profile')],
});

const longBreak = (): DemoDefinition => ({
  scope: 'global',
  name: 'Break takes long',
  description: 'Only the agent is told: a friendly word, no report.',
  eventType: 'USER_STATUS_CHANGED',
  condition: test('status', 'is any of', ['On a break']),
  pattern: {
    kind: 'absence',
    then: { eventType: 'USER_STATUS_CHANGED', condition: test('status', 'is any of', ['Available']) },
    withinMs: 14 * minute,
    per: 'user',
    clock: 'always',
  },
  actions: [
    limited(
      notify('info', [actingAgent], {
        title: 'Still on a break, #USER_NAME|dear colleague#?',
        body: 'Set yourself to Available when you are back.',
      }),
      oncePerItem(60 * minute),
    ),
  ],
  tests: [
    example('A break begins', { status: 'On a break' }, 'notify'),
    example('Somebody is available', { status: 'Available' }),
  ],
});

const taskOverdue = (): DemoDefinition => ({
  scope: 'global',
  name: 'Task is overdue',
  description: 'What was promised to a customer is done. Whoever promised it is reminded, and it moves up.',
  eventType: 'TASK_DUE',
  after: 10 * second,
  // Priority: the task that has moved up is not moved again.
  condition: allOf(test('priority', 'is none of', ['urgent']), test('assigned_agent', 'is set', null)),
  actions: [
    { kind: 'set-task-priority', priority: 'urgent' },
    limited(
      notify('warning', [assignedAgent], {
        title: 'Overdue: #SUBJECT|no subject#',
        body: 'It was due at #DUE_DATE:time|an earlier time#, #DURATION|a while# ago.',
      }),
      oncePerItem(10 * minute),
    ),
  ],
  tests: [example('It has moved up already', { priority: 'urgent' })],
});

const unhappy = ({ managers }: DemoCast): DemoDefinition => ({
  scope: 'global',
  name: 'Unhappy customer',
  description: 'Whoever gives us two stars or fewer is called. Managers are told as their profiles say.',
  eventType: 'SURVEY_ANSWERED',
  condition: test('rating', '≤', 2),
  actions: [
    {
      kind: 'create-task',
      subject: 'Call #CUSTOMER_NAME|the customer#: #RATING|few# of 5',
      description: 'They say: #ANSWER|nothing#. #ASSIGNED_AGENT_NAME|Somebody# served them.',
      userId: null,
      dueAfterMs: 60 * minute,
      priority: 'high',
    },
    limited(
      {
        ...notify('warning', [managers], {
          title: '#RATING# of 5 from #CUSTOMER_NAME|a customer#',
          body: '#ASSIGNED_AGENT_NAME|Somebody# of #GROUP_NAME|no team# served them. They say: #ANSWER|nothing#',
        }),
        kind: 'notify-by-profile',
      },
      oncePerEvent(3 * minute),
    ),
  ],
  tests: [
    example('Two stars', { rating: 2 }, 'create-task', 'notify-by-profile'),
    example('Three stars', { rating: 3 }),
  ],
});

const mailDown = ({ administrators }: DemoCast): DemoDefinition => ({
  scope: 'global',
  name: 'Mail server cannot be reached',
  description: 'Customers get no answers by e-mail until it is mended.',
  eventType: 'SMTP_CONNECTION_FAILED',
  actions: [
    limited(
      notify('critical', [administrators], {
        title: 'No mail goes out',
        body: 'It failed at #TIME:time#. #HELDBACK|0# more failures since the last word of this.',
      }),
      oncePerEvent(15 * minute),
    ),
  ],
  tests: [example('Every failure', {}, 'notify')],
});
