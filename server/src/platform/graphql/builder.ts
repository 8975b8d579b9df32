import SchemaBuilder from '@pothos/core';
import ScopeAuthPlugin from '@pothos/plugin-scope-auth';
import { can, type PermissionId } from '@belfry/domain';
import type { Context, SignedInContext } from './context.ts';
import { notIncluded, unauthenticated } from './errors.ts';
import type { ScalarTypes } from './scalar-types.ts';

/** The one schema builder. Modules add their types to it when they are imported; `schema.ts` imports them all. */
export const builder = new SchemaBuilder<{
  Context: Context;
  Scalars: ScalarTypes;
  DefaultFieldNullability: false;
  AuthScopes: { signedIn: boolean; permission: PermissionId };
  AuthContexts: { signedIn: SignedInContext; permission: SignedInContext };
}>({
  plugins: [ScopeAuthPlugin],
  defaultFieldNullability: false,
  scopeAuth: {
    authorizeOnSubscribe: true,
    authScopes: (context) => ({
      signedIn: context.viewer !== null,
      permission: (permission) => context.viewer !== null && can(context.viewer, permission),
    }),
    unauthorizedError: (_parent, context) => (context.viewer === null ? unauthenticated() : notIncluded()),
  },
});

builder.queryType({ description: 'Everything that can be read.', authScopes: { signedIn: true } });
builder.mutationType({
  description: 'Everything that can be changed. Expected failures are members of each result union.',
  authScopes: { signedIn: true },
});
builder.subscriptionType({
  description: 'Live streams. Each frame is a batch, a heartbeat, or word that the client has to start afresh.',
  authScopes: { signedIn: true },
});

/** The builder's own type parameter, for types that are made by functions. */
export type Types = typeof builder extends PothosSchemaTypes.SchemaBuilder<infer Inferred> ? Inferred : never;
