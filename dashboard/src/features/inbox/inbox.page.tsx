import { Button, Checkbox, EmptyState, ErrorState, Icon, Menu, PageHeader, Skeleton, Tabs } from '@belfry/ui';
import './inbox.css';
import type { ReactElement } from 'react';
import { useIsStale, useStore } from '../../data/index.ts';
import { manyOf, oneOf, flagIn, textIn, type Search } from '../../shared/search.ts';
import { useUrlState } from '../../shared/navigation.tsx';
import { usePageTitle } from '../../shared/page-title.ts';
import { InboxDetail } from './inbox-detail.tsx';
import { inboxSummary, notificationRing } from './inbox-feed.ts';
import { InboxList } from './inbox-list.tsx';
import { inboxTabs, type InboxTab, type InboxView } from './inbox-tab.ts';
import { useArrivalWords } from './use-arrival-words.ts';
import { useInboxKeys } from './use-inbox-keys.ts';
import { useInboxPages } from './use-inbox-pages.ts';
import { useInboxRows } from './use-inbox-rows.ts';
import { useOpenNotification } from './use-open-notification.ts';

const severities = [
  { value: 'CRITICAL', label: 'Critical' },
  { value: 'WARNING', label: 'Warning' },
  { value: 'INFO', label: 'Info' },
] as const;

type InboxAddress = InboxView & { open: string | null };

function parse(search: Search): InboxAddress {
  return {
    tab: oneOf(search, 'tab', { of: inboxTabs.map(({ value }) => value), otherwise: 'inbox' }),
    severities: manyOf(
      search,
      'severity',
      severities.map(({ value }) => value),
    ),
    unreadOnly: flagIn(search, 'unread'),
    open: textIn(search, 'open'),
  };
}

/** The viewer's notifications as they come: read, done, snoozed. */
export function InboxPage(): ReactElement {
  const [address, change] = useUrlState(parse);
  const { open } = address;
  const pages = useInboxPages(address);
  const { rows, arrived, setAtTop } = useInboxRows(address);
  const stale = useIsStale();
  const opened = open === null ? undefined : notificationRing.row(open);
  const { show, close, glance } = useOpenNotification(change);
  usePageTitle(tabLabel(address.tab));
  useInboxKeys({ rows, open, opened, show, glance, close });
  const loadMore = pages.hasMore && pages.state === 'idle' ? pages.more : noop;
  return (
    <div className="inbox" data-open={opened ? true : undefined}>
      <div className="inbox-main">
        <div className="inbox-head">
          <PageHeader title="Inbox" />
          <InboxFilters address={address} change={change} />
        </div>
        <div className="inbox-body" data-stale={stale || undefined}>
          {rows.length > 0 ? (
            <InboxList
              rows={rows}
              arrived={arrived.length}
              selected={open}
              onOpen={show}
              onAtTop={setAtTop}
              onNearEnd={loadMore}
              busy={pages.state === 'loading'}
            />
          ) : (
            <NoRows pages={pages} address={address} onClear={() => change({ severity: null, unread: null })} />
          )}
        </div>
      </div>
      <InboxDetail notification={opened ?? null} onClose={close} />
      <div className="ui-sr" role="status">
        {useArrivalWords()}
      </div>
    </div>
  );
}

function noop(): void {}

function tabLabel(tab: InboxTab): string {
  return inboxTabs.find(({ value }) => value === tab)?.label ?? 'Inbox';
}

interface InboxFiltersProps {
  address: InboxAddress;
  change: ReturnType<typeof useUrlState>[1];
}

function InboxFilters({ address, change }: InboxFiltersProps): ReactElement {
  const { unread, snoozed } = useStore(inboxSummary);
  const counts = { inbox: unread, snoozed, done: 0 };
  return (
    <div className="inbox-filters">
      <Tabs
        label="Inbox"
        value={address.tab}
        onValueChange={(tab) => change({ tab: tab === 'inbox' ? null : tab, open: null })}
        tabs={inboxTabs.map((tab) => ({ ...tab, count: counts[tab.value] || null }))}
      />
      <div className="ui-filter-bar">
        <SeverityMenu chosen={address.severities} change={change} />
        {address.tab !== 'done' && (
          <Checkbox
            label="Unread only"
            checked={address.unreadOnly}
            onCheckedChange={(unreadOnly) => change({ unread: unreadOnly }, { replace: true })}
          />
        )}
      </div>
    </div>
  );
}

interface SeverityMenuProps {
  chosen: InboxView['severities'];
  change: ReturnType<typeof useUrlState>[1];
}

function SeverityMenu({ chosen, change }: SeverityMenuProps): ReactElement {
  const words = severities.filter(({ value }) => chosen.includes(value)).map(({ label }) => label);
  const toggle = (value: (typeof chosen)[number]): void => {
    const rest = chosen.filter((other) => other !== value);
    const next = rest.length === chosen.length ? [...chosen, value] : rest;
    change({ severity: next }, { replace: true });
  };
  return (
    <Menu
      label="Severity"
      items={severities.map(({ value, label }) => ({
        kind: 'choice',
        label,
        checked: chosen.includes(value),
        onSelect: () => toggle(value),
        keepOpen: true,
      }))}
      trigger={
        <Button size="small">
          <span className="ui-muted">Severity</span>
          {words.length === 0 ? 'Any' : words.join(', ')}
          <Icon name="chevron-down" size={12} />
        </Button>
      }
    />
  );
}

const emptyWords: Record<InboxTab, { title: string; next: string }> = {
  inbox: {
    title: 'Nothing needs you now',
    next: 'When one of your events fires, it appears here at once. What fires is decided under Events.',
  },
  snoozed: {
    title: 'Nothing is snoozed',
    next: 'Press h on a notification to have it come back later.',
  },
  done: {
    title: 'Nothing is done yet',
    next: 'Press e on a notification when it needs no more of you.',
  },
};

interface NoRowsProps {
  pages: ReturnType<typeof useInboxPages>;
  address: InboxView;
  onClear: () => void;
}

function NoRows({ pages, address, onClear }: NoRowsProps): ReactElement {
  if (pages.state === 'failed') {
    return (
      <ErrorState
        title="The inbox could not be read"
        detail={pages.problem?.message}
        code={pages.problem?.code ?? 'INTERNAL'}
        onRetry={pages.retry}
      />
    );
  }
  if (pages.state === 'loading') {
    return (
      <div className="inbox-loading">
        <Skeleton lines={9} height={28} />
      </div>
    );
  }
  if (address.severities.length > 0 || address.unreadOnly) {
    return (
      <EmptyState
        icon="filter"
        title="No notification passes these filters"
        action={
          <button type="button" className="ui-button ui-button-secondary ui-button-medium" onClick={onClear}>
            Clear the filters
          </button>
        }
      />
    );
  }
  const { title, next } = emptyWords[address.tab];
  return (
    <EmptyState icon="inbox" title={title}>
      {next}
    </EmptyState>
  );
}
