import { type Catalogue, builtInCatalogue, knownEventType, knownField } from '../catalogue/catalogue.ts';
import type { EventTypeName } from '../catalogue/event-types.ts';
import { eventFields, fieldNames } from '../catalogue/fields.ts';
import { nearest } from '../catalogue/nearest.ts';
import type { DataType } from '../catalogue/operators.ts';
import { type VariableDeclaration, standardVariables } from '../catalogue/variables.ts';
import { parseTemplate } from './parse-template.ts';

const dataByName: ReadonlyMap<string, DataType> = new Map([
  ...fieldNames.map((field) => [eventFields[field].variable, eventFields[field].data] as const),
  ...standardVariables.map(({ name, data }) => [name, data] as const),
]);

/** What a variable of a built-in type holds; null for an unknown one. */
export function dataOfVariable(name: string): DataType | null {
  return dataByName.get(name) ?? null;
}

/** What each variable of the event type holds; null for an unknown one. */
export function variableData(eventType: EventTypeName, catalogue: Catalogue): (name: string) => DataType | null {
  const data = new Map(variablesOf(eventType, catalogue).map((variable) => [variable.name, variable.data]));
  return (name) => data.get(name) ?? null;
}

/** The variables that a template of the event type can name: its fields' first, then those of every type. */
export function variablesOf(
  eventType: EventTypeName,
  catalogue: Catalogue = builtInCatalogue,
): readonly VariableDeclaration[] {
  const own = knownEventType(catalogue, eventType).fields.map((field) => {
    const { variable, data, label, meaning } = knownField(catalogue, field, eventType);
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
export function unknownVariables(
  text: string,
  eventType: EventTypeName,
  catalogue: Catalogue = builtInCatalogue,
): readonly UnknownVariable[] {
  const known = variablesOf(eventType, catalogue).map(({ name }) => name);
  const named = new Set(parseTemplate(text).parts.flatMap((part) => (part.kind === 'variable' ? [part.name] : [])));
  return [...named].filter((name) => !known.includes(name)).map((name) => ({ name, nearest: nearest(name, known) }));
}
