import type { FieldDeclaration } from './field-declaration.ts';
import { interactionFields } from './interaction-fields.ts';
import { subjectFields } from './subject-fields.ts';
import { systemFields } from './system-fields.ts';

export type { FieldDeclaration, ReferenceKind } from './field-declaration.ts';

const declared = { ...interactionFields, ...subjectFields, ...systemFields };

export type BuiltInFieldName = keyof typeof declared;

/** A built-in field, or one of the payload: `custom.` and its name there. */
export type FieldName = BuiltInFieldName | `custom.${string}`;

/** Every built-in field that conditions and templates can name. */
export const eventFields: Readonly<Record<BuiltInFieldName, FieldDeclaration>> = declared;

// The one cast: Object.keys forgets the key type that the declaration above fixes.
export const fieldNames = Object.keys(declared) as readonly BuiltInFieldName[];

export function isBuiltInField(name: string): name is BuiltInFieldName {
  return Object.hasOwn(declared, name);
}
