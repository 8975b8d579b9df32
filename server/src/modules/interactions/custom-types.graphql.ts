import { nameOfCustom, type PayloadField } from '@belfry/domain';
import { builder, enumOf, resultOf } from '../../platform/graphql/index.ts';
import type { CustomTypeRow } from './custom-type.ts';
import type { Declared } from './declare-event-type.ts';

const CustomSubjectEnum = enumOf<CustomTypeRow['subject']>('CustomTypeSubject', 'What a declared type is about.', {
  custom: 'Something of the source’s own, named by each user event as its subject.',
  interaction: 'An interaction.',
});

const DeclarationEnum = enumOf<Declared['change']>('DeclarationChange', 'What became of a declared type.', {
  created: 'It is new.',
  changed: 'It is the next version of one that was declared before.',
  unchanged: 'It was declared just so before.',
});

interface NamedPayloadField extends PayloadField {
  name: string;
}

const CustomField = builder.objectRef<NamedPayloadField>('CustomField').implement({
  description: 'A field of a declared type’s payload.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Its name in the payload; in conditions after `custom.`.' }),
    data: t.exposeString('data', {
      description: 'What it holds: text, number, duration, choice, time, yes-no or list.',
    }),
    meaning: t.exposeString('meaning', { description: 'What it says.' }),
    required: t.boolean({
      description: 'Whether each user event must have it.',
      resolve: ({ required }) => required === true,
    }),
    choices: t.stringList({
      nullable: true,
      description: 'The values it may have, where they are a list.',
      resolve: ({ choices }) => (choices ? [...choices] : null),
    }),
  }),
});

const CustomEventType = builder.objectRef<CustomTypeRow>('CustomEventType').implement({
  description: 'An event type that an integrator has declared, and its user event.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'For customType of its user events.' }),
    eventType: t.string({
      description: 'For eventType of event definitions.',
      resolve: ({ name }) => nameOfCustom(name),
    }),
    label: t.exposeString('label', { description: 'Its name on screens.' }),
    meaning: t.exposeString('meaning', { description: 'When it happens.' }),
    subject: t.field({
      type: CustomSubjectEnum,
      description: 'What it is about.',
      resolve: ({ subject }) => subject,
    }),
    fields: t.field({
      type: [CustomField],
      description: 'Its payload.',
      resolve: ({ fields }) => Object.entries(fields).map(([name, field]) => ({ name, ...field })),
    }),
    version: t.exposeInt('version', { description: 'Counted at each change.' }),
    declaredAt: t.field({
      type: 'DateTime',
      description: 'When it was first declared.',
      resolve: ({ declaredAt }) => declaredAt,
    }),
    changedAt: t.field({
      type: 'DateTime',
      description: 'When it was last changed.',
      resolve: ({ changedAt }) => changedAt,
    }),
  }),
});

const DeclareInput = builder.inputType('DeclareEventTypeInput', {
  description: 'An event type of one’s own. Declared again, fields may only be added or widened.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Like order.shipped: small letters, a dot between its words.' }),
    label: t.string({ required: true, description: 'Its name on screens.' }),
    meaning: t.string({ required: true, description: 'When it happens, in a sentence.' }),
    subject: t.field({ type: CustomSubjectEnum, description: 'What it is about; CUSTOM unless given.' }),
    fields: t.field({
      type: 'JSON',
      description:
        'Its payload: `{total: {data: "number", meaning: "…", required: true}}`. data is text, number, duration, choice (with choices), time, yes-no or list.',
    }),
  }),
});

const DeclarePayload = builder.objectRef<Declared>('DeclareEventTypePayload').implement({
  description: 'The event type as it is declared now.',
  fields: (t) => ({
    customEventType: t.field({
      type: CustomEventType,
      description: 'As it is declared now.',
      resolve: ({ type }) => type,
    }),
    change: t.field({ type: DeclarationEnum, description: 'What became of it.', resolve: ({ change }) => change }),
  }),
});

builder.mutationField('declareEventType', (t) =>
  t.withAuth({ permission: 'custom-types:declare' }).field({
    type: resultOf('DeclareEventTypeResult', DeclarePayload),
    description: 'Declare an event type of one’s own: its user events are checked by it, and events can be made on it.',
    args: { input: t.arg({ type: DeclareInput, required: true, description: 'The type.' }) },
    resolve: async (_root, { input }, { viewer, services }) => {
      const declared = await services.interactions.declareEventType(viewer, input);
      return declared.ok ? declared.value : declared.problem;
    },
  }),
);

builder.queryField('customEventTypes', (t) =>
  t.withAuth({ permission: 'user-events:read' }).field({
    type: [CustomEventType],
    description: 'The event types that integrators have declared, by name.',
    resolve: (_root, _args, { viewer, services }) => services.interactions.customTypes(viewer.organizationId),
  }),
);
