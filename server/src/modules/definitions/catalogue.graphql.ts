import {
  builtInCatalogue,
  type Catalogue,
  conditionFieldsOf,
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
  type Recipient,
  variablesOf,
  type VariableDeclaration,
} from '@belfry/domain';
import { builder } from '../../platform/graphql/index.ts';
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

interface RecipientInfo {
  kind: Recipient['kind'];
  label: string;
  needs: 'user' | 'queue' | 'team' | 'role' | 'address' | null;
}

const recipients: Record<Recipient['kind'], Omit<RecipientInfo, 'kind'>> = {
  me: { label: 'Me', needs: null },
  owner: { label: 'Owner', needs: null },
  'acting-agent': { label: 'Acting agent', needs: null },
  'assigned-agent': { label: 'Assigned agent', needs: null },
  'previous-agent': { label: 'Previous agent', needs: null },
  user: { label: 'User', needs: 'user' },
  'queue-members': { label: 'Members of a queue', needs: 'queue' },
  team: { label: 'Team', needs: 'team' },
  role: { label: 'Role', needs: 'role' },
  'department-managers': { label: 'Managers of the department', needs: null },
  customer: { label: 'Customer', needs: null },
  address: { label: 'E-mail address', needs: 'address' },
};
const isRecipient = (kind: string): kind is Recipient['kind'] => Object.hasOwn(recipients, kind);

const RecipientKindInfo = builder.objectRef<RecipientInfo>('RecipientKindInfo').implement({
  description: 'Whom an action can go to.',
  fields: (t) => ({
    kind: t.exposeString('kind', { description: 'For actions.' }),
    label: t.exposeString('label', { description: 'Its name on screens.' }),
    needs: t.exposeString('needs', {
      nullable: true,
      description:
        'What has to be named with it: user, queue, team, role or address. For queue, none named means the interaction’s own.',
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
    recipients: t.field({
      type: [RecipientKindInfo],
      description: 'Whom actions can go to.',
      resolve: () =>
        Object.keys(recipients)
          .filter(isRecipient)
          .map((kind) => ({ kind, ...recipients[kind] })),
    }),
  }),
});

builder.queryField('eventCatalogue', (t) =>
  t.withAuth({ permission: 'events:read' }).field({
    type: EventCatalogue,
    description: 'Everything that event definitions are made of.',
    resolve: () => builtInCatalogue,
  }),
);
