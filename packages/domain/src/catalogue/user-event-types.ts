import { communityAndVisitorFacts } from './community-and-visitor-facts.ts';
import { handlingFacts } from './handling-facts.ts';
import { helpDeskFacts } from './help-desk-facts.ts';
import { otherFacts } from './other-facts.ts';
import { systemFacts } from './system-facts.ts';
import { taskAndArticleFacts } from './task-and-article-facts.ts';
import type { UserEventDeclaration } from './user-event-declaration.ts';

const declared = {
  ...handlingFacts,
  ...helpDeskFacts,
  ...otherFacts,
  ...taskAndArticleFacts,
  ...communityAndVisitorFacts,
  ...systemFacts,
};

/** The stored name of a built-in user-event type: `noun.past-tense-verb`. */
export type UserEventType = keyof typeof declared;

/** Every built-in user-event type. Schema, checks, forms and reference are derived from this. */
export const userEventTypes: Readonly<Record<UserEventType, UserEventDeclaration>> = declared;

// The one cast: Object.keys forgets the key type that the declaration above fixes.
export const userEventTypeNames = Object.keys(declared) as readonly UserEventType[];

const byEnumName = new Map(userEventTypeNames.map((type) => [enumNameOf(type), type]));

export function isUserEventType(name: string): name is UserEventType {
  return Object.hasOwn(declared, name);
}

/** `offer.timed_out` → `OFFER_TIMED_OUT`. */
export function enumNameOf(type: UserEventType): string {
  return type.replaceAll('.', '_').toUpperCase();
}

/** `OFFER_TIMED_OUT` → `offer.timed_out`; null when no type has that name. */
export function typeOfEnumName(name: string): UserEventType | null {
  return byEnumName.get(name) ?? null;
}
