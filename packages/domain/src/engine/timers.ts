import type { Instant } from '../kernel/instant.ts';
import { type Asked, isOfItsChannels, matches, valuesSeen } from './asked.ts';
import type { Compiled } from './compile.ts';
import { type CompiledDefinition, candidatesFor } from './definition-index.ts';
import { episodeChanges } from './episodes.ts';
import type { Disarm, FiringDraft, TimerDraft } from './reaction.ts';
import { subjectOf } from './subjects.ts';

/** A timer that fires so long after it was due is marked late. */
const lateAfterMs = 600_000;

/** Which timers an event ends and begins. A definition's timer is armed when its condition holds as the episode begins. */
export function timersOf(compiled: Compiled, asked: Asked): { readonly arm: TimerDraft[]; readonly disarm: Disarm[] } {
  const arm: TimerDraft[] = [];
  const disarm: Disarm[] = [];
  const { interactionId } = asked.event;
  const subject = subjectOf(asked.event);
  if (subject === null || compiled.byEpisode.size === 0) return { arm, disarm };
  for (const { kind, ended, begun } of episodeChanges(asked.event)) {
    const index = compiled.byEpisode.get(kind);
    if (index === undefined || !isOfItsChannels(index, asked.event)) continue;
    for (const episodePrefix of ended) disarm.push({ definitionId: null, subject, episodePrefix });
    const armed = begun.length === 0 ? [] : candidatesFor(index, asked.event).filter((one) => matches(one, asked));
    for (const episode of begun)
      arm.push(...armed.map((one) => timer(one, asked, { subject, interactionId, episode })));
  }
  return { arm, disarm };
}

function timer(
  compiled: CompiledDefinition,
  asked: Asked,
  episode: Pick<TimerDraft, 'subject' | 'interactionId' | 'episode'>,
): TimerDraft {
  const { event } = asked;
  const { definition } = compiled;
  const startedAt = event.late ? event.occurredAt : event.recordedAt;
  const dueAt = startedAt + (definition.timed?.afterMs ?? 0);
  return {
    definitionId: definition.id,
    definitionVersion: definition.version,
    kind: 'timed',
    ...episode,
    round: 0,
    startedAt,
    dueAt,
    late: dueAt < event.recordedAt,
    values: valuesSeen(compiled, asked),
  };
}

/**
 * What a timer fires: null while it is not due, and for good when its definition is gone, disabled or watches nothing any
 * more. One that was edited meanwhile goes by its new time. Whether its owner may still see the interaction is for the
 * caller to ask.
 */
export function timerFires(compiled: Compiled, timed: TimerDraft, now: Instant): FiringDraft | null {
  const definition = compiled.byId.get(timed.definitionId)?.definition;
  if (definition === undefined || definition.timed === null) return null;
  if (now < timed.startedAt + definition.timed.afterMs) return null;
  return {
    definitionId: definition.id,
    definitionVersion: definition.version,
    cause: { episode: timed.episode },
    subject: timed.subject,
    interactionId: timed.interactionId,
    values: { ...timed.values, lasted: now - timed.startedAt },
    kind: 'timed',
    late: timed.late || now - timed.dueAt > lateAfterMs,
  };
}
