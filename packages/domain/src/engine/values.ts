import type { BuiltInFieldName } from '../catalogue/fields.ts';
import type { Item } from '../interaction/item.ts';
import type { LoggedEvent } from './logged-event.ts';
import type { EngineContext } from './reaction.ts';

/** Which team a user is in, and which department a queue. */
export type Places = Pick<EngineContext, 'teamOf' | 'departmentOf'>;

/** The value of a field in an event. What is resolved from places has none without them. */
export type Reader = (event: LoggedEvent, places: Places | null) => unknown;

const ofItem =
  (name: keyof Item): Reader =>
  ({ item }) =>
    item === null ? null : item[name];

const ofPayload =
  (name: string): Reader =>
  ({ fields }) =>
    fields[name] ?? null;

/** As the event says, else as its subject remembers of earlier ones. */
const ofSubject =
  (name: string): Reader =>
  ({ fields, state }) =>
    fields[name] ?? state?.[name] ?? null;

/** Of the subject where events of it are remembered, else of the interaction. */
const ofItemOrSubject = (name: keyof Item): Reader => {
  const [item, subject] = [ofItem(name), ofSubject(name)];
  return (event, places) =>
    event.state === null
      ? (item(event, places) ?? subject(event, places))
      : (subject(event, places) ?? item(event, places));
};

/** As it was before the event. */
const before = (name: keyof Item): Reader => {
  const now = ofItemOrSubject(name);
  return (event, places) => {
    const change = event.changes?.[name];
    return change === undefined ? now(event, places) : change[0];
  };
};

const ofChange =
  (name: keyof Item): Reader =>
  ({ changes }) =>
    changes?.[name] ?? null;

const nothing: Reader = () => null;

const assignedAgent = ({ item, state, subject }: LoggedEvent): string | null => {
  const assigned = subject?.kind === 'user' ? undefined : state?.['userId'];
  if (typeof assigned === 'string') return assigned;
  return item === null ? null : item.ownerId;
};
const queueOf = ({ item, queueId }: LoggedEvent): string | null => item?.queueId ?? queueId;

const teamOf = (userId: string | null | undefined, places: Places | null): string | null =>
  typeof userId === 'string' ? (places?.teamOf(userId) ?? null) : null;
const departmentOf = (queueId: string | null | undefined, places: Places | null): string | null =>
  typeof queueId === 'string' ? (places?.departmentOf(queueId) ?? null) : null;

const interactionReaders = {
  acting_agent: (event) => event.actor.userId ?? event.userId,
  assigned_agent: assignedAgent,
  previous_agent: ofItem('previousOwnerId'),
  target_agent: (event) => (event.target?.kind === 'user' ? event.target.userId : null),
  passed_to: nothing,
  group: (event, places) => teamOf(assignedAgent(event) ?? event.userId ?? event.actor.userId, places),
  previous_group: ({ item }, places) => teamOf(item?.previousOwnerId, places),
  queue: queueOf,
  previous_queue: ofItem('previousQueueId'),
  department: (event, places) => departmentOf(queueOf(event), places),
  previous_department: ({ item }, places) => departmentOf(item?.previousQueueId, places),
  channel: ofItem('channel'),
  direction: ofItem('direction'),
  started_by: ({ item }) => (item?.direction ? (item.direction === 'inbound' ? 'customer' : 'user') : null),
  acted_by: (event) => event.actor.kind,
  subject: ofItemOrSubject('subject'),
  customer_name: ofItemOrSubject('customerName'),
  customer_email: ofItemOrSubject('customerEmail'),
  customer_phone: ofItemOrSubject('customerPhone'),
  priority: ofItemOrSubject('priority'),
  previous_priority: before('priority'),
  priority_change: ofChange('priority'),
  status: ofItemOrSubject('status'),
  previous_status: before('status'),
  status_change: ofChange('status'),
  tags: ofItem('tags'),
  reason: (event) => event.reason,
  message_text: ofPayload('text'),
  comment_text: ofPayload('text'),
  messages_in: ofItem('messagesIn'),
  messages_out: ofItem('messagesOut'),
  transfers: ofItem('transfers'),
  form: ofPayload('form'),
  follow_up_at: ofItem('followUpAt'),
  time_spent: ofPayload('duration'),
  log_text: ofPayload('text'),
  outcome: ofPayload('outcome'),
  wrap_up_code: ofItem('wrapUpCode'),
  attached_to: ofPayload('interaction'),
  idle_time: (event, places) => {
    const since = before('activeAt')(event, places);
    return typeof since === 'number' ? Math.max(0, event.occurredAt - since) : null;
  },
  duration: ({ item, occurredAt }) =>
    typeof item?.openedAt === 'number' ? Math.max(0, occurredAt - item.openedAt) : null,
  lasted: nothing,
  count: nothing,
  level: nothing,
  time: (event) => event.occurredAt,
} as const satisfies Readonly<Record<string, Reader>>;

