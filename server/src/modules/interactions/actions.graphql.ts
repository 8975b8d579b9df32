import {
  type ActionDeclaration,
  type ActionName,
  actionNames,
  type InvalidTransition,
  interactionActions,
  type PayloadField,
  type Target,
} from '@belfry/domain';
import {
  builder,
  commonErrors,
  keyOf,
  resultOf,
  RequestError,
  signedIn,
  type SignedInContext,
  UserError,
  type UserProblem,
} from '../../platform/graphql/index.ts';
import { referenceKey, userById, UserType } from '../directory/index.ts';
import type { Act, Acted, ActProblem } from './act.ts';
import { InteractionObject, UserEventObject } from './objects.ts';
import { TargetInput, transitionSentence } from './record-user-events.graphql.ts';
import type { ReferenceInput } from './user-event-input.ts';
import { ChannelEnum, PhaseEnum, UserEventTypeEnum } from './words.graphql.ts';

interface TransitionError extends Omit<InvalidTransition, 'kind'> {
  kind: 'InvalidTransitionError';
  message: string;
  code: string;
}

const InvalidTransitionError = builder.objectRef<TransitionError>('InvalidTransitionError').implement({
  description: 'The interaction’s state forbids the action; nothing was recorded.',
  interfaces: [UserError],
  fields: (t) => ({
    from: t.field({
      type: PhaseEnum,
      description: 'Where the interaction stands.',
      resolve: ({ from }) => (from === 'none' ? 'creating' : from),
    }),
    action: t.field({ type: UserEventTypeEnum, description: 'What was asked for.', resolve: ({ action }) => action }),
    allowed: t.field({
      type: [UserEventTypeEnum],
      description: 'What the same user could do now.',
      resolve: ({ allowed }) => [...allowed],
    }),
  }),
});

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
const graphqlTypes: Record<
  PayloadField['data'],
  'String' | 'Float' | 'Duration' | 'DateTime' | 'Boolean' | ['String']
> = {
  text: 'String',
  choice: 'String',
  number: 'Float',
  duration: 'Duration',
  time: 'DateTime',
  'yes-no': 'Boolean',
  list: ['String'],
};

type Inputs = Record<string, unknown>;

/** The input of one action's mutation, made from its declaration. */
function inputOf(name: ActionName, { subject, inputs }: ActionDeclaration) {
  return builder.inputType(`${capital(name)}Input`, {
    description: `What ${name} needs.`,
    fields: (t) => ({
      ...(subject === 'interaction' && name !== 'createInteraction'
        ? { interactionId: t.id({ required: true, description: 'The interaction.' }) }
        : {}),
      ...(name === 'createInteraction' ? { externalId: t.string({ description: 'The source’s own id of it.' }) } : {}),
      ...(inputs.user
        ? {
            userId: t.id({
              required: inputs.user === 'named',
              description: inputs.user === 'named' ? 'The user.' : 'In whose part; the caller’s own unless given.',
            }),
          }
        : {}),
      ...(inputs.queue ? { queueId: t.id({ required: inputs.queue === 'required', description: 'The queue.' }) } : {}),
      ...(inputs.target
        ? { target: t.field({ type: TargetInput, required: inputs.target === 'required', description: 'Where to.' }) }
        : {}),
      ...(inputs.reason ? { reason: t.string({ description: 'Why.' }) } : {}),
      ...Object.fromEntries(
        Object.entries(inputs.fields ?? {}).map(([field, { data, meaning, required, choices }]) => [
          field,
          field === 'channel'
            ? t.field({ type: ChannelEnum, required: true, description: meaning })
            : t.field({
                type: graphqlTypes[data],
                required: required === true,
                description: choices ? `${meaning} One of: ${choices.join(', ')}.` : meaning,
              }),
        ]),
      ),
      at: t.field({
        type: 'DateTime',
        description: 'When it happened; now unless given. Needs a role that may act for everyone.',
      }),
      idempotencyKey: t.string({ description: 'Sent again, it is the same action and has one effect.' }),
    }),
  });
}

