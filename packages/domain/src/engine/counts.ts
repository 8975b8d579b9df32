import type { CountDeclaration, EventTypeDeclaration } from '../catalogue/event-type-declaration.ts';
import type { Item } from '../interaction/item.ts';
import type { Asked } from './asked.ts';
import { liveness, momentOf } from './episodes.ts';
import type { LoggedEvent } from './logged-event.ts';
import type { AnsweredMinute, EngineContext, ThresholdState } from './reaction.ts';
import { before, wholeOrganization } from './subjects.ts';
import { valueIn } from './values.ts';

type Per = CountDeclaration['per'];
type Counted = Pick<ThresholdState, 'count' | 'parts'>;

/** What an event does to the count of one scope. */
export interface CountMove {
  readonly scopeId: string;
  readonly count: (old: Counted) => Counted;
}

/** A service level is that of the last half hour. */
const windowMinutes = 30;
const usualAnswerWithinMs = 20_000;
const none: readonly CountMove[] = [];

/** The queue in which an interaction waits, ringing included; null when it does not wait. */
export function waitingQueueOf(item: Pick<Item, 'waitingSince' | 'queueId'>): string | null {
  return item.waitingSince === null ? null : item.queueId;
}

/** How an event moves counts of a kind, by what they are counted. */
export function movesOf(of: Exclude<CountDeclaration['of'], 'gauge'>, per: Per, asked: Asked): readonly CountMove[] {
  switch (of) {
    case 'waiting':
      return asked.event.item === null ? none : between(waitingScopes(per, asked));
    case 'open':
      return asked.event.item === null ? none : between(openScopes(per, asked));
    case 'available':
      return availabilityMoves(per, asked);
    case 'service-level':
      return answerMoves(per, asked);
  }
}

/** A gauge is what its fact says. */
export function gaugeMoves(type: EventTypeDeclaration, { event, context }: Asked): readonly CountMove[] {
  const { count } = type;
  if (count?.field === undefined || !type.facts.includes(event.type)) return none;
  const value = valueIn(event, count.field);
  const scopeId = gaugeScope(count.per, event, context);
  return typeof value === 'number' && scopeId !== null ? [{ scopeId, count: () => ({ count: value }) }] : none;
}

function gaugeScope(per: Per, event: LoggedEvent, context: EngineContext): string | null {
  const userId = event.userId ?? event.actor.userId;
  const queueId = event.item?.queueId ?? event.queueId;
  if (per === 'agent') return userId;
  if (per === 'group') return userId === null ? null : context.teamOf(userId);
  return scopeOfQueue(per, queueId, context);
}

/** One more or less where what is counted moves from one scope to another. */
function between([was, is]: readonly [string | null, string | null]): readonly CountMove[] {
  if (was === is) return none;
  const moves: CountMove[] = [];
  if (was !== null) moves.push({ scopeId: was, count: (old) => ({ count: Math.max(0, old.count - 1) }) });
  if (is !== null) moves.push({ scopeId: is, count: (old) => ({ count: old.count + 1 }) });
  return moves;
}

function waitingScopes(per: Per, { event, context }: Asked): readonly [string | null, string | null] {
  const was = typeof before(event, 'waitingSince') === 'number' ? textOf(before(event, 'queueId')) : null;
  const is = event.item === null ? null : waitingQueueOf(event.item);
  return [scopeOfQueue(per, was, context), scopeOfQueue(per, is, context)];
}

/** The scope of a queue; null where what waits is not counted by such a thing. */
function scopeOfQueue(per: Per, queueId: string | null, context: EngineContext): string | null {
  if (queueId === null) return null;
  if (per === 'queue') return queueId;
  if (per === 'department') return context.departmentOf(queueId);
  return per === 'organization' ? wholeOrganization : null;
}

function openScopes(per: Per, { event, context }: Asked): readonly [string | null, string | null] {
  const [was, is] = liveness(event);
  const old = { ownerId: textOf(before(event, 'ownerId')), queueId: textOf(before(event, 'queueId')) };
  return [was ? scopeOfOpen(per, old, context) : null, is && event.item ? scopeOfOpen(per, event.item, context) : null];
}

function scopeOfOpen(
  per: Per,
  { ownerId, queueId }: Pick<Item, 'ownerId' | 'queueId'>,
  context: EngineContext,
): string | null {
  if (per === 'organization') return wholeOrganization;
  if (per === 'agent') return ownerId;
  if (per === 'group') return ownerId === null ? null : context.teamOf(ownerId);
  return scopeOfQueue(per, queueId, context);
}

