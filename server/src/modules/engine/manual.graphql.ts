import { builder, globalId, readGlobalId, RequestError, resultOf } from '../../platform/graphql/index.ts';
import type { DefinitionRow } from '../definitions/index.ts';
import type { FiringRow } from './firing.ts';
import { SubjectRef } from '../interactions/index.ts';
import { FiringObject } from './firings.graphql.ts';
import type { NamedItem } from './manual-item.ts';

const ManualEvent = builder.objectRef<DefinitionRow>('ManualEvent').implement({
  description: 'An event definition that the viewer may run by hand on an item.',
  fields: (t) => ({
    id: t.id({ description: 'The event definition’s id.', resolve: ({ id }) => globalId('EventDefinition', id) }),
    name: t.exposeString('name', { description: 'What its owner calls it.' }),
    description: t.exposeString('description', { description: 'What it is for, in its owner’s words.' }),
    isGlobal: t.boolean({
      description: 'It is the organization’s, not the viewer’s own.',
      resolve: ({ ownerId }) => ownerId === null,
    }),
  }),
});

const RunManualEventInput = builder.inputType('RunManualEventInput', {
  description: 'Which event definition to run by hand, and on what.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'The event definition.' }),
    subjectId: t.id({ description: 'The item: an interaction, or a task.' }),
    subject: t.field({ type: SubjectRef, description: 'The item by the source’s own id, where it is no interaction.' }),
  }),
});

const RunManualEventPayload = builder.objectRef<{ firing: FiringRow }>('RunManualEventPayload').implement({
  description: 'What was fired.',
  fields: (t) => ({
    firing: t.field({ type: FiringObject, description: 'The firing.', resolve: ({ firing }) => firing }),
  }),
});

const RunManualEventResult = resultOf('RunManualEventResult', RunManualEventPayload);

/** The item that a caller names, one way or the other. */
function named({ subjectId, subject }: Naming): NamedItem {
  if ((subjectId == null) === (subject == null))
    throw new RequestError('BAD_REQUEST', 'Name the item either by subjectId or by subject.');
  return subject ?? keyIn(subjectId ?? '');
}

interface Naming {
  subjectId?: string | null | undefined;
  subject?: { kind: string; id: string } | null | undefined;
}

const keyIn = (id: string): { type: string; key: string } => readGlobalId(id) ?? { type: '', key: '' };

builder.queryFields((t) => ({
  manualEvents: t.withAuth({ signedIn: true }).field({
    type: [ManualEvent],
    description:
      'The event definitions that the viewer may run by hand on an item: own ones and Global ones, in the order in which they fire.',
    args: {
      subjectId: t.arg.id({ description: 'The item: an interaction, or a task.' }),
      subject: t.arg({ type: SubjectRef, description: 'The item by the source’s own id, where it is no interaction.' }),
    },
    resolve: (_root, naming, { viewer, services }) => services.engine.manual.eventsFor(viewer, named(naming)),
  }),
}));

builder.mutationFields((t) => ({
  runManualEvent: t.withAuth({ signedIn: true }).field({
    type: RunManualEventResult,
    description: 'Run an event definition by hand on an item that the viewer may see.',
    args: { input: t.arg({ type: RunManualEventInput, required: true, description: 'Which, and on what.' }) },
    resolve: async (_root, { input }, { viewer, services }) => {
      const result = await services.engine.manual.run(viewer, {
        definition: keyIn(input.id),
        subject: named(input),
      });
      return result.ok ? { firing: result.value } : result.problem;
    },
  }),
}));
