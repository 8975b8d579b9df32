import { builtInCatalogue, eventTypeNames, eventTypes, knownEventType, type Threshold } from '@belfry/domain';
import { holdsValue, type ValueFilter } from '../../platform/filter.ts';
import {
  BooleanFilter,
  builder,
  connectionOf,
  forbidden,
  globalId,
  IdFilter,
  keyOf,
  Node,
  nodeType,
  pageArguments,
  pageOf,
  readPage,
  rowsById,
  signedIn,
  type SignedInViewer,
  StringFilter,
} from '../../platform/graphql/index.ts';
import { isUuid } from '../../platform/ids.ts';
import { keysOf, queueById, QueueType, userById, UserType } from '../directory/index.ts';
import { mayEditDefinition, maySeeDefinition } from './definition-access.ts';
import { sentenceFor } from './definition-names.ts';
import type { DefinitionRow } from './definition.ts';
import { swapInActions, swapInCondition } from './references.ts';
import { DefinitionScopeEnum, TriggerEnum } from './words.graphql.ts';

export const EventDefinitionObject = builder.objectRef<DefinitionRow>('EventDefinition');

/** The definition of a key as far as the viewer may see it; null otherwise. */
export const definitionById = rowsById<DefinitionRow>(async (ids, { viewer, services }) => {
  const rows = await services.definitions.store.byIds(viewer.organizationId, ids.filter(isUuid));
  return rows.filter((row) => maySeeDefinition(viewer, row));
});

const ThresholdSettings = builder.objectRef<Threshold>('ThresholdSettings').implement({
  description: 'When a count is too high.',
  fields: (t) => ({
    level: t.exposeInt('level', { description: 'It starts when the count rises above this.' }),
    clearLevel: t.exposeInt('clearLevel', {
      description: 'It is over when the count falls to this.',
    }),
    queue: t.field({
      type: QueueType,
      nullable: true,
      description: 'The queue that is watched; null watches each by itself.',
      resolve: ({ scopeId }, _a, context) => queueById(signedIn(context), scopeId),
    }),
  }),
});

const toGlobal = ({ type, id }: { type: string; id: string }): string => globalId(type, id);

function scopeFor(viewer: SignedInViewer, { ownerId }: DefinitionRow): 'mine' | 'global' | 'employees' {
  if (ownerId === null) return 'global';
  return ownerId === viewer.userId ? 'mine' : 'employees';
}

builder.objectType(EventDefinitionObject, {
  name: 'EventDefinition',
  description: 'When a user event of one type meets its conditions, it does its actions.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({
      description: 'Opaque and stable.',
      resolve: ({ id }) => globalId('EventDefinition', id),
    }),
    name: t.exposeString('name', { description: 'What its owner calls it.' }),
    enabled: t.exposeBoolean('enabled', { description: 'It is switched on.' }),
    owner: t.field({
      type: UserType,
      nullable: true,
      description: 'Whose it is; null for Global ones.',
      resolve: ({ ownerId }, _a, context) => userById(signedIn(context), ownerId),
    }),
    scope: t.field({
      type: DefinitionScopeEnum,
      description: 'Which list it stands in for the viewer.',
      resolve: (row, _a, context) => scopeFor(signedIn(context).viewer, row),
    }),
    category: t.string({
      description: 'The group of its event type.',
      resolve: ({ eventType }) => knownEventType(builtInCatalogue, eventType).category,
    }),
    eventType: t.exposeString('eventType', {
      description: 'What it fires on, as in the catalogue.',
    }),
    trigger: t.field({
      type: TriggerEnum,
      description: 'What makes it fire.',
      resolve: ({ eventType }) => knownEventType(builtInCatalogue, eventType).trigger,
    }),
  }),
});