/** Users come and go with their status, and with the queues that they join and leave. */
function availabilityMoves(per: Per, { event, context }: Asked): readonly CountMove[] {
  const userId = event.userId ?? event.actor.userId;
  if (userId === null) return none;
  if (event.type === 'user.queue_joined' || event.type === 'user.queue_left')
    return membershipMoves(per, userId, { event, context });
  const available = availabilityIn(event);
  if (available === null) return none;
  return scopesOfUser(per, userId, context).map((scopeId) => presence(scopeId, userId, available));
}

/** Who leaves a queue stays where another of the user's queues counts too. */
function membershipMoves(
  per: Per,
  userId: string,
  { event, context }: Pick<Asked, 'event' | 'context'>,
): readonly CountMove[] {
  const scopeId = per === 'queue' || per === 'department' ? scopeOfQueue(per, event.queueId, context) : null;
  if (scopeId === null) return none;
  if (event.type === 'user.queue_joined') {
    const available = context.isAvailable?.(userId) ?? event.state?.['status'] === 'available';
    return available ? [presence(scopeId, userId, true)] : none;
  }
  const others = context.queuesOf(userId).filter((queueId) => queueId !== event.queueId);
  const stays = others.some((queueId) => scopeOfQueue(per, queueId, context) === scopeId);
  return stays ? none : [presence(scopeId, userId, false)];
}

function scopesOfUser(per: Per, userId: string, context: EngineContext): readonly string[] {
  if (per === 'agent') return [userId];
  if (per === 'organization') return [wholeOrganization];
  if (per === 'group') return [context.teamOf(userId)].filter((id) => id !== null);
  const scopes = context.queuesOf(userId).map((queueId) => scopeOfQueue(per, queueId, context));
  return [...new Set(scopes.filter((id) => id !== null))];
}

function availabilityIn({ type, fields }: LoggedEvent): boolean | null {
  if (type === 'user.signed_in') return true;
  if (type === 'user.signed_out') return false;
  return type === 'user.status_changed' ? fields['status'] === 'available' : null;
}

function presence(scopeId: string, userId: string, present: boolean): CountMove {
  return {
    scopeId,
    count({ parts }) {
      const others = parts?.kind === 'users' ? parts.users.filter((id) => id !== userId) : [];
      const users = present ? [...others, userId] : others;
      return { count: users.length, parts: { kind: 'users', users } };
    },
  };
}

/** A call that ceases to wait because it was answered, or because the customer left. */
function answerMoves(per: Per, { event, context }: Asked): readonly CountMove[] {
  const { item } = event;
  const since = before(event, 'waitingSince');
  const queueId = textOf(before(event, 'queueId'));
  if (item === null || typeof since !== 'number' || item.waitingSince !== null || queueId === null) return none;
  const answered = item.phase === 'connected';
  const scopeId = scopeOfQueue(per, queueId, context);
  if (scopeId === null || (!answered && item.phase !== 'abandoned')) return none;
  const withinMs = context.answerWithinMs?.(queueId) ?? usualAnswerWithinMs;
  const inTime = answered && event.occurredAt - since <= withinMs;
  return [{ scopeId, count: (old) => withAnswer(old, Math.floor(momentOf(event) / 60_000), inTime) }];
}

function withAnswer({ parts }: Counted, minute: number, inTime: boolean): Counted {
  const known = parts?.kind === 'minutes' ? parts.minutes : [];
  const minutes = [...known.filter((one) => one.minute !== minute), minuteWith(known, minute, inTime)];
  const newest = Math.max(...minutes.map((one) => one.minute));
  return serviceLevelOf(minutes.filter((one) => one.minute > newest - windowMinutes));
}

function minuteWith(known: readonly AnsweredMinute[], minute: number, inTime: boolean): AnsweredMinute {
  const old = known.find((one) => one.minute === minute) ?? { minute, inTime: 0, all: 0 };
  return { minute, inTime: old.inTime + Number(inTime), all: old.all + 1 };
}

/** In percent, to one place; 100 while there was no call. */
export function serviceLevelOf(minutes: readonly AnsweredMinute[]): Required<Counted> {
  const sum = (of: (one: AnsweredMinute) => number) => minutes.reduce((total, one) => total + of(one), 0);
  const all = sum((one) => one.all);
  const count = all === 0 ? 100 : Math.round((sum((one) => one.inTime) / all) * 1000) / 10;
  return { count, parts: { kind: 'minutes', minutes: minutes.toSorted((a, b) => a.minute - b.minute) } };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
