import { builder, globalId, keyOf, resultOf } from '../../platform/graphql/index.ts';
import { changedPayload } from './changed-payload.graphql.ts';
import { maySeeDefinition } from './definition-access.ts';
import type { DefinitionResult } from './definition-needs.ts';
import type { DefinitionRow } from './definition.ts';
import { EventDefinitionObject } from './definitions.graphql.ts';
import { DefinitionScopeEnum } from './words.graphql.ts';

const which = 'Which.';
const expectedVersion = 'The version that the caller has seen; any unless given.';

const MoveInput = builder.inputType('MoveEventDefinitionInput', {
  description: 'Which event definition to move, and where.',
  fields: (t) => ({
    id: t.id({ required: true, description: which }),
    scope: t.field({
      type: DefinitionScopeEnum,
      description: 'GLOBAL, or MINE for the viewer’s own; it stays with its owner unless given.',
    }),
    position: t.int({ description: 'Its new place, from 1; beyond the last is the last.' }),
  }),
});
const DuplicateInput = builder.inputType('DuplicateEventDefinitionInput', {
  description: 'Which event definition to make again.',
  fields: (t) => ({
    id: t.id({ required: true, description: which }),
    scope: t.field({
      type: DefinitionScopeEnum,
      description:
        'MINE or GLOBAL. Unless given, Global ones stay Global if the viewer may have such; all others are the viewer’s own.',
    }),
    name: t.string({ description: 'What to call it; “Copy of …” unless given.' }),
  }),
});
const HandOverInput = builder.inputType('HandOverEventDefinitionInput', {
  description: 'Which event definition to give to whom.',
  fields: (t) => ({
    id: t.id({ required: true, description: which }),
    userId: t.id({ required: true, description: 'Its new owner: active, and with a role that includes My Events.' }),
  }),
});
const SetManyInput = builder.inputType('SetEventDefinitionsEnabledInput', {
  description: 'Which event definitions to switch, and how.',
  fields: (t) => ({
    ids: t.idList({ required: true, description: 'Which, up to 500.' }),
    enabled: t.boolean({ required: true, description: 'On or off.' }),
  }),
});
const RestoreInput = builder.inputType('RestoreVersionInput', {
  description: 'Which version of an event definition is to be its present one again.',
  fields: (t) => ({
    id: t.id({ required: true, description: which }),
    version: t.int({ required: true, description: 'The version to go back to.' }),
    expectedVersion: t.int({ description: expectedVersion }),
  }),
});
const PromoteInput = builder.inputType('PromoteShadowInput', {
  description: 'Which shadow is to do what it says from now on.',
  fields: (t) => ({
    id: t.id({ required: true, description: which }),
    expectedVersion: t.int({ description: expectedVersion }),
  }),
});
const MuteInput = builder.inputType('MuteEventDefinitionInput', {
  description: 'Which event definition to hear nothing of, or to hear of again.',
  fields: (t) => ({
    id: t.id({ required: true, description: which }),
    muted: t.boolean({ required: true, description: 'Muted or not.' }),
  }),
});

const SetManyPayload = builder
  .objectRef<{ eventDefinitions: DefinitionRow[] }>('SetEventDefinitionsEnabledPayload')
  .implement({
    description: 'The event definitions as they are now.',
    fields: (t) => ({
      eventDefinitions: t.field({
        type: [EventDefinitionObject],
        description: 'As they are now, in the order in which they were named.',
        resolve: ({ eventDefinitions }) => eventDefinitions,
      }),
    }),
  });

interface Muted {
  id: string;
  muted: boolean;
  seen: DefinitionRow | null;
}

const MutePayload = builder.objectRef<Muted>('MuteEventDefinitionPayload').implement({
  description: 'Whether it is muted now.',
  fields: (t) => ({
    id: t.id({ description: 'Which.', resolve: ({ id }) => globalId('EventDefinition', id) }),
    muted: t.exposeBoolean('muted', { description: 'The viewer hears nothing of it.' }),
    eventDefinition: t.field({
      type: EventDefinitionObject,
      nullable: true,
      description: 'The event definition, if the viewer may see it.',
      resolve: ({ seen }) => seen,
    }),
  }),
});

