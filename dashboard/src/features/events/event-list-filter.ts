/** What the lists of events show beside their tab, kept in the URL. */
export interface EventListSearch {
  q?: string;
  category?: string;
  state?: 'on' | 'off';
  owner?: string;
}

/** Any search the browser may come with; what makes no sense is left out. */
export function parseEventListSearch(raw: Record<string, unknown>): EventListSearch {
  const state = raw['state'];
  return {
    ...textNamed('q', raw),
    ...textNamed('category', raw),
    ...textNamed('owner', raw),
    ...(state === 'on' || state === 'off' ? { state } : {}),
  };
}

function textNamed(name: 'q' | 'category' | 'owner', raw: Record<string, unknown>): Record<string, string> {
  const text = raw[name];
  return typeof text === 'string' && text !== '' ? { [name]: text } : {};
}

/** The filter as the API takes it. */
export function definitionFilterOf(search: EventListSearch): DefinitionFilter {
  return {
    ...(search.q ? { name: { contains: search.q } } : {}),
    ...(search.category ? { category: { eq: search.category } } : {}),
    ...(search.state ? { enabled: { eq: search.state === 'on' } } : {}),
    ...(search.owner ? { owner: { eq: search.owner } } : {}),
  };
}

export interface DefinitionFilter {
  name?: { contains: string };
  category?: { eq: string };
  enabled?: { eq: boolean };
  owner?: { eq: string };
}

/** What a new event begins as. */
export interface NewEventSearch {
  scope: 'MINE' | 'GLOBAL';
  /** The one to copy. */
  from?: string;
}

export function parseNewEventSearch(raw: Record<string, unknown>): NewEventSearch {
  const from = raw['from'];
  return {
    scope: raw['scope'] === 'global' ? 'GLOBAL' : 'MINE',
    ...(typeof from === 'string' && from !== '' ? { from } : {}),
  };
}
