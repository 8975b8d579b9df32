import type { UserEventSubject } from '../catalogue/user-event-declaration.ts';
import type { UserEventType } from '../catalogue/user-event-types.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Fact } from './fact.ts';
import type { ItemChanges } from './item.ts';

/** What is known of a subject that is no interaction: the fields of its user events, merged. Plain JSON. */
export interface SubjectState {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly createdAt: Instant;
  readonly lastAt: Instant;
  readonly deleted: boolean;
  /** Everyone who has had to do with it. */
  readonly userIds: readonly string[];
  readonly queueId: string | null;
}

const stateless: ReadonlySet<string> = new Set<UserEventSubject>([
  'interaction',
  'queue',
  'mail',
  'mailbox',
  'process',
]);

/** Whether events of such a subject are merged. Those of the others stand for themselves. */
export function isRemembered(subjectKind: string): boolean {
  return !stateless.has(subjectKind);
}

/** What a type says of its subject beside its fields. */
const effects: Readonly<Partial<Record<UserEventType, (at: Instant) => Readonly<Record<string, unknown>>>>> = {
  'task.created': () => ({ status: 'open', priority: 'normal' }),
  'task.started': (at) => ({ status: 'started', startedAt: at }),
  'task.completed': (at) => ({ status: 'completed', completedAt: at }),
  'survey.offered': () => ({ status: 'offered' }),
  'survey.viewed': () => ({ status: 'viewed' }),
  'survey.answered': () => ({ status: 'answered' }),
  'survey.expired': () => ({ status: 'expired' }),
  'article.created': () => ({ flagged: false }),
  'article.flagged': () => ({ flagged: true }),
  'article.reviewed': (at) => ({ flagged: false, reviewedAt: at }),
  'feedback.blocked': () => ({ moderated: true }),
  'feedback.approved': () => ({ moderated: false }),
};

/**
 * The subject after one more user event. What the event says takes the place of what was known; of an event that comes
 * out of order only what is not known yet is taken. A field that is null is forgotten. The last fields of what is deleted stay.
 */
export function subjectAfter(before: SubjectState | null, fact: Fact): SubjectState {
  const said = { ...effects[fact.type]?.(fact.at), ...assignee(fact), ...fact.fields };
  const isLate = before !== null && fact.at < before.lastAt;
  const merged = isLate ? { ...said, ...before.fields } : { ...before?.fields, ...said };
  const known = before ?? unknownBefore(fact.at);
  return {
    fields: Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== null && value !== undefined)),
    createdAt: Math.min(known.createdAt, fact.at),
    lastAt: Math.max(known.lastAt, fact.at),
    deleted: known.deleted || isEnding(fact.type),
    userIds: withUsers(known.userIds, [fact.userId, fact.actor.userId]),
    queueId: fact.queueId ?? known.queueId,
  };
}

/** Only the fields that differ. */
export function subjectChanges(before: SubjectState | null, after: SubjectState): ItemChanges {
  const [old, now] = [before?.fields ?? {}, after.fields];
  const changes: Record<string, readonly [unknown, unknown]> = {};
  for (const name of new Set([...Object.keys(old), ...Object.keys(now)]))
    if (!isSame(old[name], now[name])) changes[name] = [old[name] ?? null, now[name] ?? null];
  if ((before?.deleted ?? false) !== after.deleted) changes['deleted'] = [!after.deleted, after.deleted];
  return changes;
}

function unknownBefore(at: Instant): SubjectState {
  return { fields: {}, createdAt: at, lastAt: at, deleted: false, userIds: [], queueId: null };
}

// Whom a subject's event names is who has it from then on.
function assignee({ userId }: Fact): Readonly<Record<string, unknown>> {
  return userId === null ? {} : { userId };
}

function isEnding(type: UserEventType): boolean {
  return type === 'task.deleted' || type === 'article.deleted' || type === 'visitor.removed';
}

function withUsers(known: readonly string[], named: readonly (string | null)[]): readonly string[] {
  const fresh = named.filter((id): id is string => id !== null && !known.includes(id));
  return fresh.length === 0 ? known : [...new Set([...known, ...fresh])];
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b));
}