const MoveResult = resultOf('MoveEventDefinitionResult', changedPayload('MoveEventDefinition'));
const DuplicateResult = resultOf('DuplicateEventDefinitionResult', changedPayload('DuplicateEventDefinition'));
const HandOverResult = resultOf('HandOverEventDefinitionResult', changedPayload('HandOverEventDefinition'));
const RestoreResult = resultOf('RestoreVersionResult', changedPayload('RestoreVersion'));
const PromoteResult = resultOf('PromoteShadowResult', changedPayload('PromoteShadow'));
const SetManyResult = resultOf('SetEventDefinitionsEnabledResult', SetManyPayload);
const MuteResult = resultOf('MuteEventDefinitionResult', MutePayload);

const changed = (result: DefinitionResult) => (result.ok ? { eventDefinition: result.value } : result.problem);
const keyed = <Input extends { id: string }>(input: Input): Input => ({
  ...input,
  id: keyOf('EventDefinition', input.id),
});

builder.mutationFields((t) => ({
  moveEventDefinition: t.withAuth({ signedIn: true }).field({
    type: MoveResult,
    description: 'Move an event definition to another place, or to Global. They fire in the order of their places.',
    args: { input: t.arg({ type: MoveInput, required: true, description: 'Which, and where.' }) },
    resolve: async (_root, { input }, { viewer, services }) =>
      changed(await services.definitions.move(viewer, keyed(input))),
  }),
  duplicateEventDefinition: t.withAuth({ signedIn: true }).field({
    type: DuplicateResult,
    description: 'Make another event definition that says the same. It begins switched off.',
    args: { input: t.arg({ type: DuplicateInput, required: true, description: 'Which.' }) },
    resolve: async (_root, { input }, { viewer, services }) =>
      changed(await services.definitions.duplicate(viewer, keyed(input))),
  }),
  handOverEventDefinition: t.withAuth({ signedIn: true }).field({
    type: HandOverResult,
    description: 'Give an event definition to another user. What had to rest because its owner was gone works again.',
    args: { input: t.arg({ type: HandOverInput, required: true, description: 'Which, and to whom.' }) },
    resolve: async (_root, { input: { id, userId } }, { viewer, services }) => {
      const input = { id: keyOf('EventDefinition', id), userId: keyOf('User', userId) };
      return changed(await services.definitions.handOver(viewer, input));
    },
  }),
  setEventDefinitionsEnabled: t.withAuth({ signedIn: true }).field({
    type: SetManyResult,
    description: 'Switch many event definitions on or off: all of them or none.',
    args: { input: t.arg({ type: SetManyInput, required: true, description: 'Which, and how.' }) },
    resolve: async (_root, { input: { ids, enabled } }, { viewer, services }) => {
      const input = { ids: ids.map((id) => keyOf('EventDefinition', id)), enabled };
      const result = await services.definitions.setManyEnabled(viewer, input);
      return result.ok ? { eventDefinitions: result.value } : result.problem;
    },
  }),
  restoreVersion: t.withAuth({ signedIn: true }).field({
    type: RestoreResult,
    description: 'Go back to an earlier version of an event definition. That makes a new version.',
    args: { input: t.arg({ type: RestoreInput, required: true, description: 'Which.' }) },
    resolve: async (_root, { input }, { viewer, services }) =>
      changed(await services.definitions.restoreVersion(viewer, keyed(input))),
  }),
  promoteShadow: t.withAuth({ signedIn: true }).field({
    type: PromoteResult,
    description: 'Let a shadow do what it says from now on.',
    args: { input: t.arg({ type: PromoteInput, required: true, description: 'Which.' }) },
    resolve: async (_root, { input }, { viewer, services }) =>
      changed(await services.definitions.promoteShadow(viewer, keyed(input))),
  }),
  muteEventDefinition: t.withAuth({ signedIn: true }).field({
    type: MuteResult,
    description: 'Hear nothing of an event definition any more, or hear of it again. Others are told as before.',
    args: { input: t.arg({ type: MuteInput, required: true, description: 'Which, and how.' }) },
    resolve: async (_root, { input }, { viewer, services }) => {
      const { id, muted } = keyed(input);
      const result = await services.definitions.mute(viewer, { id, muted });
      if (!result.ok) return result.problem;
      return { id, muted, seen: maySeeDefinition(viewer, result.value) ? result.value : null };
    },
  }),
}));
