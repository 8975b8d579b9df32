import { builder, globalId, keyOf, resultOf } from '../../platform/graphql/index.ts';
import { changedPayload } from './changed-payload.graphql.ts';
import { CreateInput, UpdateInput } from './definition-inputs.graphql.ts';
import type { DefinitionResult } from './definition-needs.ts';

const target = {
  id: 'Which.',
  expectedVersion: 'The version that the caller has seen; any unless given.',
} as const;

const SetEnabledInput = builder.inputType('SetEventDefinitionEnabledInput', {
  description: 'Which event definition to switch, and how.',
  fields: (t) => ({
    id: t.id({ required: true, description: target.id }),
    enabled: t.boolean({ required: true, description: 'On or off.' }),
    expectedVersion: t.int({ description: target.expectedVersion }),
  }),
});

const DeleteInput = builder.inputType('DeleteEventDefinitionInput', {
  description: 'Which event definition to delete.',
  fields: (t) => ({
    id: t.id({ required: true, description: target.id }),
    expectedVersion: t.int({ description: target.expectedVersion }),
  }),
});

const DeletePayload = builder.objectRef<{ deletedId: string }>('DeleteEventDefinitionPayload').implement({
  description: 'What was deleted.',
  fields: (t) => ({ deletedId: t.exposeID('deletedId', { description: 'Its id.' }) }),
});

const CreateResult = resultOf('CreateEventDefinitionResult', changedPayload('CreateEventDefinition'));
const UpdateResult = resultOf('UpdateEventDefinitionResult', changedPayload('UpdateEventDefinition'));
const SetEnabledResult = resultOf('SetEventDefinitionEnabledResult', changedPayload('SetEventDefinitionEnabled'));
const DeleteResult = resultOf('DeleteEventDefinitionResult', DeletePayload);

const changed = (result: DefinitionResult) => (result.ok ? { eventDefinition: result.value } : result.problem);
const keyed = <Input extends { id: string }>(input: Input): Input => ({
  ...input,
  id: keyOf('EventDefinition', input.id),
});

builder.mutationFields((t) => ({
  createEventDefinition: t.withAuth({ signedIn: true }).field({
    type: CreateResult,
    description: 'Make an event definition: one’s own, or a Global one.',
    args: { input: t.arg({ type: CreateInput, required: true, description: 'The definition.' }) },
    resolve: async (_root, { input }, { viewer, services }) =>
      changed(await services.definitions.create(viewer, input)),
  }),
  updateEventDefinition: t.withAuth({ signedIn: true }).field({
    type: UpdateResult,
    description: 'Change an event definition.',
    args: { input: t.arg({ type: UpdateInput, required: true, description: 'What to change.' }) },
    resolve: async (_root, { input }, { viewer, services }) =>
      changed(await services.definitions.update(viewer, keyed(input))),
  }),
  setEventDefinitionEnabled: t.withAuth({ signedIn: true }).field({
    type: SetEnabledResult,
    description: 'Switch an event definition on or off.',
    args: {
      input: t.arg({ type: SetEnabledInput, required: true, description: 'Which, and how.' }),
    },
    resolve: async (_root, { input }, { viewer, services }) =>
      changed(await services.definitions.setEnabled(viewer, keyed(input))),
  }),
  deleteEventDefinition: t.withAuth({ signedIn: true }).field({
    type: DeleteResult,
    description: 'Delete an event definition. What it fired stays.',
    args: { input: t.arg({ type: DeleteInput, required: true, description: 'Which.' }) },
    resolve: async (_root, { input }, { viewer, services }) => {
      const result = await services.definitions.delete(viewer, keyed(input));
      return result.ok ? { deletedId: globalId('EventDefinition', result.value) } : result.problem;
    },
  }),
}));
