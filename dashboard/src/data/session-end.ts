const signIn = '/sign-in';
let signedIn = false;

/** From now on the page shows what only this person may see. */
export function startSession(): void {
  signedIn = true;
}

/** Goes to the sign-in page by loading it, so that nothing this person has read stays in memory. */
export function endSession(): void {
  if (!signedIn) return;
  signedIn = false;
  const { pathname, search } = globalThis.location;
  const next = pathname === '/' ? '' : `?next=${encodeURIComponent(pathname + search)}`;
  globalThis.location.assign(signIn + next);
}

/** After signing out: the sign-in page, without a way back. */
export function leave(): void {
  globalThis.location.assign(signIn);
}
