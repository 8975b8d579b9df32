/** Something that the code's own logic rules out has happened: a bug, never a user's mistake. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError';
}

/** Throws InvariantError with the sentence when the condition is false. */
export function invariant(condition: unknown, sentence: string): asserts condition {
  if (!condition) throw new InvariantError(sentence);
}

/** Ends a switch over a closed union: the compiler refuses it while a case is missing. */
export function assertNever(value: never): never {
  throw new InvariantError(`no case was written for ${JSON.stringify(value)}`);
}
