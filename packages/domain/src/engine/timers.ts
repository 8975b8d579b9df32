import type { EventTypeDeclaration } from '../catalogue/event-type-declaration.ts';
import type { Instant } from '../kernel/instant.ts';
import { type Asked, isOfItsChannels, matches } from './asked.ts';
import { timersFor } from './arm.ts';
import type { Compiled } from './compile.ts';
import { candidatesFor } from './definition-index.ts';
import { episodeChanges, momentOf } from './episodes.ts';
import type { LoggedEvent } from './logged-event.ts';
import type { Disarm, Subject, TimerDraft } from './reaction.ts';
import { actingUserOf, subjectOf } from './subjects.ts';
import { valueIn } from './values.ts';

/** Timers to drop, and those to keep instead. */
export interface TimerChanges {
  readonly arm: TimerDraft[];
  readonly disarm: Disarm[];
}

/** Which timers an event ends and begins. A definition's timer is armed when its condition holds as the episode begins. */
export function timersOf(compiled: Compiled, asked: Asked): TimerChanges {
  const changes: TimerChanges = { arm: [], disarm: [] };
  const subject = subjectOf(asked.event);
  if (compiled.byEpisode.size > 0) {
    if (subject?.kind === 'interaction') interactionTimers(compiled, asked, { subject, changes });
    userIdleTimers(compiled, asked, changes);
  }
  if (subject !== null) subjectTimers(compiled, asked, { subject, changes });
  return changes;
}

interface Changing {
  readonly subject: Subject;
  readonly changes: TimerChanges;
}

function interactionTimers(compiled: Compiled, asked: Asked, { subject, changes: { arm, disarm } }: Changing): void {
  for (const { kind, ended, begun } of episodeChanges(asked.event)) {
    const index = compiled.byEpisode.get(kind);
    if (index === undefined || !isOfItsChannels(index, asked.event)) continue;
    for (const episodePrefix of ended) disarm.push({ definitionId: null, subject, episodePrefix });
    const armed = begun.length === 0 ? [] : candidatesFor(index, asked.event).filter((one) => matches(one, asked));
    for (const episode of begun)
      arm.push(...armed.flatMap((one) => timersFor(one, asked, { kind: 'timed', subject, ...episode })));
  }
}

/** A user is idle from the last thing that the user did, until the next, or until one of the type's endings. */
function userIdleTimers(compiled: Compiled, asked: Asked, { arm, disarm }: TimerChanges): void {
  const index = compiled.byEpisode.get('user-idle');
  if (index === undefined) return;
  const { event } = asked;
  const ends = compiled.idleUsers.endedBy.has(event.type);
  const begins = compiled.idleUsers.begunBy.has(event.type);
  const userId = ends || begins ? (event.userId ?? event.actor.userId) : actingUserOf(event);
  if (userId === null) return;
  const subject = { kind: 'user', id: userId };
  disarm.push({ definitionId: null, subject, episodePrefix: 'user-idle:' });
  if (ends) return;
  const episode = { kind: 'timed', subject, episode: `user-idle:${event.seq}`, startedAt: momentOf(event) } as const;
  const armed = candidatesFor(index, event).filter((one) => matches(one, asked));
  arm.push(...armed.flatMap((one) => timersFor(one, asked, episode)));
}

/** Episodes of other subjects: begun by the facts of a type, ended by those that it says end them. */
function subjectTimers(compiled: Compiled, asked: Asked, { subject, changes }: Changing): void {
  const { event } = asked;
  const starts = startsOf(compiled, event, (eventType) =>
    changes.disarm.push({ definitionId: null, subject, episodePrefix: `subject:${eventType}:` }),
  );
  const index = starts.size === 0 ? undefined : compiled.bySubjectFact.get(event.type);
  for (const one of index === undefined ? [] : candidatesFor(index, event)) {
    const { eventType } = one.definition;
    const startedAt = starts.get(eventType);
    if (startedAt === undefined || !matches(one, asked)) continue;
    const episode = `subject:${eventType}:${event.seq}`;
    changes.arm.push(...timersFor(one, asked, { kind: 'timed', subject, episode, startedAt }));
  }
}

/** From when episodes count that begin, by event type; those that end are dropped. */
function startsOf(
  compiled: Compiled,
  event: LoggedEvent,
  drop: (eventType: string) => void,
): ReadonlyMap<string, Instant> {
  const starts = new Map<string, Instant>();
  for (const { name } of compiled.endsEpisodesOf.get(event.type) ?? []) drop(name);
  for (const { name, type } of compiled.beginsEpisodesOf.get(event.type) ?? []) {
    const [was, is] = startOf(type, event);
    if (was === is) continue;
    if (was !== null) drop(name);
    if (is !== null) starts.set(name, is);
  }
  return starts;
}

/** From when an episode counted before the event, and from when it counts now: null while it does not. */
function startOf(type: EventTypeDeclaration, event: LoggedEvent): readonly [number | null, number | null] {
  if (type.countsFrom === undefined) return [Number.NaN, momentOf(event)];
  return [instantIn(stateBefore(event), type.countsFrom), instantIn(event, type.countsFrom)];
}

function instantIn(event: LoggedEvent, field: string): number | null {
  const value = valueIn(event, field);
  return typeof value === 'number' ? value : null;
}

/** The event with its subject as it was before. */
function stateBefore(event: LoggedEvent): LoggedEvent {
  const { state, changes } = event;
  const old = Object.entries(changes ?? {}).map(([field, [value]]) => [field, value]);
  return { ...event, fields: {}, state: state === null ? null : { ...state, ...Object.fromEntries(old) } };
}
