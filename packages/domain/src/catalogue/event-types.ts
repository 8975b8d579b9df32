import { callEventTypes } from './call-event-types.ts';
import { type EventTypeDeclaration, eventCategories } from './event-type-declaration.ts';
import { eventFields } from './fields.ts';
import { operators } from './operators.ts';
import { mailEventTypes, surveyEventTypes } from './survey-and-mail-event-types.ts';
import { ticketEventTypes } from './ticket-event-types.ts';
import { standardVariables } from './variables.ts';

const declared = { ...ticketEventTypes, ...callEventTypes, ...surveyEventTypes, ...mailEventTypes };

export type EventTypeName = keyof typeof declared;

export const eventTypes: Readonly<Record<EventTypeName, EventTypeDeclaration>> = declared;

// The one cast: Object.keys forgets the key type that the declaration above fixes.
export const eventTypeNames = Object.keys(declared) as readonly EventTypeName[];

export function isEventTypeName(name: string): name is EventTypeName {
  return Object.hasOwn(declared, name);
}

/** What event definitions are made of. Forms, checks, schema and reference are drawn from this. */
export const eventCatalogue = {
  categories: Object.entries(eventCategories).map(([name, meaning]) => ({ name, meaning })),
  eventTypes,
  fields: eventFields,
  operators,
  standardVariables,
};
