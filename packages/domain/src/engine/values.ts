import type { BuiltInFieldName } from '../catalogue/fields.ts';
import type { Item } from '../interaction/item.ts';
import type { LoggedEvent } from './logged-event.ts';

export type Reader = (event: LoggedEvent) => unknown;

const ofItem =
  (name: keyof Item): Reader =>
  (event) =>
    event.item === null ? null : event.item[name];

/** What is not about an interaction carries the customer in its payload. */
const ofItemOrPayload =
  (name: 'customerName' | 'customerEmail' | 'customerPhone'): Reader =>
  (event) =>
    event.item === null ? (event.fields[name] ?? null) : event.item[name];

const ofPayload =
  (name: string): Reader =>
  (event) =>
    event.fields[name] ?? null;

/** Of the subject, which remembers what earlier events said, else of the payload. */
const ofSubject =
  (name: string): Reader =>
  (event) =>
    event.state?.[name] ?? event.fields[name] ?? null;

const ofChange =
  (name: keyof Item): Reader =>
  (event) =>
    event.changes?.[name] ?? null;

const nothing: Reader = () => null;

/** Where the value of each field stands in an event. */
const readers: Readonly<Record<BuiltInFieldName, Reader>> = {
  acting_agent: (event) => event.actor.userId ?? event.userId,
  assigned_agent: ofItem('ownerId'),
  previous_agent: ofItem('previousOwnerId'),
  target_agent: (event) => (event.target?.kind === 'user' ? event.target.userId : null),
  passed_to: nothing,
  queue: (event) => event.item?.queueId ?? event.queueId,
  previous_queue: ofItem('previousQueueId'),
  channel: ofItem('channel'),
  direction: ofItem('direction'),
  acted_by: (event) => event.actor.kind,
  subject: ofItem('subject'),
  customer_name: ofItemOrPayload('customerName'),
  customer_email: ofItemOrPayload('customerEmail'),
  customer_phone: ofItemOrPayload('customerPhone'),
  priority: ofItem('priority'),
  priority_change: ofChange('priority'),
  status: ofItem('status'),
  status_change: ofChange('status'),
  tags: ofItem('tags'),
  reason: (event) => event.reason,
  message_text: ofPayload('text'),
  messages_in: ofItem('messagesIn'),
  messages_out: ofItem('messagesOut'),
  transfers: ofItem('transfers'),
  duration: ({ item, occurredAt }) =>
    typeof item?.openedAt === 'number' ? Math.max(0, occurredAt - item.openedAt) : null,
  lasted: nothing,
  count: nothing,
  level: nothing,
  time: (event) => event.occurredAt,
  survey: ofPayload('survey'),
  rating: ofPayload('rating'),
  question: ofPayload('question'),
  answer: ofPayload('answer'),
  server: ofPayload('server'),
  port: ofPayload('port'),
  address: ofPayload('address'),
  encryption: ofPayload('encryption'),
  authentication: ofPayload('authentication'),
  recipient: ofPayload('recipient'),
  attempt: ofPayload('attempt'),
  error: ofPayload('error'),
};

const byName: ReadonlyMap<string, Reader> = new Map(Object.entries(readers));

/** How the value of a field is read from an event; null when there is no such field. */
export function readerOf(field: string): Reader | null {
  return byName.get(field) ?? (field.startsWith('custom.') ? ofSubject(field.slice(7)) : null);
}

/** The value of a field in an event; null when it has none, or there is no such field. */
export function valueIn(event: LoggedEvent, field: string): unknown {
  return readerOf(field)?.(event) ?? null;
}
