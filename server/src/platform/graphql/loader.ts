import DataLoader from 'dataloader';
import type { SignedInContext } from './context.ts';

/** Loads many rows by their ids; the order does not matter and absent ones are left out. */
type LoadMany<Row> = (ids: readonly string[], context: SignedInContext) => Promise<readonly Row[]>;

/**
 * Rows by id, read once for each execution however many fields ask for them.
 * @returns a function that gives the row of an id, or null.
 */
export function rowsById<Row extends { id: string }>(
  load: LoadMany<Row>,
): (context: SignedInContext, id: string | null) => Promise<Row | null> {
  const loaders = new WeakMap<SignedInContext, DataLoader<string, Row | null>>();
  const loaderFor = (context: SignedInContext): DataLoader<string, Row | null> => {
    const existing = loaders.get(context);
    if (existing) return existing;
    const made = new DataLoader<string, Row | null>(async (ids) => {
      const byId = new Map((await load(ids, context)).map((row) => [row.id, row]));
      return ids.map((id) => byId.get(id) ?? null);
    });
    loaders.set(context, made);
    return made;
  };
  return (context, id) => (id === null ? Promise.resolve(null) : loaderFor(context).load(id));
}
