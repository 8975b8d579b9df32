import { PageHeader, Tabs } from '@belfry/ui';
import './inbox.css';
import './inbox-list.css';
import './inbox-detail.css';
import { useEffect, useMemo, type ReactElement } from 'react';
import { useIsStale, useStore } from '../../data/index.ts';
import { useUrlState } from '../../shared/navigation.tsx';
import { usePageTitle } from '../../shared/page-title.ts';
import { BulkBar } from './bulk-bar.tsx';
import { InboxTools } from './inbox-tools.tsx';
import { parseAddress } from './inbox-address.ts';
import { InboxDetail } from './inbox-detail.tsx';
import { inboxSummary, notificationRing } from './inbox-feed.ts';
import { InboxFoot } from './inbox-foot.tsx';
import { InboxList } from './inbox-list.tsx';
import type { InboxItem } from './inbox-items.ts';
import { formatQuery } from './inbox-query.ts';
import { inboxTabs, type InboxTab } from './inbox-tab.ts';
import { InboxViews } from './inbox-views.tsx';
import { MissedLine } from './missed-line.tsx';
import { NoRows } from './no-rows.tsx';
import { useArrivalWords } from './use-arrival-words.ts';
import { useInboxCommands } from './use-inbox-commands.ts';
import { useInboxKeys } from './use-inbox-keys.ts';
import { mayReadOn, useInboxPages } from './use-inbox-pages.ts';
import { useInboxRows } from './use-inbox-rows.ts';
import { useInboxSelection } from './use-inbox-selection.ts';
import { useOpenNotification } from './use-open-notification.ts';

/** The viewer's notifications as they come: views, the list, and one of them in full. */
export function InboxPage(): ReactElement {
  const [address, go] = useUrlState(parseAddress);
  const { tab, group, open } = address;
  const pages = useInboxPages(address);
  const { lines, items, arrived, inInbox, setAtTop } = useInboxRows(address, group);
  const selection = useInboxSelection(items);
  const { show, close, glance } = useOpenNotification(go);
  const opened = useOpened(items, open);
  const commands = useInboxCommands({ items, opened, selection, glance, close });
  const stale = useIsStale();
  usePageTitle(tabLabel(tab));
  useInboxKeys({ items, opened, commands, selection, show, glance, close, toTop: () => scrollToTop(setAtTop) });
  const choose = (item: InboxItem, range: boolean): void => {
    if (range && opened) selection.range(opened, item);
    else selection.toggle(item);
  };
  const shown = useMemo(() => items.flatMap(({ members }) => members), [items]);
  const choosing = selection.rows.length > 0;
  const readOn = mayReadOn(pages, items.length) ? pages.more : noop;
  const isShort = lines.length === 0;
  useEffect(() => {
    if (isShort) readOn();
  }, [isShort, readOn]);
  return (
    <div className="inbox" data-open={opened ? true : undefined}>
      <InboxViews address={address} inInbox={inInbox} isPart={pages.hasMore} onGo={(to) => go({ ...to, open: null })} />
      <div className="inbox-main">
        <div className="inbox-head">
          <PageHeader title="Inbox" />
          <InboxTabs tab={tab} query={formatQuery(withoutPlace(address))} onGo={go} />
          <InboxTools address={address} rows={shown} inInbox={inInbox} pages={pages} onGo={go} />
        </div>
        <MissedLine onOpen={() => go({ tab: null, q: 'is:unread', group: 'event', open: null })} />
        <div className="inbox-body" data-stale={stale || undefined}>
          {lines.length > 0 ? (
            <InboxList
              lines={lines}
              arrived={arrived}
              selected={open}
              isChosen={selection.has}
              choosing={choosing}
              onChoose={choose}
              onOpen={show}
              onAtTop={setAtTop}
              onNearEnd={readOn}
              busy={pages.state === 'loading'}
            />
          ) : (
            <NoRows pages={pages} address={address} onClear={() => go({ q: null })} />
          )}
        </div>
        {choosing ? <BulkBar selection={selection} commands={commands} tab={tab} /> : <InboxFoot pages={pages} />}
      </div>
      <InboxDetail item={opened ?? null} commands={commands} onClose={close} />
      <div className="ui-sr" role="status">
        {useArrivalWords()}
      </div>
    </div>
  );
}

function noop(): void {}

function scrollToTop(setAtTop: (atTop: boolean) => void): void {
  document.querySelector('.inbox-scroll')?.scrollTo({ top: 0 });
  setAtTop(true);
}

/** What is open: its row in the list, or itself alone when it is no longer in this view. */
function useOpened(items: readonly InboxItem[], open: string | null): InboxItem | undefined {
  return useMemo(() => {
    if (open === null) return undefined;
    const item = items.find(({ members }) => members.some(({ id }) => id === open));
    const row = notificationRing.row(open);
    return item ?? (row && { kind: 'item', lead: row, members: [row] });
  }, [items, open]);
}

function tabLabel(tab: InboxTab): string {
  return inboxTabs.find(({ value }) => value === tab)?.label ?? 'Inbox';
}

/** A tab that is clicked stands over an `is:done` that was typed. */
function withoutPlace({ query }: ReturnType<typeof parseAddress>): ReturnType<typeof parseAddress>['query'] {
  return query.filter(({ field, value }) => field !== 'is' || !['saved', 'snoozed', 'done'].includes(value));
}

interface InboxTabsProps {
  tab: InboxTab;
  /** What remains of the query in another tab. */
  query: string;
  onGo: ReturnType<typeof useUrlState>[1];
}

function InboxTabs({ tab, query, onGo }: InboxTabsProps): ReactElement {
  const { unread, saved, snoozed } = useStore(inboxSummary);
  const counts = { inbox: unread, saved, snoozed, done: 0 };
  return (
    <Tabs
      label="Inbox"
      value={tab}
      onValueChange={(next) => onGo({ tab: next === 'inbox' ? null : next, q: query, open: null })}
      tabs={inboxTabs.map((one) => ({ ...one, count: counts[one.value] || null }))}
    />
  );
}
