import { type EventTypeName, eventTypes } from '../catalogue/event-types.ts';
import { eventFields, fieldNames } from '../catalogue/fields.ts';
import { nearest } from '../catalogue/nearest.ts';
import type { DataType } from '../catalogue/operators.ts';
import { type VariableDeclaration, standardVariables } from '../catalogue/variables.ts';
import { parseTemplate } from './parse-template.ts';

const dataByName: ReadonlyMap<string, DataType> = new Map([
  ...fieldNames.map((field) => [eventFields[field].variable, eventFields[field].data] as const),
  ...standardVariables.map(({ name, data }) => [name, data] as const),
]);

/** What a variable holds; null for an unknown one. */
export function dataOfVariable(name: string): DataType | null {
  return dataByName.get(name) ?? null;
}

/** The variables that a template of the event type can name: its fields' first, then those of every type. */
export function variablesOf(eventType: EventTypeName): readonly VariableDeclaration[] {
  const own = eventTypes[eventType].fields.map((field) => {
    const { variable, data, label, meaning } = eventFields[field];
    return { name: variable, data, label, meaning };
  });
  const names = new Set(own.map(({ name }) => name));
  return [...own, ...standardVariables.filter(({ name }) => !names.has(name))];
}

export interface UnknownVariable {
  readonly name: string;
  /** The known one that was most likely meant. */
  readonly nearest: string | null;
}

/** The variables of a text that the event type does not have, each once. */
export function unknownVariables(text: string, eventType: EventTypeName): readonly UnknownVariable[] {
  const known = variablesOf(eventType).map(({ name }) => name);
  const named = new Set(parseTemplate(text).parts.flatMap((part) => (part.kind === 'variable' ? [part.name] : [])));
  return [...named].filter((name) => !known.includes(name)).map((name) => ({ name, nearest: nearest(name, known) }));
}
