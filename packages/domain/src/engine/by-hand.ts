import { ask, isOfItsChannels, valuesSeen } from './asked.ts';
import type { Compiled } from './compile.ts';
import type { LoggedEvent } from './logged-event.ts';
import type { EngineContext, FiringDraft } from './reaction.ts';
import { subjectOf } from './subjects.ts';

/** Somebody who runs a definition by hand. */
export interface ByHand {
  /** The item as it stands: an event that changes nothing, done by whoever runs it. */
  readonly event: LoggedEvent;
  readonly context: EngineContext;
  /** Makes this run another than every run before it. */
  readonly run: string;
}

/** What a definition fires when somebody runs it; null when it is none that is run by hand, or its condition does not hold. */
export function firesByHand(
  compiled: Compiled,
  definitionId: string,
  { event, context, run }: ByHand,
): FiringDraft | null {
  const one = compiled.byId.get(definitionId);
  if (one === undefined || one.type.trigger !== 'manual') return null;
  const asked = ask(event, context);
  if (!isOfItsChannels(one, event) || !one.holds(asked.seen)) return null;
  return {
    definitionId,
    definitionVersion: one.definition.version,
    cause: { episode: `manual:${run}:${event.seq}` },
    subject: subjectOf(event),
    interactionId: event.interactionId,
    values: valuesSeen(one, asked),
    kind: 'manual',
    late: false,
  };
}