builder.objectFields(EventDefinitionObject, (t) => ({
  condition: t.field({
    type: 'JSON',
    description: 'What must be true: all, any, not and test, nested.',
    resolve: ({ condition }) => swapInCondition(condition, toGlobal),
  }),
  after: t.field({
    type: 'Duration',
    nullable: true,
    description: 'How long it must last, for timed types.',
    resolve: ({ timed }) => timed?.afterMs ?? null,
  }),
  threshold: t.field({
    type: ThresholdSettings,
    nullable: true,
    description: 'When the count is too high, for threshold types.',
    resolve: ({ threshold }) => threshold,
  }),
  actions: t.field({
    type: 'JSON',
    description: 'What it does: notify and send-email, each with its recipients and texts.',
    resolve: ({ actions }) => swapInActions(actions, toGlobal),
  }),
  sentence: t.string({
    description: 'When it fires, in words.',
    resolve: (row, _a, context) => sentenceFor(row, signedIn(context)),
  }),
  timeZone: t.exposeString('timeZone', {
    description: 'IANA name of the time zone of its times of day.',
  }),
  position: t.exposeInt('position', {
    description: 'Its place among its owner’s: it fires in this order.',
  }),
  version: t.exposeInt('version', {
    description: 'Counts its changes; give it back as expectedVersion.',
  }),
  createdAt: t.field({
    type: 'DateTime',
    description: 'When it was made.',
    resolve: ({ createdAt }) => createdAt,
  }),
  updatedAt: t.field({
    type: 'DateTime',
    description: 'When it was last changed.',
    resolve: ({ updatedAt }) => updatedAt,
  }),
  viewerCanEdit: t.boolean({
    description: 'The viewer may change it.',
    resolve: (row, _a, context) => mayEditDefinition(signedIn(context).viewer, row),
  }),
  pausedReason: t.exposeString('pausedReason', {
    nullable: true,
    description: 'Why it rests although it is switched on.',
  }),
}));

nodeType('EventDefinition', (key, context) => definitionById(context, key));

const EventDefinitionFilter = builder.inputType('EventDefinitionFilter', {
  description: 'Event definitions that …',
  fields: (t) => ({
    name: t.field({ type: StringFilter, description: 'By name.' }),
    category: t.field({ type: StringFilter, description: 'By the group of their event type.' }),
    enabled: t.field({ type: BooleanFilter, description: 'By whether they are switched on.' }),
    owner: t.field({ type: IdFilter, description: 'By owner.' }),
  }),
});
const EventDefinitionConnection = connectionOf('EventDefinition', EventDefinitionObject);

const typesOfCategory = (filter: ValueFilter<string>): string[] =>
  eventTypeNames.filter((name) => holdsValue(filter, eventTypes[name].category));

const nobody = '00000000-0000-0000-0000-000000000000';

function checkScope({ grants }: SignedInViewer, scope: 'mine' | 'global' | 'employees'): void {
  const granted = grants['events:read'];
  const reaches = scope === 'mine' || granted === 'all' || (scope === 'employees' && granted === 'team');
  if (!reaches) throw forbidden('events:read');
}

builder.queryFields((t) => ({
  eventDefinition: t.withAuth({ permission: 'events:read' }).field({
    type: EventDefinitionObject,
    nullable: true,
    description: 'An event definition by its id.',
    args: { id: t.arg.id({ required: true, description: 'The definition’s id.' }) },
    resolve: (_root, { id }, context) => definitionById(context, keyOf('EventDefinition', id)),
  }),
  eventDefinitions: t.withAuth({ permission: 'events:read' }).field({
    type: EventDefinitionConnection,
    description: 'Event definitions in the order in which they fire.',
    args: {
      scope: t.arg({ type: DefinitionScopeEnum, required: true, description: 'Whose.' }),
      filter: t.arg({ type: EventDefinitionFilter, description: 'Which.' }),
      ...pageArguments,
    },
    resolve: async (_root, { scope, filter, ...page }, { viewer, services }) => {
      checkScope(viewer, scope);
      const request = readPage(page);
      const wanted = {
        scope,
        name: filter?.name,
        enabled: filter?.enabled,
        owner: keysOf('User', filter?.owner),
        eventTypes: filter?.category ? typesOfCategory(filter.category) : undefined,
      };
      const rows = await services.definitions.store.list(viewer, wanted, request);
      return pageOf(rows, request, ({ ownerId, position, id }) => [ownerId ?? nobody, position, id]);
    },
  }),
}));
