import type { EventTypeDeclaration } from './event-type-declaration.ts';
import { fieldsAtOnce } from './interaction-type-parts.ts';

const happening = {
  category: 'Calls',
  subject: 'interaction',
  channels: ['call', 'video', 'callback'],
  trigger: 'event',
  fields: fieldsAtOnce,
} as const;

/** What is written of calls afterwards. */
export const callLogEventTypes = {
  CALL_LOG_CREATED: {
    ...happening,
    label: 'Log created',
    meaning: 'Somebody writes the log of a call.',
    lead: 'Call log created',
    facts: ['log.created'],
    fields: [...fieldsAtOnce, 'log_text', 'outcome'],
    defaultTitle: 'Log of the call with #CUSTOMER_NAME|a customer#',
    defaultBody: '#AGENT_NAME|Someone#: #LOG_TEXT|no text#',
  },
  CALL_LOG_MODIFIED: {
    ...happening,
    label: 'Log modified',
    meaning: 'The log of a call is changed.',
    lead: 'Call log modified',
    facts: ['log.modified'],
    fields: [...fieldsAtOnce, 'log_text', 'outcome'],
    defaultTitle: 'Log of the call with #CUSTOMER_NAME|a customer# changed',
    defaultBody: '#AGENT_NAME|Someone#: #LOG_TEXT|no text#',
  },
  CALL_LOG_DELETED: {
    ...happening,
    label: 'Log deleted',
    meaning: 'The log of a call is deleted, or the call with it.',
    lead: 'Call log deleted',
    facts: ['log.deleted', 'interaction.deleted'],
    fields: [...fieldsAtOnce, 'log_text', 'outcome'],
    defaultTitle: 'Log of the call with #CUSTOMER_NAME|a customer# deleted',
    defaultBody: '#AGENT_NAME|Someone# deleted it.',
  },
  CALL_COMMENT_ADDED: {
    ...happening,
    label: 'Comment added',
    meaning: 'Somebody writes a note on a call.',
    lead: 'Call comment added',
    facts: ['interaction.noted'],
    fields: [...fieldsAtOnce, 'comment_text'],
    defaultTitle: 'Comment on the call with #CUSTOMER_NAME|a customer#',
    defaultBody: '#AGENT_NAME|Someone#: #COMMENT_TEXT|no text#',
  },
  CALL_TIME_LOGGED: {
    ...happening,
    label: 'Time log created',
    meaning: 'Somebody writes down the time spent on a call.',
    lead: 'Call time logged',
    facts: ['interaction.time_logged'],
    fields: [...fieldsAtOnce, 'time_spent', 'log_text'],
    defaultTitle: '#TIME_SPENT# logged on the call with #CUSTOMER_NAME|a customer#',
    defaultBody: '#AGENT_NAME|Someone#: #LOG_TEXT|no text#',
  },
  CALL_ATTACHED: {
    ...happening,
    label: 'Attached',
    meaning: 'A call is attached to another interaction.',
    lead: 'Call attached',
    facts: ['interaction.attached'],
    fields: [...fieldsAtOnce, 'attached_to'],
    defaultTitle: 'Call with #CUSTOMER_NAME|a customer# attached',
    defaultBody: '#AGENT_NAME|Someone# attached it to #ATTACHED_TO|a ticket#.',
  },
  CALL_DETACHED: {
    ...happening,
    label: 'Detached',
    meaning: 'A call is detached from another interaction.',
    lead: 'Call detached',
    facts: ['interaction.detached'],
    fields: [...fieldsAtOnce, 'attached_to'],
    defaultTitle: 'Call with #CUSTOMER_NAME|a customer# detached',
    defaultBody: '#AGENT_NAME|Someone# detached it from #ATTACHED_TO|a ticket#.',
  },
} as const satisfies Record<string, EventTypeDeclaration>;
