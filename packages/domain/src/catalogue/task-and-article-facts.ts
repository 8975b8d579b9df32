import type { UserEventDeclaration } from './user-event-declaration.ts';

const task = { category: 'task', subject: 'task' } as const;
const article = { category: 'knowledge-base', subject: 'article' } as const;

const taskFields = {
  subject: { data: 'text', meaning: 'What is to be done.' },
  description: { data: 'text', meaning: 'More about it.' },
  priority: { data: 'text', meaning: 'How urgent it is; normal when it is not said.' },
  status: { data: 'text', meaning: 'How far it is; open, started or completed when it is not said.' },
  dueAt: { data: 'time', meaning: 'When it is to be done.' },
  remindAt: { data: 'time', meaning: 'When somebody is to be reminded of it.' },
  startAt: { data: 'time', meaning: 'When work on it is to begin.' },
  relatedTo: { data: 'text', meaning: 'What it is about: an interaction, or whatever the source names.' },
} as const;

const taskSubject = { data: 'text', meaning: 'What is to be done.', required: true } as const;

const articleFields = {
  title: { data: 'text', meaning: 'Its title.' },
  folder: { data: 'text', meaning: 'The folder it stands in.' },
  keywords: { data: 'list', meaning: 'The words it is found by.' },
  body: { data: 'text', meaning: 'What it says.' },
  draft: { data: 'yes-no', meaning: 'Whether it is not published yet.' },
  private: { data: 'yes-no', meaning: 'Whether only users can read it.' },
} as const;

const feedbackFields = {
  title: { data: 'text', meaning: "The article's title." },
  folder: { data: 'text', meaning: 'The folder the article stands in.' },
  feedback: { data: 'text', meaning: 'What the reader says.' },
  feedbackName: { data: 'text', meaning: "The reader's name." },
  feedbackEmail: { data: 'text', meaning: "The reader's e-mail address." },
  feedbackIp: { data: 'text', meaning: "The address of the reader's computer." },
  moderated: { data: 'yes-no', meaning: 'Whether it is held back until somebody approves it.' },
  abuseReports: { data: 'number', meaning: 'How often it has been reported as abuse.' },
} as const;

/** Tasks, knowledge-base articles and what readers say of them. Whom a task's event names as user has the task. */
export const taskAndArticleFacts = {
  'task.created': {
    ...task,
    meaning: 'A task is made.',
    actors: ['user', 'system', 'manager'],
    fields: { ...taskFields, subject: taskSubject },
  },
  'task.modified': {
    ...task,
    meaning: 'A task is changed, or given to another user.',
    actors: ['user', 'system', 'manager'],
    fields: taskFields,
  },
  'task.started': {
    ...task,
    meaning: 'Work on a task begins.',
    actors: ['user', 'system', 'manager'],
    fields: taskFields,
  },
  'task.completed': {
    ...task,
    meaning: 'A task is done.',
    actors: ['user', 'system', 'manager'],
    fields: taskFields,
  },
  'task.deleted': {
    ...task,
    meaning: 'A task is deleted.',
    actors: ['user', 'system', 'manager'],
  },
  'article.created': {
    ...article,
    meaning: 'An article is written.',
    actors: ['user', 'system', 'manager'],
    fields: articleFields,
  },
  'article.modified': {
    ...article,
    meaning: 'An article is changed.',
    actors: ['user', 'system', 'manager'],
    fields: articleFields,
  },
  'article.reviewed': {
    ...article,
    meaning: 'Somebody has read an article again and found it right.',
    actors: ['user', 'system', 'manager'],
    fields: articleFields,
  },
  'article.flagged': {
    ...article,
    meaning: 'An article is flagged for review.',
    actors: ['user', 'system', 'manager'],
    fields: articleFields,
  },
  'article.deleted': {
    ...article,
    meaning: 'An article is deleted.',
    actors: ['user', 'system', 'manager'],
    fields: articleFields,
  },
  'feedback.created': {
    ...article,
    meaning: 'A reader comments on an article.',
    actors: ['customer', 'user'],
    fields: feedbackFields,
  },
  'feedback.edited': {
    ...article,
    meaning: 'A comment on an article is changed.',
    actors: ['customer', 'user', 'manager'],
    fields: feedbackFields,
  },
  'feedback.deleted': {
    ...article,
    meaning: 'A comment on an article is deleted.',
    actors: ['user', 'customer', 'manager', 'system'],
    fields: feedbackFields,
  },
  'feedback.approved': {
    ...article,
    meaning: 'A comment that was held back is let through.',
    actors: ['user', 'manager'],
    fields: feedbackFields,
  },
  'feedback.blocked': {
    ...article,
    meaning: 'A comment is blocked.',
    actors: ['user', 'manager', 'system'],
    fields: feedbackFields,
  },
  'feedback.abuse_reported': {
    ...article,
    meaning: 'A comment is reported as abuse.',
    actors: ['customer', 'user'],
    fields: feedbackFields,
  },
} as const satisfies Record<string, UserEventDeclaration>;
