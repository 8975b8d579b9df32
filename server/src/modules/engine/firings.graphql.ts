import {
  BooleanFilter,
  builder,
  connectionOf,
  DateTimeFilter,
  globalId,
  IdFilter,
  Node,
  nodeType,
  pageArguments,
  pageOf,
  readPage,
  rowsById,
  signedIn,
  type SignedInContext,
  type PageArguments,
  StringFilter,
} from '../../platform/graphql/index.ts';
import { isUuid } from '../../platform/ids.ts';
import { definitionById, EventDefinitionObject } from '../definitions/index.ts';
import { keysOf } from '../directory/index.ts';
import { interactionById, InteractionObject, userEventBySeq, UserEventObject } from '../interactions/index.ts';
import { NotificationObject } from '../notifications/index.ts';
import type { FiringFilter as Filter, FiringRow } from './firing.ts';
import { shownValues } from './shown-values.ts';

/** The firing of a key as far as the viewer may see it; null otherwise. */
export const firingById = rowsById<FiringRow>((ids, { viewer, services }) =>
  services.engine.firings.byIds(viewer, ids.filter(isUuid)),
);

const notifiedById = rowsById<{ id: string; count: number }>((ids, { viewer, services }) =>
  services.engine.firings.notified(viewer.organizationId, ids),
);

const firingsByCause = rowsById<{ id: string; firings: FiringRow[] }>(async (seqs, { viewer, services }) => {
  const bySeq = Map.groupBy(await services.engine.firings.ofCauses(viewer, seqs.map(Number)), ({ causeSeq }) =>
    String(causeSeq),
  );
  return [...bySeq].map(([id, firings]) => ({ id, firings }));
});

const day = 86_400_000;
const activityById = rowsById<{ id: string; count: number; lastAt: number | null }>(
  (definitionIds, { viewer, services }) =>
    services.engine.firings.activity(viewer.organizationId, {
      definitionIds,
      since: services.clock.now() - day,
    }),
);

export const FiringObject = builder.objectRef<FiringRow>('Firing').implement({
  description: 'That an event definition fired: on what, when, and what it saw.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({ description: 'Opaque and stable.', resolve: ({ id }) => globalId('Firing', id) }),
    definition: t.field({
      type: EventDefinitionObject,
      nullable: true,
      description: 'What fired, as far as the viewer may see it.',
      resolve: ({ definitionId }, _a, context) => definitionById(signedIn(context), definitionId),
    }),
    definitionName: t.exposeString('definitionName', { description: 'What it was called then.' }),
    cause: t.field({
      type: UserEventObject,
      nullable: true,
      description:
        'The user event that it fired for, or that began what it fired for, as far as the viewer may see it.',
      resolve: ({ causeSeq }, _a, context) => (causeSeq === null ? null : userEventBySeq(signedIn(context), causeSeq)),
    }),
    interaction: t.field({
      type: InteractionObject,
      nullable: true,
      description: 'What it is about, as far as the viewer may see it.',
      resolve: ({ interactionId }, _a, context) => interactionById(signedIn(context), interactionId),
    }),
    kind: t.exposeString('kind', {
      description:
        'instant, timed, timed-again, threshold-started, threshold-still, threshold-over, sequence, absence, rate or manual.',
    }),
    shadow: t.exposeBoolean('shadow', {
      description: 'It was only tried out: nobody was told and nothing was done.',
    }),
    late: t.exposeBoolean('late', { description: 'Its cause came late, or it fired long after it was due.' }),
    firedAt: t.field({ type: 'DateTime', description: 'When.', resolve: ({ firedAt }) => firedAt }),
    values: t.field({
      type: 'JSON',
      description: 'What it saw: the fields of its event type, and beside each reference its name.',
      resolve: ({ values }) => shownValues(values),
    }),
    notifications: t.int({
      description: 'How many users it notified.',
      resolve: async ({ id }, _a, context) => (await notifiedById(signedIn(context), id))?.count ?? 0,
    }),
  }),
});

nodeType('Firing', (key, context) => firingById(context, key));

const FiringFilter = builder.inputType('FiringFilter', {
  description: 'Firings that …',
  fields: (t) => ({
    definition: t.field({ type: IdFilter, description: 'By what fired.' }),
    interaction: t.field({ type: IdFilter, description: 'By what they are about.' }),
    user: t.field({ type: IdFilter, description: 'By whom they notified, or whose event definition fired.' }),
    kind: t.field({ type: StringFilter, description: 'By kind.' }),
    shadow: t.field({ type: BooleanFilter, description: 'By whether they were only tried out.' }),
    firedAt: t.field({ type: DateTimeFilter, description: 'By when.' }),
  }),
});
const FiringConnection = connectionOf('Firing', FiringObject);

async function pageOfFirings({ viewer, services }: SignedInContext, filter: Filter, page: PageArguments) {
  const request = readPage(page);
  const rows = await services.engine.firings.list(viewer, filter, request);
  return pageOf(rows, request, ({ firedAt, id }) => [new Date(firedAt).toISOString(), id]);
}

builder.queryFields((t) => ({
  firings: t.withAuth({ permission: 'firings:read' }).field({
    type: FiringConnection,
    description: 'Firings, newest first.',
    args: { filter: t.arg({ type: FiringFilter, description: 'Which.' }), ...pageArguments },
    resolve: (_root, { filter, ...page }, context) =>
      pageOfFirings(
        context,
        {
          definition: keysOf('EventDefinition', filter?.definition),
          interaction: keysOf('Interaction', filter?.interaction),
          user: keysOf('User', filter?.user),
          kind: filter?.kind,
          shadow: filter?.shadow,
          firedAt: filter?.firedAt,
        },
        page,
      ),
  }),
}));

builder.objectFields(InteractionObject, (t) => ({
  firings: t.field({
    type: FiringConnection,
    description: 'What event definitions fired about it, newest first, as far as the viewer may see it.',
    args: { ...pageArguments },
    resolve: ({ id }, page, context) => pageOfFirings(signedIn(context), { interaction: { eq: id } }, page),
  }),
}));

builder.objectFields(UserEventObject, (t) => ({
  firings: t.field({
    type: [FiringObject],
    description: 'What it set off, oldest first, 20 at most, as far as the viewer may see it.',
    resolve: async ({ seq }, _a, context) => (await firingsByCause(signedIn(context), String(seq)))?.firings ?? [],
  }),
}));

builder.objectFields(NotificationObject, (t) => ({
  firing: t.field({
    type: FiringObject,
    nullable: true,
    description: 'The firing that told it, as far as the viewer may see it.',
    resolve: ({ firingId }, _a, context) => firingById(signedIn(context), firingId),
  }),
}));

builder.objectFields(EventDefinitionObject, (t) => ({
  firedLastDay: t.int({
    description: 'How often it fired in the last 24 hours.',
    resolve: async ({ id }, _a, context) => (await activityById(signedIn(context), id))?.count ?? 0,
  }),
  lastFiredAt: t.field({
    type: 'DateTime',
    nullable: true,
    description: 'When it fired last.',
    resolve: async ({ id }, _a, context) => (await activityById(signedIn(context), id))?.lastAt ?? null,
  }),
}));
