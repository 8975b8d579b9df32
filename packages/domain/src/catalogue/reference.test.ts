import { expect, test } from 'vitest';
import { actionKindNames } from './action-kinds.ts';
import { eventCategories } from './event-type-declaration.ts';
import { eventTypeNames } from './event-types.ts';
import { fieldNames } from './fields.ts';
import { operators } from './operators.ts';
import { catalogueReference } from './reference.ts';
import { userEventTypeNames } from './user-event-types.ts';
import { standardVariables } from './variables.ts';

test('the reference has every category, type, field, operator, variable, action and user event', () => {
  const page = catalogueReference();
  const wanted = [
    ...Object.keys(eventCategories).map((name) => `### ${name}\n`),
    ...[...eventTypeNames, ...fieldNames, ...actionKindNames, ...userEventTypeNames].map((name) => `| \`${name}\` |`),
    ...standardVariables.map(({ name }) => `\`#${name}#\``),
    ...Object.values(operators).flatMap((list) => list.map(({ name }) => name)),
  ];
  expect(wanted.filter((text) => !page.includes(text))).toEqual([]);
});
