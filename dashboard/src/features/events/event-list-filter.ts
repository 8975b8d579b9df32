/** What the lists of events show beside their tab, kept in the URL. */
export interface EventListSearch {
  q?: string;
  category?: string;
  state?: ListState;
  owner?: string;
}

/** What the list can be narrowed to beside on and off is worked out from what each event tells of itself. */
export const listStates = ['on', 'off', 'paused', 'shadow', 'noisy', 'dead'] as const;
export type ListState = (typeof listStates)[number];

/** Any search the browser may come with; what makes no sense is left out. */
export function parseEventListSearch(raw: Record<string, unknown>): EventListSearch {
  const state = listStates.find((one) => one === raw['state']);
  return {
    ...textNamed('q', raw),
    ...textNamed('category', raw),
    ...textNamed('owner', raw),
    ...(state ? { state } : {}),
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
    ...(search.state === 'on' || search.state === 'off' ? { enabled: { eq: search.state === 'on' } } : {}),
    ...(search.owner ? { owner: { eq: search.owner } } : {}),
  };
}

interface Stateful {
  readonly pausedReason: string | null;
  readonly shadow: boolean;
  readonly usage: { readonly noisy: boolean; readonly dead: boolean };
}

/** Whether an event is in a state that the API does not filter by. */
export function matchesState({ pausedReason, shadow, usage }: Stateful, state: ListState | undefined): boolean {
  switch (state) {
    case 'paused':
      return pausedReason !== null;
    case 'shadow':
      return shadow;
    case 'noisy':
      return usage.noisy;
    case 'dead':
      return usage.dead;
    default:
      return true;
  }
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

const editorTabs = ['event', 'tests', 'history', 'json'] as const;
export type EditorTab = (typeof editorTabs)[number];

/** Which part of the editor is shown, kept in the URL. */
export function parseEditorSearch(raw: Record<string, unknown>): { tab: EditorTab } {
  return { tab: editorTabs.find((one) => one === raw['tab']) ?? 'event' };
}
