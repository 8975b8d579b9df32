import {
  builder,
  commonErrors,
  type Context,
  globalId,
  keyOf,
  notAllowed,
  notFound,
  RequestError,
  resultOf,
  type SignedInViewer,
  type UserProblem,
} from '../../platform/graphql/index.ts';
import { covers } from '@belfry/domain';
import { grantList, GrantType, OrganizationType } from './access.graphql.ts';

/** The dashboard's cookie. It is not readable by scripts and is not sent from other sites. */
export const sessionCookie = 'belfry_session';

export const Viewer = builder.objectRef<SignedInViewer>('Viewer').implement({
  description: 'Who asks, and what they may do.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The user’s name, or what the token is called.' }),
    organization: t.field({
      type: OrganizationType,
      description: 'The organization that everything in this answer belongs to.',
      resolve: async ({ organizationId }, _arguments, { services }) => {
        const found = (await services.access.store.organizations()).find(({ id }) => id === organizationId);
        if (!found) throw new RequestError('NOT_FOUND', 'The organization is gone.');
        return found;
      },
    }),
    permissions: t.field({
      type: [GrantType],
      description: 'What the viewer may do.',
      resolve: ({ grants }) => grantList(grants),
    }),
    sessionId: t.id({
      nullable: true,
      description: 'The session; null for a token.',
      resolve: ({ sessionId }) => sessionId && globalId('Session', sessionId),
    }),
  }),
});

builder.queryFields((t) => ({
  viewer: t
    .withAuth({ signedIn: true })
    .field({ type: Viewer, description: 'Who asks.', resolve: (_root, _arguments, { viewer }) => viewer }),
}));

const SignInInput = builder.inputType('SignInInput', {
  description: 'An e-mail address and its password.',
  fields: (t) => ({
    email: t.field({ type: 'EmailAddress', required: true, description: 'The user’s e-mail address.' }),
    password: t.string({ required: true, description: 'The user’s password.' }),
  }),
});
interface SignedIn {
  viewer: SignedInViewer;
  expiresAt: number;
}
const SignInPayload = builder.objectRef<SignedIn>('SignInPayload').implement({
  description: 'A session was opened; its cookie is in the answer’s headers.',
  fields: (t) => ({
    viewer: t.field({ type: Viewer, description: 'Who signed in.', resolve: ({ viewer }) => viewer }),
    expiresAt: t.field({
      type: 'DateTime',
      description: 'When the session ends at the latest.',
      resolve: ({ expiresAt }) => expiresAt,
    }),
  }),
});
const SignInResult = resultOf('SignInResult', SignInPayload, commonErrors);

const cookieFor = (secret: string, seconds: number): string =>
  `${sessionCookie}=${secret}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}`;

async function signIn(
  { email, password }: { email: string; password: string },
  context: Context,
): Promise<SignedIn | UserProblem> {
  const { access, recording } = context.services;
  if (!context.exchange?.setCookie)
    throw new RequestError('BAD_REQUEST', 'Sign in over HTTP: a socket cannot be given a cookie.');
  const session = await access.signIn({ email, password, address: context.exchange.address });
  if (session.kind !== 'session') return session;
  const viewer = await access.authenticate({ cookie: session.secret });
  if (!viewer?.sessionId) throw new RequestError('INTERNAL', 'The session that was just opened is gone.');
  context.exchange.setCookie(cookieFor(session.secret, Math.floor((session.expiresAt - Date.now()) / 1000)));
  await recording({
    type: 'user.signed_in',
    organizationId: session.organizationId,
    userId: session.userId,
    sessionId: viewer.sessionId,
  });
  context.viewer = viewer;
  return { viewer, expiresAt: session.expiresAt };
}

const SignOutInput = builder.inputType('SignOutInput', {
  description: 'How far to sign out.',
  fields: (t) => ({
    everywhere: t.boolean({
      required: true,
      defaultValue: false,
      description: 'End all of one’s sessions, not only this one.',
    }),
  }),
});
const SignOutPayload = builder.objectRef<{ ended: number }>('SignOutPayload').implement({
  description: 'Sessions were ended; their sockets close within five seconds.',
  fields: (t) => ({ ended: t.exposeInt('ended', { description: 'How many sessions were ended.' }) }),
});
const EndSessionsInput = builder.inputType('EndSessionsInput', {
  description: 'Whose sessions to end.',
  fields: (t) => ({ userId: t.id({ description: 'A user; without one, the viewer’s other sessions.' }) }),
});
const EndSessionsPayload = builder.objectRef<{ ended: number }>('EndSessionsPayload').implement({
  description: 'Sessions were ended; their sockets close within five seconds.',
  fields: (t) => ({ ended: t.exposeInt('ended', { description: 'How many sessions were ended.' }) }),
});
const EndSessionsResult = resultOf('EndSessionsResult', EndSessionsPayload);

async function endSessions(
  userId: string | null | undefined,
  { viewer, services }: Context & { viewer: SignedInViewer },
): Promise<{ ended: number } | UserProblem> {
  const ofUser = userId ? keyOf('User', userId) : viewer.userId;
  if (!ofUser) return notFound('user');
  if (!covers(viewer, 'sessions:end', { userIds: [ofUser], queueIds: [] })) return notAllowed('sessions:end');
  const except = ofUser === viewer.userId ? viewer.sessionId : null;
  return { ended: await services.access.endSessions(viewer.organizationId, { userId: ofUser, except }) };
}

builder.mutationFields((t) => ({
  signIn: t.field({
    type: SignInResult,
    description: 'Open a session. The answer sets its cookie.',
    skipTypeScopes: true,
    args: { input: t.arg({ type: SignInInput, required: true, description: 'Who signs in.' }) },
    resolve: (_root, { input }, context) => signIn(input, context),
  }),
  signOut: t.withAuth({ signedIn: true }).field({
    type: SignOutPayload,
    description: 'End this session, or all of one’s sessions.',
    args: { input: t.arg({ type: SignOutInput, required: true, description: 'How far.' }) },
    resolve: async (_root, { input }, context) => {
      const { viewer, services, exchange } = context;
      if (!viewer.userId || !viewer.sessionId) return { ended: 0 };
      const ended = await services.access.endSessions(
        viewer.organizationId,
        input.everywhere ? { userId: viewer.userId } : { sessionId: viewer.sessionId },
      );
      exchange?.setCookie?.(cookieFor('', 0));
      await services.recording({
        type: 'user.signed_out',
        organizationId: viewer.organizationId,
        userId: viewer.userId,
        sessionId: viewer.sessionId,
      });
      return { ended };
    },
  }),
  endSessions: t.withAuth({ signedIn: true }).field({
    type: EndSessionsResult,
    description: 'End a user’s sessions, or one’s other ones.',
    args: { input: t.arg({ type: EndSessionsInput, required: true, description: 'Whose.' }) },
    resolve: (_root, { input }, context) => endSessions(input.userId, context),
  }),
}));
