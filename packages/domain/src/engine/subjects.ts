import type { LoggedEvent } from './logged-event.ts';
import type { Subject } from './reaction.ts';

/** What an event is about: its interaction, else the subject it names; null when it names neither. */
export function subjectOf({ interactionId, subject }: Pick<LoggedEvent, 'interactionId' | 'subject'>): Subject | null {
  return interactionId === null ? subject : { kind: 'interaction', id: interactionId };
}
