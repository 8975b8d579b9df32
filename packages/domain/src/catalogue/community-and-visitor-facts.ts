import type { UserEventDeclaration } from './user-event-declaration.ts';

const thread = { category: 'community', subject: 'thread' } as const;
const visitor = { category: 'visitor', subject: 'visitor' } as const;
const room = { category: 'room', subject: 'room' } as const;

const threadFields = {
  threadType: { data: 'text', meaning: 'What sort of thread it is: a question, an idea, a discussion.' },
  title: { data: 'text', meaning: 'Its title.' },
  text: { data: 'text', meaning: 'What is written there.' },
  displayName: { data: 'text', meaning: 'Under which name its author writes.' },
  email: { data: 'text', meaning: "The author's e-mail address." },
} as const;

const visitorFields = {
  ip: { data: 'text', meaning: "The address of the visitor's computer." },
  host: { data: 'text', meaning: "The name of the visitor's computer." },
  country: { data: 'text', meaning: 'The country the visitor seems to be in.' },
  region: { data: 'text', meaning: 'The region the visitor seems to be in.' },
  language: { data: 'text', meaning: 'The language the browser asks for.' },
  browser: { data: 'text', meaning: 'The browser.' },
  system: { data: 'text', meaning: 'The operating system.' },
  hits: { data: 'number', meaning: 'How many pages the visitor has opened.' },
  page: { data: 'text', meaning: 'The page that is open.' },
  duration: { data: 'duration', meaning: 'How long the visit has lasted.' },
  idle: { data: 'duration', meaning: 'How long the visitor has done nothing.' },
  sessionStart: { data: 'time', meaning: 'When the visit began.' },
  customerName: { data: 'text', meaning: "The visitor's name, where it is known." },
  customerEmail: { data: 'text', meaning: "The visitor's e-mail address, where it is known." },
} as const;

const roomFields = { room: { data: 'text', meaning: "The room's name.", required: true } } as const;

/** The community, the web site's visitors, and the rooms where users talk to one another. */
export const communityAndVisitorFacts = {
  'thread.created': {
    ...thread,
    meaning: 'Somebody begins a thread.',
    actors: ['customer', 'user'],
    fields: { ...threadFields, title: { ...threadFields.title, required: true } },
  },
  'thread.abuse_reported': {
    ...thread,
    meaning: 'A thread, or an answer in it, is reported as abuse.',
    actors: ['customer', 'user'],
    fields: {
      ...threadFields,
      abuseType: { data: 'text', meaning: 'What sort of abuse.' },
      reportedBy: { data: 'text', meaning: 'Who reports it.' },
    },
  },
  'visitor.browsed': {
    ...visitor,
    meaning: 'A visitor opens a page.',
    actors: ['customer'],
    fields: visitorFields,
  },
  'visitor.invited': {
    ...visitor,
    meaning: 'A visitor is invited to chat.',
    actors: ['user', 'system'],
    fields: visitorFields,
  },
  'visitor.invitation_accepted': {
    ...visitor,
    meaning: 'A visitor accepts the invitation to chat.',
    actors: ['customer'],
    fields: visitorFields,
  },
  'visitor.invitation_rejected': {
    ...visitor,
    meaning: 'A visitor declines the invitation to chat.',
    actors: ['customer'],
    fields: visitorFields,
  },
  'visitor.invitation_ignored': {
    ...visitor,
    meaning: 'A visitor leaves the invitation to chat unanswered.',
    actors: ['customer', 'system'],
    fields: visitorFields,
  },
  'visitor.purged': {
    ...visitor,
    meaning: 'Visitors that have been gone for long are cleared away.',
    actors: ['system'],
    fields: visitorFields,
  },
  'visitor.removed': {
    ...visitor,
    meaning: 'A visitor is taken off the list.',
    actors: ['user', 'manager', 'system'],
    fields: visitorFields,
  },
  'room.invited': {
    ...room,
    meaning: 'A user is invited into a room.',
    actors: ['user', 'manager', 'system'],
    fields: roomFields,
  },
  'room.joined': {
    ...room,
    meaning: 'A user enters a room.',
    actors: ['user'],
    fields: roomFields,
  },
  'room.left': {
    ...room,
    meaning: 'A user leaves a room.',
    actors: ['user', 'system'],
    fields: roomFields,
  },
} as const satisfies Record<string, UserEventDeclaration>;
