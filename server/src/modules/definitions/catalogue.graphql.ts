import {
  type Catalogue,
  conditionFieldsOf,
  type CountDeclaration,
  dataTypes,
  type DataType,
  eventCategories,
  type EventCategory,
  type EventTypeDeclaration,
  type EventTypeName,
  type FieldDeclaration,
  type FieldName,
  knownEventType,
  knownField,
  type OperatorDeclaration,
  operators,
  variablesOf,
  type VariableDeclaration,
} from '@belfry/domain';
import { builder } from '../../platform/graphql/index.ts';
import { UserEventTypeEnum } from '../interactions/index.ts';
import { ActionKindInfo, actions, RecipientKindInfo, recipients } from './catalogue-actions.graphql.ts';
import { TriggerEnum } from './words.graphql.ts';

interface NamedField extends FieldDeclaration {
  name: FieldName;
}

interface NamedType extends EventTypeDeclaration {
  name: EventTypeName;
  catalogue: Catalogue;
}

interface NamedCategory {
  name: EventCategory;
  types: readonly NamedType[];
}

const categoriesOf = (catalogue: Catalogue): NamedCategory[] => {
  const types = catalogue.eventTypeNames.map((name) => ({ name, catalogue, ...knownEventType(catalogue, name) }));
  return Object.keys(eventCategories)
    .filter(isCategory)
    .map((name) => ({ name, types: types.filter(({ category }) => category === name) }))
    .filter((category) => category.types.length > 0);
};

const isCategory = (name: string): name is EventCategory => Object.hasOwn(eventCategories, name);

const FieldInfo = builder.objectRef<NamedField>('EventFieldInfo').implement({
  description: 'A field that conditions and texts of an event type can name.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Its name in conditions.' }),
    label: t.string({
      description: 'Its name on screens.',
      resolve: ({ label }) => label,
    }),
    meaning: t.string({ description: 'What it holds.', resolve: ({ meaning }) => meaning }),
    data: t.string({
      description: 'What sort of data it holds; the operators go by it.',
      resolve: ({ data }) => data,
    }),
    variable: t.string({
      nullable: true,
      description: 'Its name in texts, without the number signs.',
      resolve: ({ variable }) => variable,
    }),
    choices: t.stringList({
      nullable: true,
      description: 'Its values, where they are a list; from least to most where they have an order.',
      resolve: ({ choices }) => (choices ? [...choices] : null),
    }),
    refersTo: t.string({
      nullable: true,
      description: 'What it refers to: user, queue, team or department.',
      resolve: ({ refersTo }) => refersTo ?? null,
    }),
  }),
});

const VariableInfo = builder.objectRef<VariableDeclaration>('VariableInfo').implement({
  description: 'A variable of texts.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Its name, written between number signs.' }),
    meaning: t.exposeString('meaning', { description: 'What it stands for.' }),
  }),
});

const CountInfo = builder.objectRef<CountDeclaration>('CountInfo').implement({
  description: 'What a threshold type counts, and by what.',
  fields: (t) => ({
    of: t.exposeString('of', {
      description:
        'waiting: interactions in a queue; open: live interactions by their owner; available: users in a queue; service-level: percent answered in time; gauge: a value that is reported.',
    }),
    per: t.exposeString('per', { description: 'queue, agent, group, department or organization.' }),
    passes: t.exposeString('passes', { description: 'above: it starts above its level; below: it starts below.' }),
  }),
});

