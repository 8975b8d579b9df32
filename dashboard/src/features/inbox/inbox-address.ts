import { oneOf, textIn, type Search } from '../../shared/search.ts';
import { parseQuery } from './inbox-query.ts';
import { groupings, type Grouping } from './inbox-items.ts';
import { inboxTabs, tabOf, type InboxView } from './inbox-tab.ts';

/** What the address of the inbox says. */
export interface InboxAddress extends InboxView {
  group: Grouping;
  /** The id of the notification whose details are open. */
  open: string | null;
}

const tabs = inboxTabs.map(({ value }) => value);
const groups = groupings.map(({ value }) => value);

/** Reads `?tab=&q=&group=&open=`. */
export function parseAddress(search: Search): InboxAddress {
  const query = parseQuery(textIn(search, 'q') ?? '');
  return {
    tab: tabOf(oneOf(search, 'tab', { of: tabs, otherwise: 'inbox' }), query),
    query,
    group: oneOf(search, 'group', { of: groups, otherwise: 'none' }),
    open: textIn(search, 'open'),
  };
}
