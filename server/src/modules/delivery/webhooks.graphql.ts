import { can } from '@belfry/domain';
import {
  builder,
  connectionOf,
  enumOf,
  globalId,
  Node,
  nodeType,
  pageArguments,
  pageOfAll,
  readPage,
  rowsById,
} from '../../platform/graphql/index.ts';
import { isUuid } from '../../platform/ids.ts';
import type { Circuit, WebhookRow } from './webhook.ts';

const WebhookCircuitEnum = enumOf<Circuit>('WebhookCircuit', 'Whether a webhook is being spared.', {
  closed: 'It is called.',
  open: 'It failed so often that it is left alone for a while; what is to be sent waits.',
  'half-open': 'One delivery is trying whether it works again.',
});

export const webhookById = rowsById<WebhookRow>((ids, { viewer, services }) =>
  can(viewer, 'webhooks:manage')
    ? services.delivery.webhooks.byIds(viewer.organizationId, ids.filter(isUuid))
    : Promise.resolve([]),
);

export const WebhookObject = builder.objectRef<WebhookRow>('Webhook').implement({
  description: 'A place of one’s own that events are posted to, signed by Standard Webhooks.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({ description: 'Opaque and stable.', resolve: ({ id }) => globalId('Webhook', id) }),
    name: t.exposeString('name', { description: 'What it is called.' }),
    url: t.exposeString('url', { description: 'Where it is.' }),
    description: t.exposeString('description', { description: 'What it is for; may be empty.' }),
    enabled: t.exposeBoolean('enabled', { description: 'Whether it is switched on.' }),
    disabledReason: t.exposeString('disabledReason', {
      nullable: true,
      description: 'Why Belfry switched it off, if it did.',
    }),
    circuit: t.field({
      type: WebhookCircuitEnum,
      description: 'Whether it is being spared.',
      resolve: ({ circuit }) => circuit,
    }),
    failures: t.exposeInt('failures', { description: 'How often in a row it has failed.' }),
    failingSince: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Since when it fails, if it does.',
      resolve: ({ failingSince }) => failingSince,
    }),
    heldUntil: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Nothing is sent to it before.',
      resolve: ({ heldUntil }) => heldUntil,
    }),
    oldSecretUntil: t.field({
      type: 'DateTime',
      nullable: true,
      description: 'Until when the secret before the last rotation signs too.',
      resolve: ({ oldSecretUntil }) => oldSecretUntil,
    }),
    version: t.exposeInt('version', { description: 'Rises with each change.' }),
    createdAt: t.field({ type: 'DateTime', description: 'Since when.', resolve: ({ createdAt }) => createdAt }),
  }),
});
nodeType('Webhook', (key, context) => webhookById(context, key));

const WebhookConnection = connectionOf('Webhook', WebhookObject);

builder.queryFields((t) => ({
  webhooks: t.withAuth({ permission: 'webhooks:manage' }).field({
    type: WebhookConnection,
    description: 'Registered webhooks, by name.',
    args: { ...pageArguments },
    resolve: async (_root, page, { viewer, services }) =>
      pageOfAll(await services.delivery.webhooks.all(viewer.organizationId), readPage(page, ['id']), ({ id }) => id),
  }),
}));
