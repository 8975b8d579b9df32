import { builder, globalId, keyOf, resultOf } from '../../platform/graphql/index.ts';
import type { DefinitionResult } from './create-definition.ts';
import type { DefinitionRow } from './definition.ts';
import { EventDefinitionObject } from './definitions.graphql.ts';
import { DefinitionScopeEnum } from './words.graphql.ts';

const ThresholdInput = builder.inputType('ThresholdInput', {
  description: 'When a count is too high.',
  fields: (t) => ({
    level: t.int({ required: true, description: 'It starts when the count rises above this.' }),
    clearLevel: t.int({
      description: 'It is over when the count falls to this; the level unless given.',
    }),
    queueId: t.id({ description: 'The queue to watch; each by itself unless given.' }),
  }),
});

const described = {
  name: 'What to call it, up to 120 characters.',
  eventType: 'What it fires on, as in the catalogue.',
  condition:
    'What must be true: `{kind: "all" | "any", of: […]}`, `{kind: "not", of: …}`, `{kind: "test", field, operator, value}`. Everything unless given.',
  after: 'How long it must last, for timed types.',
  threshold: 'When the count is too high, for threshold types.',
  actions: 'What it does: `[{kind: "notify", to, severity, title, body} | {kind: "send-email", to, subject, body}]`.',
  timeZone: 'IANA name of the time zone of its times of day.',
} as const;

const CreateInput = builder.inputType('CreateEventDefinitionInput', {
  description: 'A new event definition.',
  fields: (t) => ({
    scope: t.field({
      type: DefinitionScopeEnum,
      required: true,
      defaultValue: 'mine',
      description: 'MINE or GLOBAL.',
    }),
    name: t.string({ required: true, description: described.name }),
    enabled: t.boolean({
      required: true,
      defaultValue: true,
      description: 'Whether it is switched on.',
    }),
    eventType: t.string({ required: true, description: described.eventType }),
    condition: t.field({ type: 'JSON', description: described.condition }),
    after: t.field({ type: 'Duration', description: described.after }),
    threshold: t.field({ type: ThresholdInput, description: described.threshold }),
    actions: t.field({ type: 'JSON', required: true, description: described.actions }),
    timeZone: t.string({ description: `${described.timeZone} The organization’s unless given.` }),
    idempotencyKey: t.string({
      description: 'Sent again with the same input, it is the same definition.',
    }),
  }),
});

const UpdateInput = builder.inputType('UpdateEventDefinitionInput', {
  description: 'What to change of an event definition; what is left out stays.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Which.' }),
    expectedVersion: t.int({
      required: true,
      description: 'The version that the change is made to.',
    }),
    name: t.string({ description: described.name }),
    enabled: t.boolean({ description: 'Whether it is switched on.' }),
    eventType: t.string({ description: described.eventType }),
    condition: t.field({ type: 'JSON', description: described.condition }),
    after: t.field({ type: 'Duration', description: described.after }),
    threshold: t.field({ type: ThresholdInput, description: described.threshold }),
    actions: t.field({ type: 'JSON', description: described.actions }),
    timeZone: t.string({ description: described.timeZone }),
  }),
});

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

interface Changed {
  eventDefinition: DefinitionRow;
}

const payload = (name: string) =>
  builder.objectRef<Changed>(`${name}Payload`).implement({
    description: 'The event definition as it is now.',
    fields: (t) => ({
      eventDefinition: t.field({
        type: EventDefinitionObject,
        description: 'As it is now.',
        resolve: ({ eventDefinition }) => eventDefinition,
      }),
    }),
  });

const DeletePayload = builder.objectRef<{ deletedId: string }>('DeleteEventDefinitionPayload').implement({
  description: 'What was deleted.',
  fields: (t) => ({ deletedId: t.exposeID('deletedId', { description: 'Its id.' }) }),
});

const CreateResult = resultOf('CreateEventDefinitionResult', payload('CreateEventDefinition'));
const UpdateResult = resultOf('UpdateEventDefinitionResult', payload('UpdateEventDefinition'));
const SetEnabledResult = resultOf('SetEventDefinitionEnabledResult', payload('SetEventDefinitionEnabled'));
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
