import { type PayloadField, type UserEventType, userEventTypes } from '@belfry/domain';
import type { Issue } from '../../platform/graphql/index.ts';

const longest = 20_000;

const judges: Record<PayloadField['data'], { expected: string; accepts: (value: unknown) => boolean }> = {
  text: { expected: `a text of at most ${longest} characters`, accepts: (value) => typeof value === 'string' && value.length <= longest },
  number: { expected: 'a number', accepts: (value) => typeof value === 'number' && Number.isFinite(value) },
  duration: { expected: 'a number of milliseconds', accepts: (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0 },
  choice: { expected: 'one of its choices', accepts: (value) => typeof value === 'string' },
  time: { expected: 'an instant in epoch milliseconds', accepts: (value) => typeof value === 'number' && Number.isFinite(value) },
  'yes-no': { expected: 'true or false', accepts: (value) => typeof value === 'boolean' },
  list: { expected: 'a list of texts', accepts: (value) => Array.isArray(value) && value.length <= 100 && value.every((one) => typeof one === 'string') },
};

function problemOf(field: PayloadField, value: unknown): string | null {
  if (value === null || value === undefined) return field.required ? 'is required' : null;
  if (!judges[field.data].accepts(value)) return `must be ${judges[field.data].expected}`;
  if (field.choices && !field.choices.includes(String(value))) return `must be one of ${field.choices.join(', ')}`;
  return null;
}

/** What is wrong with a user event's payload by its type's declaration. Fields that are not declared are kept as they came. */
export function checkPayload(type: UserEventType, fields: Readonly<Record<string, unknown>>): Issue[] {
  return Object.entries(userEventTypes[type].fields ?? {}).flatMap(([name, field]) => {
    const problem = problemOf(field, fields[name]);
    return problem ? [{ path: ['fields', name], code: 'INVALID_FIELD', message: `${name} ${problem}.` }] : [];
  });
}
