import type { EventTypeDeclaration } from './event-type-declaration.ts';
import type { FieldName } from './fields.ts';

const surveyFields = [
  'time',
  'survey',
  'acting_agent',
  'assigned_agent',
  'queue',
  'customer_name',
  'customer_email',
] as const satisfies readonly FieldName[];

const mailFields = [
  'time',
  'server',
  'port',
  'address',
  'encryption',
  'authentication',
  'recipient',
  'attempt',
  'error',
] as const satisfies readonly FieldName[];

export const surveyEventTypes = {
  SURVEY_OFFERED: {
    category: 'Surveys',
    subject: 'survey',
    label: 'Offered',
    meaning: 'A customer is asked to answer a survey.',
    lead: 'Survey offered',
    trigger: 'event',
    facts: ['survey.offered'],
    fields: surveyFields,
    defaultTitle: 'Survey #SURVEY# offered',
    defaultBody: 'To #CUSTOMER_NAME|a customer#.',
  },
  SURVEY_ANSWERED: {
    category: 'Surveys',
    subject: 'survey',
    label: 'Answered',
    meaning: 'A customer answers a survey.',
    lead: 'Survey answered',
    trigger: 'event',
    facts: ['survey.answered'],
    fields: [...surveyFields, 'rating', 'question', 'answer'],
    defaultTitle: 'Survey #SURVEY# answered: #RATING|no rating#',
    defaultBody: '#CUSTOMER_NAME|A customer#: #ANSWER|no words#',
  },
} as const satisfies Record<string, EventTypeDeclaration>;

export const mailEventTypes = {
  SMTP_DELIVERY_FAILED: {
    category: 'SMTP',
    subject: 'mail',
    administratorsOnly: true,
    label: 'Delivery failed',
    meaning: 'One try to deliver a mail fails; it will be tried again.',
    lead: 'Mail delivery failed',
    trigger: 'event',
    facts: ['smtp.delivery_failed'],
    fields: mailFields,
    defaultTitle: 'Mail to #RECIPIENT|an address# could not be delivered yet',
    defaultBody: '#SERVER|The server# said: #ERROR|nothing#',
  },
  SMTP_FINAL_DELIVERY_FAILED: {
    category: 'SMTP',
    subject: 'mail',
    administratorsOnly: true,
    label: 'Final delivery failed',
    meaning: 'The last try to deliver a mail fails; it is given up.',
    lead: 'Mail given up',
    trigger: 'event',
    facts: ['smtp.final_delivery_failed'],
    fields: mailFields,
    defaultTitle: 'Mail to #RECIPIENT|an address# was given up',
    defaultBody: '#SERVER|The server# said: #ERROR|nothing#',
  },
} as const satisfies Record<string, EventTypeDeclaration>;
