import { ask, fits, isVisibleToOwner } from './asked.ts';
import type { Compiled } from './compile.ts';
import { firingFor } from './draft-firing.ts';
import type { LoggedEvent } from './logged-event.ts';
import type { EngineContext, FiringDraft } from './reaction.ts';

/** Somebody who runs a definition by hand. */
export interface ByHand {
  /** The item as it stands: an event that changes nothing, done by whoever runs it. */
  readonly event: LoggedEvent;
  readonly context: EngineContext;
  /** Makes this run another than every run before it. */
  readonly run: string;
}

/**
 * What a definition fires when somebody runs it; null when it is none that is run by hand, its condition does not hold,
 * or its owner may not see the item.
 */
export function firesByHand(
  compiled: Compiled,
  definitionId: string,
  { event, context, run }: ByHand,
): FiringDraft | null {
  const one = compiled.byId.get(definitionId);
  if (one === undefined || one.type.trigger !== 'manual') return null;
  const asked = ask(event, context);
  if (!fits(one, asked) || !isVisibleToOwner(one, asked)) return null;
  return firingFor(one, asked, { kind: 'manual', cause: { episode: `manual:${run}:${event.seq}` } });
}
