import type { InboxNotification } from './inbox.documents.ts';

/** How much a notification matters, from the server's closed list. */
export type Severity = InboxNotification['severity'];

const isWords = ['unread', 'read', 'saved', 'done', 'snoozed'] as const;
const severities: readonly Severity[] = ['CRITICAL', 'WARNING', 'INFO'];

/** What may stand behind `is:`. */
export type IsWord = (typeof isWords)[number];

/** The fields of the query language, in the order they are offered. */
export const queryFields = ['is', 'event', 'queue', 'agent', 'severity'] as const;

/** A field of the query language. */
export type QueryField = (typeof queryFields)[number];

/** One condition of a query: of a field, or a word looked for anywhere. */
export interface QueryTerm {
  field: QueryField | 'text';
  value: string;
}

/** What a query asks for: terms of one field are alternatives, fields add up, and so does each `is` and each word. */
export type InboxQuery = readonly QueryTerm[];

const token = /(?:([a-z]+):)?(?:"([^"]*)"|(\S+))/gi;

/** Reads `is:unread queue:"Gold line" refund`. What is no known field is looked for as a word. */
export function parseQuery(text: string): InboxQuery {
  const terms = [...text.matchAll(token)].flatMap(([whole, field, quoted, plain]) =>
    termsOf({ field, value: quoted ?? plain ?? '', whole }),
  );
  return terms.filter((term, place) => terms.findIndex((other) => sameTerm(other, term)) === place);
}

function termsOf(read: { field: string | undefined; value: string; whole: string }): readonly QueryTerm[] {
  const field = queryFields.find((one) => one === read.field?.toLowerCase());
  if (field === undefined) return [{ field: 'text', value: read.field === undefined ? read.value : read.whole }];
  const values = field === 'is' || field === 'severity' ? read.value.toLowerCase().split(',') : [read.value];
  return values.filter((value) => value !== '').map((value) => ({ field, value }));
}

function sameTerm(one: QueryTerm, other: QueryTerm): boolean {
  return one.field === other.field && one.value.toLowerCase() === other.value.toLowerCase();
}

/** Writes a query so that reading it gives the same one. */
export function formatQuery(query: InboxQuery): string {
  return query.map(formatTerm).join(' ');
}

/** One term as it is typed. */
export function formatTerm({ field, value }: QueryTerm): string {
  const text = /[\s"]/.test(value) ? `"${value.replaceAll('"', '')}"` : value;
  return field === 'text' ? text : `${field}:${text}`;
}

/** Adds terms, each once. */
export function withTerms(query: InboxQuery, added: InboxQuery): InboxQuery {
  return [...query, ...added.filter((term) => !query.some((one) => sameTerm(one, term)))];
}

/** Leaves a term out. */
export function withoutTerm(query: InboxQuery, term: QueryTerm): InboxQuery {
  return query.filter((one) => !sameTerm(one, term));
}

/** What is wrong with a term, in a sentence; null when nothing is. */
export function problemOfTerm({ field, value }: QueryTerm): string | null {
  if (field === 'is' && !isWords.some((word) => word === value)) {
    return `Nothing is ever “${value}”. Write ${inWords(isWords)}.`;
  }
  if (field === 'severity' && severityOf(value) === undefined) {
    return `There is no severity “${value}”. Write critical, warning or info.`;
  }
  return null;
}

function inWords(words: readonly string[]): string {
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}

function severityOf(value: string): Severity | undefined {
  return severities.find((severity) => severity.toLowerCase() === value.toLowerCase());
}

/** The values of one field. */
export function valuesOf(query: InboxQuery, field: QueryTerm['field']): readonly string[] {
  return query.filter((term) => term.field === field).map(({ value }) => value);
}

/** Whether `is:WORD` stands in a query. */
export function asksFor(query: InboxQuery, word: IsWord): boolean {
  return query.some(({ field, value }) => field === 'is' && value === word);
}

/** The severities that a query lets pass; all of them when it names none. */
export function severitiesIn(query: InboxQuery): readonly Severity[] {
  const named = new Set(valuesOf(query, 'severity').map(severityOf));
  return severities.filter((severity) => named.size === 0 || named.has(severity));
}

/** Whether a notification passes a query. Where it lies (inbox, done …) is the tab's question, not this one's. */
export function passes(notification: InboxNotification, query: InboxQuery): boolean {
  return (
    passesStatus(notification, query) &&
    severitiesIn(query).includes(notification.severity) &&
    anyOf(valuesOf(query, 'event'), [notification.definitionName]) &&
    anyOf(valuesOf(query, 'queue'), [notification.queue?.name]) &&
    anyOf(valuesOf(query, 'agent'), [notification.agent?.name]) &&
    valuesOf(query, 'text').every((word) => anyOf([word], textsOf(notification)))
  );
}

function passesStatus({ status }: InboxNotification, query: InboxQuery): boolean {
  if (asksFor(query, 'unread') && status !== 'UNREAD') return false;
  return !asksFor(query, 'read') || status === 'READ';
}

function textsOf({ title, body, definitionName }: InboxNotification): readonly string[] {
  return [title, body, definitionName];
}

/** Whether one of the texts contains one of the sought ones, whatever the case; nothing sought is found everywhere. */
function anyOf(sought: readonly string[], texts: readonly (string | undefined)[]): boolean {
  return (
    sought.length === 0 ||
    sought.some((one) => texts.some((text) => text?.toLowerCase().includes(one.toLowerCase()) === true))
  );
}
