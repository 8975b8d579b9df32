import { type Asked, valuesSeen } from './asked.ts';
import type { CompiledDefinition } from './definition-index.ts';
import type { FiringDraft } from './reaction.ts';
import { subjectOf } from './subjects.ts';

/** What a definition fires for an event itself, or because of it. */
export function firingFor(
  compiled: CompiledDefinition,
  asked: Asked,
  { kind = 'instant', ...more }: Partial<Pick<FiringDraft, 'kind' | 'values' | 'cause'>> = {},
): FiringDraft {
  const { event } = asked;
  return {
    definitionId: compiled.definition.id,
    definitionVersion: compiled.definition.version,
    cause: { seq: event.seq },
    subject: subjectOf(event),
    interactionId: event.interactionId,
    values: more.values ?? valuesSeen(compiled, asked),
    kind,
    late: event.late,
    ...more,
  };
}
