import { callEventTypes } from './call-event-types.ts';
import { callLogEventTypes } from './call-log-event-types.ts';
import { chatEventTypes } from './chat-event-types.ts';
import { customerEventTypes } from './customer-event-types.ts';
import { type EventTypeDeclaration, eventCategories } from './event-type-declaration.ts';
import { eventFields } from './fields.ts';
import { knowledgeBaseEventTypes } from './knowledge-base-event-types.ts';
import { operators } from './operators.ts';
import { peopleEventTypes } from './people-event-types.ts';
import { systemEventTypes } from './system-event-types.ts';
import { taskEventTypes } from './task-event-types.ts';
import { ticketEventTypes } from './ticket-event-types.ts';
import { standardVariables } from './variables.ts';

const declared = {
  ...ticketEventTypes,
  ...chatEventTypes,
  ...callEventTypes,
  ...callLogEventTypes,
  ...taskEventTypes,
  ...knowledgeBaseEventTypes,
  ...customerEventTypes,
  ...peopleEventTypes,
  ...systemEventTypes,
};

/** The name of a built-in event type. Those of integrators are found in a `Catalogue`. */
export type BuiltInEventTypeName = keyof typeof declared;

/** The name of an event type that an integrator declared: `CUSTOM.` and the declared name. */
export type CustomEventTypeName = `CUSTOM.${string}`;

export type EventTypeName = BuiltInEventTypeName | CustomEventTypeName;

export const eventTypes: Readonly<Record<BuiltInEventTypeName, EventTypeDeclaration>> = declared;

// The one cast: Object.keys forgets the key type that the declaration above fixes.
export const eventTypeNames = Object.keys(declared) as readonly BuiltInEventTypeName[];

export function isBuiltInEventType(name: string): name is BuiltInEventTypeName {
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