function payloadOf(name: ActionName, { subject }: ActionDeclaration) {
  return builder.objectRef<Acted>(`${capital(name)}Payload`).implement({
    description: `What ${name} changed.`,
    fields: (t) => ({
      ...(subject === 'interaction'
        ? {
            interaction: t.field({
              type: InteractionObject,
              description: 'The interaction as it is now.',
              resolve: ({ interaction }) => interaction ?? gone('interaction'),
            }),
          }
        : {
            user: t.field({
              type: UserType,
              description: 'The user as they are now.',
              resolve: async ({ event }, _a, context) =>
                (await userById(signedIn(context), event.userId)) ?? gone('user'),
            }),
          }),
      userEvent: t.field({ type: UserEventObject, description: 'What was recorded.', resolve: ({ event }) => event }),
    }),
  });
}

function gone(what: string): never {
  throw new RequestError('NOT_FOUND', `The ${what} is gone, or no longer yours to see.`);
}

const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const keyIn = (type: string, value: unknown): string | null => (typeof value === 'string' ? keyOf(type, value) : null);

interface TargetValue {
  user?: ReferenceInput | null;
  queue?: ReferenceInput | null;
  address?: string | null;
}

/** The target that an input names: users and queues by id, by name, or by what the source "api" calls them. */
async function targetOf(
  value: TargetValue | null | undefined,
  { viewer, services }: SignedInContext,
): Promise<Target | null> {
  if (!value) return null;
  if (value.address) return { kind: 'outside', address: value.address };
  const kind = value.user ? 'user' : 'queue';
  const given = value.user ?? value.queue;
  if (!given) throw new RequestError('BAD_REQUEST', 'target needs a user, a queue or an address.');
  const reference = {
    kind,
    id: given.id ? keyOf(capital(kind), given.id) : null,
    externalId: given.externalId ?? null,
    name: given.name ?? null,
  } as const;
  const resolved = await services.directory.resolve({
    organizationId: viewer.organizationId,
    source: 'api',
    references: [reference],
    createMissing: false,
  });
  const key = resolved.get(referenceKey(reference));
  if (key === undefined) throw new RequestError('BAD_REQUEST', `There is no such ${kind} to pass it on to.`);
  return kind === 'user' ? { kind, userId: key } : { kind, queueId: key };
}

async function actFrom(action: ActionName, input: Inputs, context: SignedInContext): Promise<Act> {
  const declared = Object.keys(interactionActions[action].inputs.fields ?? {});
  const fields = Object.fromEntries(declared.filter((name) => input[name] != null).map((name) => [name, input[name]]));
  return {
    action,
    interactionId: keyIn('Interaction', input['interactionId']),
    userId: keyIn('User', input['userId']),
    queueId: keyIn('Queue', input['queueId']),
    target: await targetOf(input['target'] as TargetValue | null | undefined, context),
    reason: text(input['reason']),
    fields,
    at: typeof input['at'] === 'number' ? input['at'] : null,
    idempotencyKey: text(input['idempotencyKey']),
    externalId: text(input['externalId']),
  };
}

/** A refusal under the name of its GraphQL type. */
function named(result: Acted | ActProblem): Acted | UserProblem | TransitionError {
  if (result.kind !== 'invalid-transition') return result;
  return { ...result, kind: 'InvalidTransitionError', code: 'INVALID_TRANSITION', message: transitionSentence(result) };
}

for (const name of actionNames) {
  const declaration = interactionActions[name];
  const errors = declaration.subject === 'interaction' ? [...commonErrors, InvalidTransitionError] : commonErrors;
  const result = resultOf<Acted, UserProblem | TransitionError>(
    `${capital(name)}Result`,
    payloadOf(name, declaration),
    errors,
  );
  const input = inputOf(name, declaration);
  builder.mutationField(name, (t) =>
    t.withAuth({ permission: declaration.permission }).field({
      type: result,
      description: declaration.meaning,
      args: { input: t.arg({ type: input, required: true, description: 'What it needs.' }) },
      resolve: async (_root, args, context) =>
        named(
          await context.services.interactions.act(context.viewer, await actFrom(name, args.input as Inputs, context)),
        ),
    }),
  );
}
