import { builder, signedIn } from '../../platform/graphql/index.ts';
import { DefinitionDoubt } from './definition-parts.graphql.ts';
import type { DefinitionRow } from './definition.ts';
import { EventDefinitionObject } from './definitions.graphql.ts';

export interface Changed {
  eventDefinition: DefinitionRow;
}

/** The payload of a mutation that leaves one definition changed or made. */
export const changedPayload = (name: string) =>
  builder.objectRef<Changed>(`${name}Payload`).implement({
    description: 'The event definition as it is now.',
    fields: (t) => ({
      eventDefinition: t.field({
        type: EventDefinitionObject,
        description: 'As it is now.',
        resolve: ({ eventDefinition }) => eventDefinition,
      }),
      doubts: t.field({
        type: [DefinitionDoubt],
        description: 'What may not be as it was meant.',
        resolve: async ({ eventDefinition }, _a, context) => {
          const { viewer, services } = signedIn(context);
          return (await services.definitions.doubts(viewer.organizationId))(eventDefinition);
        },
      }),
    }),
  });
