import type { EventTypeDeclaration } from './event-type-declaration.ts';
import {
  type CustomEventTypeName,
  type EventTypeName,
  eventTypeNames,
  eventTypes,
  isBuiltInEventType,
} from './event-types.ts';
import { type FieldDeclaration, type FieldName, eventFields, isBuiltInField } from './fields.ts';
import { invariant } from '../kernel/invariant.ts';
import type { PayloadField, PayloadFields, UserEventSubject } from './user-event-declaration.ts';

/** An event type that an integrator has declared, with its user event. */
export interface CustomType {
  /** `order.shipped`: also what its user events name as `customType`. */
  readonly name: string;
  readonly label: string;
  /** A sentence. */
  readonly meaning: string;
  readonly subject: Extract<UserEventSubject, 'interaction' | 'custom'>;
  readonly fields: PayloadFields;
}

/** Every event type of an organization: the built-in ones and its own. */
export interface Catalogue {
  readonly eventTypeNames: readonly EventTypeName[];
  readonly customTypes: readonly CustomType[];
  eventType(name: string): EventTypeDeclaration | null;
  /** What a field of an event type holds. `custom.` and a name is a field of the payload: as declared, else text. */
  field(name: string, eventType: string): FieldDeclaration | null;
}

const ofPayload = 'custom.';

/** What the fields of one event type hold; null for what is not a field. */
export type FieldsOfType = (name: string) => FieldDeclaration | null;

/** Whether the catalogue has an event type of that name. */
export function isEventTypeName(name: string, catalogue: Catalogue): name is EventTypeName {
  return catalogue.eventType(name) !== null;
}

/** The declaration of an event type that a stored definition names. */
export function knownEventType(catalogue: Catalogue, name: EventTypeName): EventTypeDeclaration {
  const declaration = catalogue.eventType(name);
  invariant(declaration !== null, `the event type ${name} is in the catalogue`);
  return declaration;
}

/** The declaration of a field that an event type names. */
export function knownField(catalogue: Catalogue, name: FieldName, eventType: EventTypeName): FieldDeclaration {
  const declaration = catalogue.field(name, eventType);
  invariant(declaration !== null, `the field ${name} of ${eventType} is in the catalogue`);
  return declaration;
}

/** What the fields of an event type hold. */
export function fieldsOfType(catalogue: Catalogue, eventType: string): FieldsOfType {
  return (name) => catalogue.field(name, eventType);
}

/** The fields of no particular type: the built-in ones, and every one of the payload as text. */
export const anyFields: FieldsOfType = (name) => (isBuiltInField(name) ? eventFields[name] : fieldOfPayload(name));

/** The built-in event types and those that an organization has declared. */
export function catalogueWith(customTypes: readonly CustomType[]): Catalogue {
  const declared = new Map(customTypes.map((type) => [nameOfCustom(type.name), type]));
  const types = new Map<string, EventTypeDeclaration>([...declared].map(([name, type]) => [name, declarationOf(type)]));
  return {
    eventTypeNames: [...eventTypeNames, ...declared.keys()],
    customTypes,
    eventType: (name) => (isBuiltInEventType(name) ? eventTypes[name] : (types.get(name) ?? null)),
    field(name, eventType) {
      if (isBuiltInField(name)) return eventFields[name];
      if (!name.startsWith(ofPayload)) return null;
      const fields = isCustomEventType(eventType) ? declared.get(eventType)?.fields : undefined;
      return fieldOfPayload(name, fields?.[name.slice(ofPayload.length)]);
    },
  };
}

/** The variable of a field of a payload. */
export function variableOfPayload(name: string): string {
  return name.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_');
}

function isCustomEventType(name: string): name is CustomEventTypeName {
  return name.startsWith('CUSTOM.');
}

/** The event type that fires on user events of a declared type. */
export function nameOfCustom(name: string): CustomEventTypeName {
  return `CUSTOM.${name}`;
}

function declarationOf({ name, label, meaning, subject, fields }: CustomType): EventTypeDeclaration {
  return {
    category: 'Custom',
    label,
    meaning,
    lead: label,
    trigger: 'event',
    subject,
    facts: ['custom'],
    customType: name,
    fields: ['time', 'acting_agent', 'queue', ...Object.keys(fields).map((field): FieldName => `custom.${field}`)],
    defaultTitle: label,
    defaultBody: '',
  };
}

function fieldOfPayload(field: string, payload?: PayloadField): FieldDeclaration | null {
  if (!field.startsWith(ofPayload)) return null;
  const name = field.slice(ofPayload.length);
  const words = name.replaceAll(/[_.-]+/g, ' ');
  return {
    data: payload?.data ?? 'text',
    label: words.charAt(0).toUpperCase() + words.slice(1),
    meaning: payload?.meaning ?? 'A field of the payload, as the source sent it.',
    variable: variableOfPayload(name),
    ...(payload?.choices === undefined ? {} : { choices: payload.choices }),
  };
}

/** The built-in event types alone. */
export const builtInCatalogue: Catalogue = catalogueWith([]);
