/** The rows that are chosen in a list, and the one from which a range is drawn. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  readonly anchor: string | null;
}

export const nothingSelected: Selection = { ids: new Set(), anchor: null };

/** The selection with one row turned over. */
export function toggled({ ids }: Selection, id: string): Selection {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, anchor: id };
}

/** The selection with every row from the anchor to this one, in the order of the list. */
export function extended(selection: Selection, to: string, order: readonly string[]): Selection {
  const [from, end] = [order.indexOf(selection.anchor ?? to), order.indexOf(to)];
  if (from < 0 || end < 0) return toggled(selection, to);
  const range = order.slice(Math.min(from, end), Math.max(from, end) + 1);
  return { ids: new Set([...selection.ids, ...range]), anchor: selection.anchor ?? to };
}

/** Everything, or nothing if everything is chosen already. */
export function allOf({ ids }: Selection, order: readonly string[]): Selection {
  const all = order.length > 0 && order.every((id) => ids.has(id));
  return all ? nothingSelected : { ids: new Set(order), anchor: null };
}
