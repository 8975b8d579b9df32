import type { EpisodeKind } from '../catalogue/event-type-declaration.ts';
import type { Instant } from '../kernel/instant.ts';
import type { InteractionPhase } from '../interaction/state.ts';
import type { LoggedEvent } from './logged-event.ts';
import { before } from './subjects.ts';

/** An episode, and from when it counts. */
export interface Begun {
  readonly episode: string;
  readonly startedAt: Instant;
}

/** The beginnings and ends of one kind of episode that an event makes. */
export interface EpisodeChange {
  readonly kind: EpisodeKind;
  /** Prefixes of the episodes that end. */
  readonly ended: readonly string[];
  /** The episodes that begin. */
  readonly begun: readonly Begun[];
}

const nothing: readonly never[] = [];
const notLive: ReadonlySet<unknown> = new Set<InteractionPhase>(['none', 'completed', 'abandoned', 'failed']);
const ended: ReadonlySet<unknown> = new Set<InteractionPhase>(['completed', 'abandoned', 'failed']);

/** When an event counts as having happened: by the server's clock, or by the source's for one that came late. */
export function momentOf({ late, occurredAt, recordedAt }: LoggedEvent): Instant {
  return late ? occurredAt : recordedAt;
}

/** Whether the interaction of an event exists and has not ended, before it and after it. */
export function liveness(event: LoggedEvent): readonly [before: boolean, after: boolean] {
  const { item } = event;
  if (item === null) return [false, false];
  const wasDeleted = before(event, 'deleted') === true;
  return [!notLive.has(before(event, 'phase')) && !wasDeleted, !notLive.has(item.phase) && !item.deleted];
}

/**
 * The episodes of an interaction. Read from what the event changed of it, so that whatever ends a mute, a hold, a wait or
 * a quiet is seen, and a beginning that changes nothing begins nothing.
 */
export function episodeChanges(event: LoggedEvent): readonly EpisodeChange[] {
  const { changes, item } = event;
  if (changes === null || item === null) return nothing;
  const { muted, held, waitingSince, activeAt, followUpAt, phase, deleted } = changes;
  const endsOrReturns = crossesTheEnd(phase) || deleted !== undefined;
  return [
    ...when(muted, (change) => [ofUsers('mute', change, event)]),
    ...when(held, (change) => [ofUsers('hold', change, event)]),
    ...when(waitingSince, (change) => [ofItem('wait', change, begunBy('wait', event))]),
    ...when(activeAt ?? endsOrReturns, () => [ofItem('idle', quiet(event), begunBy('idle', event))]),
    ...when(phase ?? endsOrReturns, () => lives(event)),
    ...when(followUpAt ?? endsOrReturns, () => followUps(event)),
  ];
}

/** What follows from a change; nothing when there was none. */
function when<T>(
  change: T | false | undefined,
  found: (change: T) => readonly EpisodeChange[],
): readonly EpisodeChange[] {
  return change === undefined || change === false ? nothing : found(change);
}

function begunBy(kind: EpisodeKind, event: LoggedEvent): Begun {
  return { episode: `${kind}:${event.seq}`, startedAt: momentOf(event) };
}

/** Since when nothing had happened, and since when nothing has: null while it has ended. */
function quiet(event: LoggedEvent): readonly [unknown, unknown] {
  const { item } = event;
  const isOver = item === null || item.deleted || ended.has(item.phase);
  return [before(event, 'activeAt'), isOver ? null : item.activeAt];
}

function lives(event: LoggedEvent): readonly EpisodeChange[] {
  const [was, is] = liveness(event);
  if (was === is) return nothing;
  return [ofItem('open', [was ? 1 : null, is ? 1 : null], begunBy('open', event))];
}

/** A follow-up counts from the time that was set for it. */
function followUps(event: LoggedEvent): readonly EpisodeChange[] {
  const [, is] = liveness(event);
  const was = before(event, 'followUpAt');
  const at = is ? (event.item?.followUpAt ?? null) : null;
  if (typeof was !== 'number' && at === null) return nothing;
  return [ofItem('follow-up', [was, at], { episode: `follow-up:${event.seq}`, startedAt: at ?? 0 })];
}

function ofUsers(kind: EpisodeKind, [old, now]: readonly [unknown, unknown], event: LoggedEvent): EpisodeChange {
  const [were, are] = [userIds(old), userIds(now)];
  const startedAt = momentOf(event);
  return {
    kind,
    ended: were.filter((userId) => !are.includes(userId)).map((userId) => `${kind}:${userId}:`),
    begun: are
      .filter((userId) => !were.includes(userId))
      .map((userId) => ({ episode: `${kind}:${userId}:${event.seq}`, startedAt })),
  };
}

function ofItem(kind: EpisodeKind, [old, now]: readonly [unknown, unknown], begun: Begun): EpisodeChange {
  return {
    kind,
    ended: typeof old === 'number' ? [`${kind}:`] : nothing,
    begun: typeof now === 'number' ? [begun] : nothing,
  };
}

function userIds(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : nothing;
}

function crossesTheEnd(phase: readonly [unknown, unknown] | undefined): boolean {
  return phase !== undefined && ended.has(phase[0]) !== ended.has(phase[1]);
}
