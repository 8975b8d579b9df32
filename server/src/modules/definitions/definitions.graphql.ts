import { type Catalogue, type EventTypeDeclaration, type EventTypeName, knownEventType } from '@belfry/domain';
import { holdsValue, type ValueFilter } from '../../platform/filter.ts';
import {
  BooleanFilter,
  builder,
  connectionOf,
  type Context,
  forbidden,
  globalId,
  IdFilter,
  type Issue,
  keyOf,
  Node,
  nodeType,
  pageArguments,
  pageOf,
  readPage,
  rowsById,
  signedIn,
  type SignedInContext,
  type SignedInViewer,
  StringFilter,
} from '../../platform/graphql/index.ts';
import { isUuid } from '../../platform/ids.ts';
import { keysOf, userById, UserType } from '../directory/index.ts';
import { mayEditDefinition, maySeeDefinition } from './definition-access.ts';
import { actionsSentenceFor, catalogueFor, sentenceFor } from './definition-names.ts';
import {
  DefinitionDoubt,
  EventDefinitionVersionConnection,
  ThresholdSettings,
  TimedSettings,
  toGlobal,
} from './definition-parts.graphql.ts';
import type { DefinitionRow } from './definition.ts';
import { swapInActions, swapInCondition, swapInPattern, swapInTests } from './references.ts';
import { DefinitionScopeEnum, TriggerEnum } from './words.graphql.ts';

export const EventDefinitionObject = builder.objectRef<DefinitionRow>('EventDefinition');

/** The definition of a key as far as the viewer may see it; null otherwise. */
export const definitionById = rowsById<DefinitionRow>(async (ids, { viewer, services }) => {
  const rows = await services.definitions.store.byIds(viewer.organizationId, ids.filter(isUuid));
  return rows.filter((row) => maySeeDefinition(viewer, row));
});

function scopeFor(viewer: SignedInViewer, { ownerId }: DefinitionRow): 'mine' | 'global' | 'employees' {
  if (ownerId === null) return 'global';
  return ownerId === viewer.userId ? 'mine' : 'employees';
}

async function typeFor(eventType: EventTypeName, context: Context): Promise<EventTypeDeclaration> {
  return knownEventType(await catalogueFor(signedIn(context)), eventType);
}

const doubters = new WeakMap<SignedInContext, Promise<(row: DefinitionRow) => Issue[]>>();

/** What definitions are checked beside is read once for all of a list. */
function doubtsIn(context: SignedInContext): Promise<(row: DefinitionRow) => Issue[]> {
  const { viewer, services } = context;
  const known = doubters.get(context) ?? services.definitions.doubts(viewer.organizationId);
  doubters.set(context, known);
  return known;
}

/** Which definitions the viewer has muted, asked once for all of a list. */
const mutedById = rowsById<{ id: string }>(async (ids, { viewer, services }) => {
  const muted = viewer.userId && (await services.definitions.mutedBy(viewer.organizationId, viewer.userId, ids));
  return [...(muted || [])].map((id) => ({ id }));
});

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
    description: t.exposeString('description', { description: 'What it is for, in its owner’s words; may be empty.' }),
    enabled: t.exposeBoolean('enabled', { description: 'It is switched on.' }),
    shadow: t.exposeBoolean('shadow', {
      description: 'It is matched and its firings are kept, but nobody is told and nothing is done.',
    }),
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
      resolve: async ({ eventType }, _a, context) => (await typeFor(eventType, context)).category,
    }),
    eventType: t.exposeString('eventType', {
      description: 'What it fires on, as in the catalogue.',
    }),
    trigger: t.field({
      type: TriggerEnum,
      description: 'What makes it fire.',
      resolve: async ({ eventType }, _a, context) => (await typeFor(eventType, context)).trigger,
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
  timed: t.field({
    type: TimedSettings,
    nullable: true,
    description: 'How long it must last and by which clock, for timed types.',
    resolve: ({ timed }) => timed,
  }),
  threshold: t.field({
    type: ThresholdSettings,
    nullable: true,
    description: 'When the count is too high, for threshold types.',
    resolve: ({ threshold, eventType }) => threshold && { ...threshold, eventType },
  }),
  pattern: t.field({
    type: 'JSON',
    nullable: true,
    description: 'What else must have happened: a sequence, an absence or a rate.',
    resolve: ({ pattern }) => swapInPattern(pattern, toGlobal),
  }),
  actions: t.field({
    type: 'JSON',
    description: 'What it does, in order: each of a kind of the catalogue, with its parts.',
    resolve: ({ actions }) => swapInActions(actions, toGlobal),
  }),
  tests: t.field({
    type: 'JSON',
    description: 'Examples that are tried at every save: name, values, at and expect.',
    resolve: ({ tests }) => swapInTests(tests, toGlobal),
  }),
  sentence: t.string({
    description: 'When it fires, in words.',
    resolve: (row, _a, context) => sentenceFor(row, signedIn(context)),
  }),
  actionsSentence: t.string({
    description: 'What it does, in words.',
    resolve: (row, _a, context) => actionsSentenceFor(row, signedIn(context)),
  }),
}));

builder.objectFields(EventDefinitionObject, (t) => ({
  doubts: t.field({
    type: [DefinitionDoubt],
    description: 'What may not be as it was meant.',
    resolve: async (row, _a, context) => (await doubtsIn(signedIn(context)))(row),
  }),
  versions: t.field({
    type: EventDefinitionVersionConnection,
    description: 'What it was before, newest first.',
    args: pageArguments,
    resolve: async ({ organizationId, id }, page, context) => {
      const request = readPage(page, ['number']);
      const rows = await signedIn(context).services.definitions.versions(organizationId, id, request);
      return pageOf(rows, request, ({ version }) => [version]);
    },
  }),
  mutedByViewer: t.boolean({
    description: 'The viewer wants to hear nothing of it.',
    resolve: async ({ id }, _a, context) => (await mutedById(signedIn(context), id)) !== null,
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

const typesOfCategory = (catalogue: Catalogue, filter: ValueFilter<string>): string[] =>
  catalogue.eventTypeNames.filter((name) => holdsValue(filter, knownEventType(catalogue, name).category));

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
      const { organizationId } = viewer;
      const { catalogueOf } = services.definitions;
      const request = readPage(page);
      const wanted = {
        scope,
        name: filter?.name,
        enabled: filter?.enabled,
        owner: keysOf('User', filter?.owner),
        eventTypes: filter?.category ? typesOfCategory(await catalogueOf(organizationId), filter.category) : undefined,
      };
      const rows = await services.definitions.store.list(viewer, wanted, request);
      return pageOf(rows, request, ({ ownerId, position, id }) => [ownerId ?? nobody, position, id]);
    },
  }),
}));
