import type { StopReason } from '@belfry/domain';
import {
  builder,
  connectionOf,
  enumOf,
  globalId,
  IdFilter,
  Node,
  nodeType,
  pageArguments,
  pageOf,
  readPage,
  rowsById,
  signedIn,
} from '../../platform/graphql/index.ts';
import { isUuid } from '../../platform/ids.ts';
import { definitionById, EventDefinitionObject } from '../definitions/index.ts';
import { keysOf } from '../directory/index.ts';
import { interactionById, InteractionObject, userEventBySeq, UserEventObject } from '../interactions/index.ts';
import type { StoppedRow } from './stopped.ts';

const StopReasonEnum = enumOf<StopReason>('StopReason', 'Why a firing was stopped.', {
  depth: 'It would have been the ninth in a chain of firings that set one another off.',
  'once-in-a-chain': 'The event definition had fired in the same chain before.',
  budget: 'What it is about has had as many firings as an hour allows.',
  'role-rate': 'The role of its owner allows no more firings this hour.',
});

const stoppedById = rowsById<StoppedRow>((ids, { viewer, services }) =>
  services.engine.stopped.byIds(viewer, ids.filter(isUuid)),
);

const StoppedFiring = builder.objectRef<StoppedRow>('StoppedFiring').implement({
  description: 'That an event definition would have fired and was stopped, so that nothing runs away.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({ description: 'Opaque and stable.', resolve: ({ id }) => globalId('StoppedFiring', id) }),
    definition: t.field({
      type: EventDefinitionObject,
      nullable: true,
      description: 'What was stopped, as far as the viewer may see it.',
      resolve: ({ definitionId }, _a, context) => definitionById(signedIn(context), definitionId),
    }),
    definitionName: t.exposeString('definitionName', { description: 'What it was called then.' }),
    by: t.field({
      type: EventDefinitionObject,
      nullable: true,
      description: 'What had set it off, as far as the viewer may see it; null when no firing had.',
      resolve: ({ byDefinitionId }, _a, context) => definitionById(signedIn(context), byDefinitionId),
    }),
    byName: t.exposeString('byDefinitionName', {
      nullable: true,
      description: 'What that was called then; null when no firing had set it off.',
    }),
    reason: t.field({ type: StopReasonEnum, description: 'Why it was stopped.', resolve: ({ reason }) => reason }),
    message: t.exposeString('message', { description: 'What was stopped and what to do, in a sentence.' }),
    interaction: t.field({
      type: InteractionObject,
      nullable: true,
      description: 'What it is about, as far as the viewer may see it.',
      resolve: ({ interactionId }, _a, context) => interactionById(signedIn(context), interactionId),
    }),
    cause: t.field({
      type: UserEventObject,
      nullable: true,
      description: 'The user event that it would have fired for, as far as the viewer may see it.',
      resolve: ({ causeSeq }, _a, context) => (causeSeq === null ? null : userEventBySeq(signedIn(context), causeSeq)),
    }),
    count: t.exposeInt('count', { description: 'How often within the hour that began then.' }),
    stoppedAt: t.field({ type: 'DateTime', description: 'When first.', resolve: ({ stoppedAt }) => stoppedAt }),
  }),
});

nodeType('StoppedFiring', (key, context) => stoppedById(context, key));

const StoppedFilter = builder.inputType('StoppedFiringFilter', {
  description: 'Stopped firings that …',
  fields: (t) => ({
    definition: t.field({ type: IdFilter, description: 'By what was stopped.' }),
    interaction: t.field({ type: IdFilter, description: 'By what they are about.' }),
  }),
});
const StoppedConnection = connectionOf('StoppedFiring', StoppedFiring);

builder.queryFields((t) => ({
  stoppedFirings: t.withAuth({ permission: 'firings:read' }).field({
    type: StoppedConnection,
    description: 'Firings that were stopped so that nothing runs away, newest first.',
    args: { filter: t.arg({ type: StoppedFilter, description: 'Which.' }), ...pageArguments },
    resolve: async (_root, { filter, ...page }, { viewer, services }) => {
      const request = readPage(page, ['instant', 'id']);
      const wanted = {
        definition: keysOf('EventDefinition', filter?.definition),
        interaction: keysOf('Interaction', filter?.interaction),
      };
      const rows = await services.engine.stopped.list(viewer, wanted, request);
      return pageOf(rows, request, ({ stoppedAt, id }) => [new Date(stoppedAt).toISOString(), id]);
    },
  }),
}));
