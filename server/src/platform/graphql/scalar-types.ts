/** The scalars, as resolvers see them (Output) and receive them (Input). */
export type ScalarTypes = {
  ID: { Input: string; Output: string };
  /** Epoch milliseconds inside, RFC 3339 outside. */
  DateTime: { Input: number; Output: number };
  /** An instant, or a distance from now that is resolved when the request is read. */
  DateTimeOrDuration: { Input: number; Output: number };
  /** Milliseconds inside, ISO 8601 outside. */
  Duration: { Input: number; Output: number };
  JSON: { Input: unknown; Output: unknown };
  Cursor: { Input: string; Output: string };
  EmailAddress: { Input: string; Output: string };
};