const subjectReaders = {
  about_user: (event) => event.userId ?? (event.subject?.kind === 'user' ? event.subject.id : null),
  roles: ofSubject('roles'),
  description: ofSubject('description'),
  due_date: ofSubject('dueAt'),
  reminder_date: ofSubject('remindAt'),
  start_date: ofSubject('startAt'),
  related_item: ofSubject('relatedTo'),
  title: ofSubject('title'),
  folder: ofSubject('folder'),
  keywords: ofSubject('keywords'),
  article_body: ofSubject('body'),
  draft: ofSubject('draft'),
  private: ofSubject('private'),
  flagged: ofSubject('flagged'),
  feedback_text: ofSubject('feedback'),
  feedback_name: ofSubject('feedbackName'),
  feedback_email: ofSubject('feedbackEmail'),
  feedback_ip: ofSubject('feedbackIp'),
  moderated: ofSubject('moderated'),
  abuse_reports: ofSubject('abuseReports'),
  survey: ofSubject('survey'),
  rating: ofSubject('rating'),
  question: ofSubject('question'),
  answer: ofSubject('answer'),
  thread_type: ofSubject('threadType'),
  thread_text: ofSubject('text'),
  display_name: ofSubject('displayName'),
  author_email: ofSubject('email'),
  abuse_type: ofPayload('abuseType'),
  reported_by: ofPayload('reportedBy'),
  visitor_ip: ofSubject('ip'),
  visitor_host: ofSubject('host'),
  country: ofSubject('country'),
  region: ofSubject('region'),
  language: ofSubject('language'),
  browser: ofSubject('browser'),
  operating_system: ofSubject('system'),
  hits: ofSubject('hits'),
  page: ofSubject('page'),
  visit_duration: ofSubject('duration'),
  visit_idle: ofSubject('idle'),
  session_start: ofSubject('sessionStart'),
  room: ofSubject('room'),
} as const satisfies Readonly<Record<string, Reader>>;

const systemReaders = {
  server: ofPayload('server'),
  port: ofPayload('port'),
  address: ofPayload('address'),
  encryption: ofPayload('encryption'),
  authentication: ofPayload('authentication'),
  recipient: ofPayload('recipient'),
  attempt: ofPayload('attempt'),
  error: ofPayload('error'),
  webhook: ofPayload('webhook'),
  webhook_url: ofPayload('url'),
  failures: ofPayload('failures'),
  delivery_channel: ofPayload('channel'),
  data_directory: ofPayload('directory'),
  free_percent: ofPayload('freePercent'),
  free_bytes: ofPayload('freeBytes'),
  process_role: ofPayload('role'),
  process_host: ofPayload('host'),
  version: ofPayload('version'),
  definition: ofPayload('definition'),
  definition_owner: ofPayload('owner'),
  waiting_events: ofPayload('waiting'),
} as const satisfies Readonly<Record<string, Reader>>;

/** Where the value of each field stands in an event. */
const readers: Readonly<Record<BuiltInFieldName, Reader>> = {
  ...interactionReaders,
  ...subjectReaders,
  ...systemReaders,
};

const byName: ReadonlyMap<string, Reader> = new Map(Object.entries(readers));

/** How the value of a field is read from an event; null when there is no such field. */
export function readerOf(field: string): Reader | null {
  return byName.get(field) ?? (field.startsWith('custom.') ? ofSubject(field.slice('custom.'.length)) : null);
}

/** The value of a field in an event; null when it has none, or there is no such field. */
export function valueIn(event: LoggedEvent, field: string, places: Places | null = null): unknown {
  return readerOf(field)?.(event, places) ?? null;
}
