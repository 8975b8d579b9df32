import type { Instant } from '../kernel/instant.ts';
import type { Asked } from './asked.ts';
import { valuesSeen } from './asked.ts';
import type { CompiledDefinition } from './definition-index.ts';
import { dueAtOf } from './due.ts';
import type { Subject, TimerDraft, TimerKind } from './reaction.ts';

interface Arming {
  readonly kind: TimerKind;
  readonly subject: Subject;
  readonly episode: string;
  readonly startedAt: Instant;
  readonly round?: number;
}

/** The timer of a definition for an episode that an event begins; none when it would never be due. */
export function timersFor(
  compiled: CompiledDefinition,
  asked: Asked,
  { kind, subject, episode, startedAt, round = 0 }: Arming,
): readonly TimerDraft[] {
  const { definition } = compiled;
  const dueAt = dueAtOf(definition, { kind, startedAt, round }, asked.context);
  if (dueAt === null) return [];
  return [
    {
      definitionId: definition.id,
      definitionVersion: definition.version,
      kind,
      subject,
      interactionId: asked.event.interactionId,
      episode,
      round,
      startedAt,
      dueAt,
      late: dueAt < asked.event.recordedAt,
      values: valuesSeen(compiled, asked),
    },
  ];
}
