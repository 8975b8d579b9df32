import { can } from '@belfry/domain';
import {
  builder,
  connectionOf,
  enumOf,
  globalId,
  keyOf,
  Node,
  nodeType,
  pageArguments,
  pageOfAll,
  readPage,
  resultOf,
  rowsById,
} from '../../platform/graphql/index.ts';
import { isUuid } from '../../platform/ids.ts';
import type { ProviderKind, ProviderRow } from './provider.ts';

const ProviderKindEnum = enumOf<ProviderKind>('ProviderKind', 'What a provider is told.', {
  json: 'JSON of id, title and body.',
  chat: 'JSON of text, as chat services take it.',
});

const providerById = rowsById<ProviderRow>((ids, { viewer, services }) =>
  can(viewer, 'webhooks:manage')
    ? services.delivery.providers.byIds(viewer.organizationId, ids.filter(isUuid))
    : Promise.resolve([]),
);

const ProviderObject = builder.objectRef<ProviderRow>('Provider').implement({
  description: 'An outside service that events can tell.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({ description: 'Opaque and stable.', resolve: ({ id }) => globalId('Provider', id) }),
    name: t.exposeString('name', { description: 'What it is called.' }),
    kind: t.field({ type: ProviderKindEnum, description: 'What it is told.', resolve: ({ kind }) => kind }),
    url: t.exposeString('url', { description: 'Where it is.' }),
    headerNames: t.exposeStringList('headerNames', {
      description: 'Names of the headers that are sent along; their values are secret.',
    }),
    enabled: t.exposeBoolean('enabled', { description: 'Whether it is switched on.' }),
    version: t.exposeInt('version', { description: 'Rises with each change.' }),
    createdAt: t.field({ type: 'DateTime', description: 'Since when.', resolve: ({ createdAt }) => createdAt }),
  }),
});
nodeType('Provider', (key, context) => providerById(context, key));
const ProviderConnection = connectionOf('Provider', ProviderObject);

const HeaderInput = builder.inputType('HeaderInput', {
  description: 'One header of a request.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Its name.' }),
    value: t.string({ required: true, description: 'Its value, one line.' }),
  }),
});
const described = {
  name: 'What to call it, up to 120 characters.',
  kind: 'What it is told.',
  url: 'Where it is: an https address on port 443 or 8443.',
  headers: 'Headers to send along, such as a token; they are kept secret.',
  enabled: 'Whether it is switched on.',
} as const;
const CreateInput = builder.inputType('CreateProviderInput', {
  description: 'A new provider.',
  fields: (t) => ({
    name: t.string({ required: true, description: described.name }),
    kind: t.field({ type: ProviderKindEnum, required: true, defaultValue: 'json', description: described.kind }),
    url: t.string({ required: true, description: described.url }),
    headers: t.field({ type: [HeaderInput], required: true, defaultValue: [], description: described.headers }),
    enabled: t.boolean({ required: true, defaultValue: true, description: described.enabled }),
    idempotencyKey: t.string({ description: 'Sent again with the same input, it is the same provider.' }),
  }),
});
const UpdateInput = builder.inputType('UpdateProviderInput', {
  description: 'What to change of a provider; what is left out stays.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Which.' }),
    expectedVersion: t.int({ required: true, description: 'The version that the change is made to.' }),
    name: t.string({ description: described.name }),
    kind: t.field({ type: ProviderKindEnum, description: described.kind }),
    url: t.string({ description: described.url }),
    headers: t.field({ type: [HeaderInput], description: `${described.headers} Needed with a new address.` }),
    enabled: t.boolean({ description: described.enabled }),
  }),
});
const DeleteInput = builder.inputType('DeleteProviderInput', {
  description: 'Which provider to delete.',
  fields: (t) => ({ id: t.id({ required: true, description: 'Which.' }) }),
});

const payload = (name: string) =>
  builder.objectRef<{ provider: ProviderRow }>(name).implement({
    description: 'The provider as it is now.',
    fields: (t) => ({
      provider: t.field({ type: ProviderObject, description: 'As it is now.', resolve: ({ provider }) => provider }),
    }),
  });
const DeletePayload = builder.objectRef<{ deletedId: string }>('DeleteProviderPayload').implement({
  description: 'What was deleted.',
  fields: (t) => ({ deletedId: t.exposeID('deletedId', { description: 'Its id.' }) }),
});
const CreateResult = resultOf('CreateProviderResult', payload('CreateProviderPayload'));
const UpdateResult = resultOf('UpdateProviderResult', payload('UpdateProviderPayload'));
const DeleteResult = resultOf('DeleteProviderResult', DeletePayload);

const manage = { permission: 'webhooks:manage' } as const;

builder.queryFields((t) => ({
  providers: t.withAuth(manage).field({
    type: ProviderConnection,
    description: 'Registered providers, by name.',
    args: { ...pageArguments },
    resolve: async (_root, page, { viewer, services }) =>
      pageOfAll(await services.delivery.providers.all(viewer.organizationId), readPage(page, ['id']), ({ id }) => id),
  }),
}));

builder.mutationFields((t) => ({
  createProvider: t.withAuth(manage).field({
    type: CreateResult,
    description: 'Register a provider.',
    args: { input: t.arg({ type: CreateInput, required: true, description: 'The provider.' }) },
    resolve: async (_root, { input }, { viewer, services }) => {
      const result = await services.delivery.providers.create(viewer, input);
      return result.ok ? { provider: result.value } : result.problem;
    },
  }),
  updateProvider: t.withAuth(manage).field({
    type: UpdateResult,
    description: 'Change a provider.',
    args: { input: t.arg({ type: UpdateInput, required: true, description: 'What to change.' }) },
    resolve: async (_root, { input }, { viewer, services }) => {
      const id = keyOf('Provider', input.id);
      const result = await services.delivery.providers.change(viewer, { ...input, id });
      return result.ok ? { provider: result.value } : result.problem;
    },
  }),
  deleteProvider: t.withAuth(manage).field({
    type: DeleteResult,
    description: 'Delete a provider. What waits for it is given up.',
    args: { input: t.arg({ type: DeleteInput, required: true, description: 'Which.' }) },
    resolve: async (_root, { input }, { viewer, services }) => {
      const result = await services.delivery.providers.delete(viewer, keyOf('Provider', input.id));
      return result.ok ? { deletedId: globalId('Provider', result.value) } : result.problem;
    },
  }),
}));
