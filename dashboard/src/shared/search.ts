/** What stands behind the `?` of an address: names with one or more texts. */
export type Search = Readonly<Record<string, string | readonly string[]>>;

/** What may be put there: what says nothing (null, '', [], false) is left out. */
export type SearchInput = Readonly<Record<string, string | number | boolean | readonly string[] | null | undefined>>;

/** Reads `?a=1&b=2&b=3`. */
export function parseSearch(text: string): Search {
  const parameters = new URLSearchParams(text);
  const names = [...new Set(parameters.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const values = parameters.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}

/** Writes `?a=1&b=2&b=3`, or nothing. */
export function stringifySearch(search: SearchInput): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    for (const text of textsOf(value)) parameters.append(name, text);
  }
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}

function textsOf(value: SearchInput[string]): readonly string[] {
  if (value === null || value === undefined || value === '' || value === false) return [];
  if (Array.isArray(value)) return value.map(String);
  return [value === true ? '1' : String(value)];
}

/** The one text of a name; null when it is absent. */
export function textIn(search: Search, name: string): string | null {
  const value = search[name];
  const text = typeof value === 'string' ? value : value?.[0];
  return text === undefined || text === '' ? null : text;
}

/** All texts of a name. */
export function textsIn(search: Search, name: string): readonly string[] {
  const value = search[name];
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}

/** One of the given words; `otherwise` when it is none of them. */
export function oneOf<Word extends string>(
  search: Search,
  name: string,
  { of, otherwise }: { of: readonly Word[]; otherwise: Word },
): Word {
  const text = textIn(search, name);
  return of.find((word) => word === text) ?? otherwise;
}

/** Those of the given words that stand there. */
export function manyOf<Word extends string>(search: Search, name: string, of: readonly Word[]): readonly Word[] {
  const texts = textsIn(search, name);
  return of.filter((word) => texts.includes(word));
}

/** Whether a name stands there as `1`. */
export function flagIn(search: Search, name: string): boolean {
  return textIn(search, name) === '1';
}
