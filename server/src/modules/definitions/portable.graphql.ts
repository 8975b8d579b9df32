import { builder, type Issue, keyOf, resultOf } from '../../platform/graphql/index.ts';
import { DefinitionDoubt } from './definition-parts.graphql.ts';
import type { DefinitionRow } from './definition.ts';
import { EventDefinitionObject } from './definitions.graphql.ts';
import type { Imported } from './import-definitions.ts';
import { DefinitionScopeEnum } from './words.graphql.ts';

const ImportInput = builder.inputType('ImportEventDefinitionsInput', {
  description: 'Event definitions from a file.',
  fields: (t) => ({
    file: t.string({ required: true, description: 'What exportEventDefinitions gave, or the like written by hand.' }),
    scope: t.field({
      type: DefinitionScopeEnum,
      required: true,
      defaultValue: 'mine',
      description: 'Whose they will be: MINE or GLOBAL.',
    }),
  }),
});

const ImportReport = builder.objectRef<Imported['reports'][number]>('EventDefinitionImport').implement({
  description: 'What came of one event definition of a file.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Its name in the file; empty when it has none.' }),
    eventDefinition: t.field({
      type: EventDefinitionObject,
      nullable: true,
      description: 'What was made; null when nothing was.',
      resolve: ({ made }): DefinitionRow | null => made,
    }),
    issues: t.field({
      type: [DefinitionDoubt],
      description: 'Why it cannot be made: where in its part of the file, and what to do.',
      resolve: ({ issues }): Issue[] => issues,
    }),
  }),
});

const ImportPayload = builder.objectRef<Imported>('ImportEventDefinitionsPayload').implement({
  description: 'What came of each event definition of a file. Either all were made or none.',
  fields: (t) => ({
    imported: t.exposeBoolean('imported', { description: 'All of them were made.' }),
    reports: t.field({
      type: [ImportReport],
      description: 'One for each, in the order of the file.',
      resolve: ({ reports }) => reports,
    }),
  }),
});
const ImportResult = resultOf('ImportEventDefinitionsResult', ImportPayload);

builder.mutationField('importEventDefinitions', (t) =>
  t.withAuth({ signedIn: true }).field({
    type: ImportResult,
    description: 'Make event definitions from a file: all of them or none.',
    args: { input: t.arg({ type: ImportInput, required: true, description: 'The file.' }) },
    resolve: async (_root, { input }, { viewer, services }) => {
      const result = await services.definitions.import(viewer, input);
      return result.ok ? result.value : result.problem;
    },
  }),
);

builder.queryField('exportEventDefinitions', (t) =>
  t.withAuth({ permission: 'events:read' }).string({
    description: 'Event definitions as one readable file, with names instead of ids, for importEventDefinitions.',
    args: { ids: t.arg.idList({ required: true, description: 'Which, up to 500.' }) },
    resolve: (_root, { ids }, { viewer, services }) =>
      services.definitions.export(
        viewer,
        ids.map((id) => keyOf('EventDefinition', id)),
      ),
  }),
);
