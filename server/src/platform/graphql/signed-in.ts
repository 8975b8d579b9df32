import type { Context, SignedInContext } from './context.ts';
import { unauthenticated } from './errors.ts';

/** The same context, for fields below the root, where somebody is signed in. */
export function signedIn(context: Context): SignedInContext {
  if (!isSignedIn(context)) throw unauthenticated();
  return context;
}

const isSignedIn = (context: Context): context is SignedInContext => context.viewer !== null;
