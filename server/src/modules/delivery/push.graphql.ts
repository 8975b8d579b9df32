import { builder, globalId, keyOf, Node, nodeType, resultOf, rowsById } from '../../platform/graphql/index.ts';
import { isUuid } from '../../platform/ids.ts';
import type { PushSubscriptionRow } from './push-subscription.ts';

const subscriptionById = rowsById<PushSubscriptionRow>((ids, { viewer, services }) =>
  viewer.userId === null
    ? Promise.resolve([])
    : services.delivery.push.byIds(viewer.organizationId, viewer.userId, ids.filter(isUuid)),
);

const PushSubscriptionObject = builder.objectRef<PushSubscriptionRow>('PushSubscription').implement({
  description: 'A device of the viewer’s that takes push messages.',
  interfaces: [Node],
  fields: (t) => ({
    id: t.id({ description: 'Opaque and stable.', resolve: ({ id }) => globalId('PushSubscription', id) }),
    device: t.exposeString('device', { nullable: true, description: 'What the browser calls itself.' }),
    createdAt: t.field({ type: 'DateTime', description: 'Since when.', resolve: ({ createdAt }) => createdAt }),
  }),
});
nodeType('PushSubscription', (key, context) => subscriptionById(context, key));

const RegisterInput = builder.inputType('RegisterPushSubscriptionInput', {
  description: 'A device, as its browser’s PushSubscription tells it.',
  fields: (t) => ({
    endpoint: t.string({ required: true, description: 'Where push messages for it are posted.' }),
    p256dh: t.string({ required: true, description: 'Its public key, base64url.' }),
    auth: t.string({ required: true, description: 'Its secret, base64url.' }),
    device: t.string({ description: 'What the browser calls itself.' }),
  }),
});
const RemoveInput = builder.inputType('RemovePushSubscriptionInput', {
  description: 'Which device is to get no more push messages.',
  fields: (t) => ({ id: t.id({ required: true, description: 'Which.' }) }),
});

const RegisterPayload = builder
  .objectRef<{ subscription: PushSubscriptionRow }>('RegisterPushSubscriptionPayload')
  .implement({
    description: 'The device as it is known now.',
    fields: (t) => ({
      subscription: t.field({
        type: PushSubscriptionObject,
        description: 'As it is known now.',
        resolve: ({ subscription }) => subscription,
      }),
    }),
  });
const RemovePayload = builder.objectRef<{ removedId: string }>('RemovePushSubscriptionPayload').implement({
  description: 'What was removed.',
  fields: (t) => ({ removedId: t.exposeID('removedId', { description: 'Its id.' }) }),
});
const RegisterResult = resultOf('RegisterPushSubscriptionResult', RegisterPayload);
const RemoveResult = resultOf('RemovePushSubscriptionResult', RemovePayload);

builder.queryFields((t) => ({
  pushKey: t.withAuth({ signedIn: true }).field({
    type: 'String',
    description: 'The public key that a browser subscribes to push messages with (VAPID), base64url.',
    resolve: (_root, _arguments, { services }) => services.delivery.push.publicKey(),
  }),
}));

builder.mutationFields((t) => ({
  registerPushSubscription: t.withAuth({ permission: 'notifications:read' }).field({
    type: RegisterResult,
    description: 'Let a device of one’s own take push messages. Again, it is the same device.',
    args: { input: t.arg({ type: RegisterInput, required: true, description: 'The device.' }) },
    resolve: async (_root, { input }, { viewer, services }) => {
      const result = await services.delivery.push.register(viewer, input);
      return result.ok ? { subscription: result.value } : result.problem;
    },
  }),
  removePushSubscription: t.withAuth({ signedIn: true }).field({
    type: RemoveResult,
    description: 'Let a device of one’s own take no more push messages.',
    args: { input: t.arg({ type: RemoveInput, required: true, description: 'Which.' }) },
    resolve: async (_root, { input }, { viewer, services }) => {
      const result = await services.delivery.push.forget(viewer, keyOf('PushSubscription', input.id));
      return result.ok ? { removedId: globalId('PushSubscription', result.value) } : result.problem;
    },
  }),
}));
