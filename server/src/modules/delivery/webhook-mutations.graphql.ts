import { builder, globalId, keyOf, resultOf } from '../../platform/graphql/index.ts';
import { DeliveryObject } from './deliveries.graphql.ts';
import type { DeliveryRow } from './new-delivery.ts';
import type { Shown } from './webhook-changes.ts';
import type { WebhookRow } from './webhook.ts';
import { WebhookObject } from './webhooks.graphql.ts';

const described = {
  name: 'What to call it, up to 120 characters.',
  url: 'Where it is: an https address on port 443 or 8443.',
  description: 'What it is for.',
  enabled: 'Whether it is switched on.',
} as const;

const CreateInput = builder.inputType('CreateWebhookInput', {
  description: 'A new webhook.',
  fields: (t) => ({
    name: t.string({ required: true, description: described.name }),
    url: t.string({ required: true, description: described.url }),
    description: t.string({ description: described.description }),
    enabled: t.boolean({ required: true, defaultValue: true, description: described.enabled }),
    idempotencyKey: t.string({ description: 'Sent again with the same input, it is the same webhook.' }),
  }),
});
const UpdateInput = builder.inputType('UpdateWebhookInput', {
  description: 'What to change of a webhook; what is left out stays.',
  fields: (t) => ({
    id: t.id({ required: true, description: 'Which.' }),
    expectedVersion: t.int({ required: true, description: 'The version that the change is made to.' }),
    name: t.string({ description: described.name }),
    url: t.string({ description: described.url }),
    description: t.string({ description: described.description }),
    enabled: t.boolean({ description: described.enabled }),
  }),
});
const idOnly = (name: string, description: string) =>
  builder.inputType(name, {
    description,
    fields: (t) => ({ id: t.id({ required: true, description: 'Which webhook.' }) }),
  });
const DeleteInput = idOnly('DeleteWebhookInput', 'Which webhook to delete.');
const RotateInput = idOnly('RotateWebhookSecretInput', 'Which webhook gets a new secret.');
const TestInput = idOnly('SendTestWebhookInput', 'Which webhook to try.');

const shownPayload = (name: string) =>
  builder.objectRef<Shown>(name).implement({
    description: 'The webhook with its secret, which is shown this once.',
    fields: (t) => ({
      webhook: t.field({ type: WebhookObject, description: 'As it is now.', resolve: ({ webhook }) => webhook }),
      secret: t.exposeString('secret', {
        description: 'What its deliveries are signed with: whsec_ and base 64. Keep it; it is not shown again.',
      }),
    }),
  });
const UpdatePayload = builder.objectRef<{ webhook: WebhookRow }>('UpdateWebhookPayload').implement({
  description: 'The webhook as it is now.',
  fields: (t) => ({
    webhook: t.field({ type: WebhookObject, description: 'As it is now.', resolve: ({ webhook }) => webhook }),
  }),
});
const DeletePayload = builder.objectRef<{ deletedId: string }>('DeleteWebhookPayload').implement({
  description: 'What was deleted.',
  fields: (t) => ({ deletedId: t.exposeID('deletedId', { description: 'Its id.' }) }),
});
const TestPayload = builder.objectRef<{ delivery: DeliveryRow }>('SendTestWebhookPayload').implement({
  description: 'The delivery that tries the webhook.',
  fields: (t) => ({
    delivery: t.field({
      type: DeliveryObject,
      description: 'As it is now: look again to see what came of it.',
      resolve: ({ delivery }) => delivery,
    }),
  }),
});

const CreateResult = resultOf('CreateWebhookResult', shownPayload('CreateWebhookPayload'));
const UpdateResult = resultOf('UpdateWebhookResult', UpdatePayload);
const DeleteResult = resultOf('DeleteWebhookResult', DeletePayload);
const RotateResult = resultOf('RotateWebhookSecretResult', shownPayload('RotateWebhookSecretPayload'));
const TestResult = resultOf('SendTestWebhookResult', TestPayload);

const manage = { permission: 'webhooks:manage' } as const;

builder.mutationFields((t) => ({
  createWebhook: t.withAuth(manage).field({
    type: CreateResult,
    description: 'Register a webhook. Its secret is in the answer and nowhere else.',
    args: { input: t.arg({ type: CreateInput, required: true, description: 'The webhook.' }) },
    resolve: async (_root, { input }, { viewer, services }) => {
      const result = await services.delivery.webhooks.create(viewer, input);
      return result.ok ? result.value : result.problem;
    },
  }),
  updateWebhook: t.withAuth(manage).field({
    type: UpdateResult,
    description: 'Change a webhook. It is called again, however often it has failed.',
    args: { input: t.arg({ type: UpdateInput, required: true, description: 'What to change.' }) },
    resolve: async (_root, { input }, { viewer, services }) => {
      const id = keyOf('Webhook', input.id);
      const result = await services.delivery.webhooks.change(viewer, { ...input, id });
      return result.ok ? { webhook: result.value } : result.problem;
    },
  }),
  deleteWebhook: t.withAuth(manage).field({
    type: DeleteResult,
    description: 'Delete a webhook. What waits for it is given up; its deliveries stay on record.',
    args: { input: t.arg({ type: DeleteInput, required: true, description: 'Which.' }) },
    resolve: async (_root, { input }, { viewer, services }) => {
      const result = await services.delivery.webhooks.delete(viewer, keyOf('Webhook', input.id));
      return result.ok ? { deletedId: globalId('Webhook', result.value) } : result.problem;
    },
  }),
  rotateWebhookSecret: t.withAuth(manage).field({
    type: RotateResult,
    description: 'Give a webhook a new secret. The old one signs beside it for 24 hours.',
    args: { input: t.arg({ type: RotateInput, required: true, description: 'Which.' }) },
    resolve: async (_root, { input }, { viewer, services }) => {
      const result = await services.delivery.webhooks.rotateSecret(viewer, keyOf('Webhook', input.id));
      return result.ok ? result.value : result.problem;
    },
  }),
  sendTestWebhook: t.withAuth(manage).field({
    type: TestResult,
    description: 'Send a webhook a message of the type "test".',
    args: { input: t.arg({ type: TestInput, required: true, description: 'Which.' }) },
    resolve: async (_root, { input }, context) => {
      const { viewer, services } = context;
      const result = await services.delivery.webhooks.test(viewer, keyOf('Webhook', input.id));
      if (!result.ok) return result.problem;
      const [delivery] = await services.delivery.deliveries.byIdsOf(viewer.organizationId, [result.value]);
      if (!delivery) throw new Error('A test delivery was not kept.');
      return { delivery };
    },
  }),
}));