const TypeInfo = builder.objectRef<NamedType>('EventTypeInfo').implement({
  description: 'What a definition can fire on.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'For eventType.' }),
    label: t.string({
      description: 'Its name on screens, without its category.',
      resolve: ({ label }) => label,
    }),
    meaning: t.string({
      description: 'When it happens.',
      resolve: ({ meaning }) => meaning,
    }),
    trigger: t.field({
      type: TriggerEnum,
      description: 'What makes it fire.',
      resolve: ({ trigger }) => trigger,
    }),
    subject: t.exposeString('subject', { description: 'What it is about: interaction, user, task and so on.' }),
    administratorsOnly: t.boolean({
      description: 'Only Global events can have it.',
      resolve: ({ administratorsOnly }) => administratorsOnly === true,
    }),
    custom: t.boolean({
      description: 'An integrator has declared it.',
      resolve: ({ customType }) => customType !== undefined,
    }),
    patterns: t.boolean({
      description: 'Its definitions can have a pattern: a sequence, an absence or a rate.',
      resolve: ({ trigger }) => trigger === 'event',
    }),
    facts: t.field({
      type: [UserEventTypeEnum],
      description: 'The user events that fire it, begin what it times, or move its count.',
      resolve: ({ facts }) => [...facts],
    }),
    fields: t.field({
      type: [FieldInfo],
      description: 'What its conditions can name.',
      resolve: ({ name, catalogue }) =>
        conditionFieldsOf(name, catalogue).map((field) => ({ name: field, ...knownField(catalogue, field, name) })),
    }),
    defaultTitle: t.string({
      description: 'The title to begin with.',
      resolve: ({ defaultTitle }) => defaultTitle,
    }),
    defaultBody: t.string({
      description: 'The text to begin with.',
      resolve: ({ defaultBody }) => defaultBody,
    }),
    variables: t.field({
      type: [VariableInfo],
      description: 'What its texts can name.',
      resolve: ({ name, catalogue }) => [...variablesOf(name, catalogue)],
    }),
  }),
});

builder.objectFields(TypeInfo, (t) => ({
  count: t.field({
    type: CountInfo,
    nullable: true,
    description: 'What it counts, where it is a threshold type.',
    resolve: ({ count }) => count ?? null,
  }),
  countsFrom: t.string({
    nullable: true,
    description:
      'Of timed types that count from an instant which their subject names: the field that tells it. Their `after` may be zero, to fire at that instant.',
    resolve: ({ countsFrom }) => countsFrom ?? null,
  }),
}));

const CategoryInfo = builder.objectRef<NamedCategory>('EventCategory').implement({
  description: 'A group of event types.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'Its name.' }),
    meaning: t.string({ description: 'What is in it.', resolve: ({ name }) => eventCategories[name] }),
    administratorsOnly: t.boolean({
      description: 'Only Global events can have its types.',
      resolve: ({ types }) => types.every(({ administratorsOnly }) => administratorsOnly === true),
    }),
    eventTypes: t.field({ type: [TypeInfo], description: 'Its types.', resolve: ({ types }) => [...types] }),
  }),
});

const OperatorInfo = builder.objectRef<OperatorDeclaration>('OperatorInfo').implement({
  description: 'A way to compare a field.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'For conditions.' }),
    label: t.string({ description: 'Its name on screens.', resolve: ({ name }) => name }),
    values: t.string({
      description:
        'The shape of what it compares with: none, text, texts, pattern, number, range, duration, duration-range, choice, choices, references, instant, clock-window, weekdays or yes-no. Durations are milliseconds.',
      resolve: ({ value }) => value,
    }),
  }),
});

const OperatorsOfData = builder.objectRef<DataType>('OperatorsOfData').implement({
  description: 'The operators of one sort of data.',
  fields: (t) => ({
    data: t.string({ description: 'The sort of data.', resolve: (data) => data }),
    operators: t.field({
      type: [OperatorInfo],
      description: 'Its operators.',
      resolve: (data) => [...operators[data]],
    }),
  }),
});

const EventCatalogue = builder.objectRef<Catalogue>('EventCatalogue').implement({
  description: 'Everything that event definitions are made of.',
  fields: (t) => ({
    categories: t.field({
      type: [CategoryInfo],
      description: 'The groups of event types.',
      resolve: categoriesOf,
    }),
    operators: t.field({
      type: [OperatorsOfData],
      description: 'The operators of each sort of data.',
      resolve: () => [...dataTypes],
    }),
    actions: t.field({
      type: [ActionKindInfo],
      description: 'What firings can do.',
      resolve: actions,
    }),
    recipients: t.field({
      type: [RecipientKindInfo],
      description: 'Whom actions can go to.',
      resolve: recipients,
    }),
  }),
});

builder.queryField('eventCatalogue', (t) =>
  t.withAuth({ permission: 'events:read' }).field({
    type: EventCatalogue,
    description: 'Everything that event definitions are made of.',
    resolve: (_root, _args, { viewer, services }) => services.definitions.catalogueOf(viewer.organizationId),
  }),
);
