import type { EventTypeDeclaration } from './event-type-declaration.ts';
import type { FieldName } from './fields.ts';

const taskFields = ['time', 'acting_agent', 'assigned_agent', 'group', 'acted_by', 'subject', 'description', 'priority', 'previous_priority', 'status', 'previous_status', 'due_date', 'reminder_date', 'start_date', 'related_item'] as const satisfies readonly FieldName[];
const task = { category: 'Tasks', subject: 'task' } as const;
const happening = { ...task, trigger: 'event', fields: taskFields } as const;
const lasting = {
  ...task,
  trigger: 'timed',
  episode: 'subject',
  fields: [...taskFields, 'lasted'],
} as const;

/** What can happen to tasks. */
export const taskEventTypes = {
  TASK_CREATED: {
    ...happening,
    label: 'Created',
    meaning: 'A task is made.',
    lead: 'Task created',
    facts: ['task.created'],
    defaultTitle: 'New task: #SUBJECT|no subject#',
    defaultBody: 'For #ASSIGNED_AGENT_NAME|nobody yet#, due #DUE_DATE|at no set time#.',
  },
  TASK_MODIFIED: {
    ...happening,
    label: 'Modified',
    meaning: 'A task is changed, or given to another user.',
    lead: 'Task modified',
    facts: ['task.modified'],
    fields: [...taskFields, 'priority_change', 'status_change'],
    defaultTitle: 'Task changed: #SUBJECT|no subject#',
    defaultBody: '#AGENT_NAME|Someone# changed it. It is with #ASSIGNED_AGENT_NAME|nobody#.',
  },
  TASK_STARTED: {
    ...happening,
    label: 'Started',
    meaning: 'Work on a task begins.',
    lead: 'Task started',
    facts: ['task.started'],
    defaultTitle: 'Task started: #SUBJECT|no subject#',
    defaultBody: '#AGENT_NAME|Someone# works on it.',
  },
  TASK_COMPLETED: {
    ...happening,
    label: 'Completed',
    meaning: 'A task is done.',
    lead: 'Task completed',
    facts: ['task.completed'],
    defaultTitle: 'Task done: #SUBJECT|no subject#',
    defaultBody: '#AGENT_NAME|Someone# completed it.',
  },
  TASK_DELETED: {
    ...happening,
    label: 'Deleted',
    meaning: 'A task is deleted.',
    lead: 'Task deleted',
    facts: ['task.deleted'],
    defaultTitle: 'Task deleted: #SUBJECT|no subject#',
    defaultBody: '#AGENT_NAME|Someone# deleted it.',
  },
  TASK_DUE: {
    ...lasting,
    label: 'Due',
    meaning: 'The time a task is to be done has passed, and it is not.',
    lead: 'Task overdue by {}',
    countsFrom: 'due_date',
    endedBy: ['task.completed', 'task.deleted'],
    facts: ['task.created', 'task.modified'],
    defaultTitle: 'Task due: #SUBJECT|no subject#',
    defaultBody: 'It was due at #DUE_DATE#, #DURATION# ago.',
  },
  TASK_REMINDER: {
    ...lasting,
    label: 'Reminder',
    meaning: 'The time to be reminded of a task has come.',
    lead: 'Reminded of a task {} ago',
    countsFrom: 'reminder_date',
    endedBy: ['task.completed', 'task.deleted'],
    facts: ['task.created', 'task.modified'],
    defaultTitle: 'Reminder: #SUBJECT|no subject#',
    defaultBody: 'It is due #DUE_DATE|at no set time#.',
  },
  TASK_MANUAL: {
    ...happening,
    label: 'Manual',
    meaning: 'Somebody runs it by hand on a task.',
    lead: 'Run by hand on a task',
    trigger: 'manual',
    facts: [],
    defaultTitle: '#AGENT_NAME|Someone# ran #EVENTNAME#',
    defaultBody: 'On #SUBJECT|no subject#.',
  },
} as const satisfies Record<string, EventTypeDeclaration>;
