import type { PayloadField, PayloadFields } from './user-event-declaration.ts';
import { type UserEventType, userEventTypes } from './user-event-types.ts';

/** One field of a payload that does not fit its declaration. */
export interface FieldProblem {
  readonly field: string;
  /** A sentence that says what to do. */
  readonly message: string;
}

/**
 * What is wrong with a payload: required fields that are missing, and declared ones of another kind. Fields that are not
 * declared are kept as they come. A null counts as absent.
 */
export function checkFields(type: UserEventType, fields: Readonly<Record<string, unknown>>): readonly FieldProblem[] {
  return checkPayload(userEventTypes[type].fields ?? {}, fields);
}

/** The same by the fields that are declared, wherever they are declared. */
export function checkPayload(
  declared: PayloadFields,
  fields: Readonly<Record<string, unknown>>,
): readonly FieldProblem[] {
  return Object.entries(declared).flatMap(([field, declaration]) => {
    const value = fields[field];
    const isMissing = value === undefined || value === null;
    if (isMissing)
      return declaration.required === true ? [{ field, message: `Give ${field}: ${declaration.meaning}` }] : [];
    return fits[declaration.data](value, declaration)
      ? []
      : [{ field, message: `Give ${field} as ${kindOf(declaration)}.` }];
  });
}

const fits: Readonly<Record<PayloadField['data'], (value: unknown, declaration: PayloadField) => boolean>> = {
  text: (value) => typeof value === 'string',
  number: (value) => Number.isFinite(value),
  duration: (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0,
  time: (value) => Number.isFinite(value),
  choice: (value, { choices = [] }) => typeof value === 'string' && choices.includes(value),
  'yes-no': (value) => typeof value === 'boolean',
  list: (value) => Array.isArray(value) && value.every((one) => typeof one === 'string'),
};

function kindOf({ data, choices = [] }: PayloadField): string {
  switch (data) {
    case 'choice':
      return `one of ${choices.join(', ')}`;
    case 'duration':
      return 'a number of milliseconds, 0 or more';
    case 'time':
      return 'milliseconds since 1970';
    case 'yes-no':
      return 'true or false';
    case 'list':
      return 'a list of texts';
    default:
      return `a ${data}`;
  }
}
