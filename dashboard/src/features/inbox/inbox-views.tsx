import { Button, Dialog, Field, Icon, IconButton, Menu, TextInput, type MenuItem } from '@belfry/ui';
import { useState, type ReactElement } from 'react';
import { useStore } from '../../data/index.ts';
import type { SearchInput } from '../../shared/search.ts';
import type { InboxAddress } from './inbox-address.ts';
import type { InboxNotification } from './inbox.documents.ts';
import { inboxSummary } from './inbox-feed.ts';
import { eventCounts } from './inbox-items.ts';
import { formatQuery, formatTerm, parseQuery } from './inbox-query.ts';
import { savedViews } from './saved-views.ts';

interface InboxViewsProps {
  address: InboxAddress;
  /** All that lies in the inbox, as far as it is loaded. */
  inInbox: readonly InboxNotification[];
  /** Whether there is more that is not loaded. */
  isPart: boolean;
  onGo: (to: SearchInput) => void;
}

/** The views of the inbox: everything, what matters most, each event's, and those that the viewer has made. */
export function InboxViews({ address, inInbox, isPart, onGo }: InboxViewsProps): ReactElement {
  const [byEvent, setByEvent] = useState(true);
  const { unread } = useStore(inboxSummary);
  const critical = inInbox.filter(({ severity }) => severity === 'CRITICAL').length;
  const more = isPart ? '+' : '';
  const query = formatQuery(address.query);
  const view = (label: string, q: string, count: string): ReactElement => (
    <ViewButton
      key={label}
      label={label}
      count={count === '0' ? '' : count}
      current={address.tab === 'inbox' && query === q}
      onClick={() => onGo({ tab: null, q, group: null })}
    />
  );
  return (
    <nav className="inbox-views" aria-label="Views">
      <ul className="inbox-views-list">
        {view('All', '', numeral(inInbox.length, more))}
        {view('Unread', 'is:unread', numeral(unread))}
        {view('Critical', 'severity:critical', numeral(critical, more))}
      </ul>
      <button
        type="button"
        className="inbox-views-head"
        aria-expanded={byEvent}
        onClick={() => setByEvent((open) => !open)}
      >
        By event
        <Icon name={byEvent ? 'chevron-down' : 'chevron-right'} size={12} />
      </button>
      {byEvent && (
        <ul className="inbox-views-list">
          {eventCounts(inInbox)
            .slice(0, 12)
            .map(({ name, count }) => view(name, formatTerm({ field: 'event', value: name }), numeral(count, more)))}
        </ul>
      )}
      <OwnViews address={address} query={query} onGo={onGo} />
    </nav>
  );
}

/** The same views where there is no room for a pane. */
export function ViewsMenu({ address, inInbox, onGo }: Omit<InboxViewsProps, 'isPart'>): ReactElement {
  const views = useStore(savedViews);
  const [naming, setNaming] = useState(false);
  const query = formatQuery(address.query);
  const choice = (label: string, q: string, to: SearchInput = { tab: null, group: null }): MenuItem => ({
    kind: 'choice',
    label,
    checked: query === q && (to['tab'] ?? 'inbox') === address.tab,
    onSelect: () => onGo({ ...to, q }),
  });
  const items: readonly MenuItem[] = [
    choice('All', ''),
    choice('Unread', 'is:unread'),
    choice('Critical', 'severity:critical'),
    { kind: 'separator' },
    { kind: 'heading', label: 'By event' },
    ...eventCounts(inInbox)
      .slice(0, mostInMenu)
      .map(({ name }) => choice(name, formatTerm({ field: 'event', value: name }))),
    { kind: 'separator' },
    ...views.map(({ name, tab, query: q, group }) => choice(name, q, placeOfView(tab, group))),
    { kind: 'item', label: 'Save this view', icon: 'plus', onSelect: () => setNaming(true) },
  ];
  return (
    <span className="inbox-narrow-views">
      <Menu
        label="Views"
        items={items}
        trigger={
          <Button size="small">
            Views
            <Icon name="chevron-down" size={12} />
          </Button>
        }
      />
      {naming && <NameDialog address={address} query={query} onClose={() => setNaming(false)} />}
    </span>
  );
}

const mostInMenu = 6;

function placeOfView(tab: InboxAddress['tab'], group: InboxAddress['group']): SearchInput {
  return { tab: tab === 'inbox' ? null : tab, group: group === 'none' ? null : group };
}

function numeral(count: number, more = ''): string {
  return count === 0 ? '0' : count.toLocaleString('en') + more;
}

interface ViewButtonProps {
  label: string;
  count?: string;
  current: boolean;
  onClick: () => void;
  onRemove?: () => void;
}

function ViewButton({ label, count = '', current, onClick, onRemove }: ViewButtonProps): ReactElement {
  return (
    <li className="inbox-view-line">
      <button type="button" className="inbox-view" aria-current={current || undefined} onClick={onClick}>
        <span className="ui-truncate">{label}</span>
        <span className="inbox-view-count">{count}</span>
      </button>
      {onRemove && (
        <IconButton icon="close" label={`Forget the view ${label}`} className="inbox-view-remove" onClick={onRemove} />
      )}
    </li>
  );
}

interface OwnViewsProps {
  address: InboxAddress;
  query: string;
  onGo: (to: SearchInput) => void;
}

function OwnViews({ address, query, onGo }: OwnViewsProps): ReactElement {
  const views = useStore(savedViews);
  const [naming, setNaming] = useState(false);
  const isPlain = query === '' && address.tab === 'inbox' && address.group === 'none';
  return (
    <>
      {views.length > 0 && <h2 className="inbox-views-head">My views</h2>}
      <ul className="inbox-views-list">
        {views.map(({ name, tab, query: q, group }) => (
          <ViewButton
            key={name}
            label={name}
            current={query === q && address.tab === tab && address.group === group}
            onClick={() => onGo({ ...placeOfView(tab, group), q })}
            onRemove={() => savedViews.remove(name)}
          />
        ))}
      </ul>
      <Button
        size="small"
        variant="ghost"
        icon="plus"
        className="inbox-views-save"
        disabled={isPlain}
        title={isPlain ? 'Filter, group or choose a tab first' : undefined}
        onClick={() => setNaming(true)}
      >
        Save this view
      </Button>
      {naming && <NameDialog address={address} query={query} onClose={() => setNaming(false)} />}
    </>
  );
}

interface NameDialogProps {
  address: InboxAddress;
  query: string;
  onClose: () => void;
}

function NameDialog({ address: { tab, group }, query, onClose }: NameDialogProps): ReactElement {
  const [name, setName] = useState(() => proposedName(query));
  const keep = (): void => {
    if (name.trim() === '') return;
    savedViews.add({ name: name.trim(), tab, query, group });
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Save this view"
      size="small"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabled={name.trim() === ''} onClick={keep}>
            Save
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          keep();
        }}
      >
        <Field label="Name" hint="It is kept in this browser. One of the same name is replaced.">
          <TextInput value={name} onValueChange={setName} maxLength={40} />
        </Field>
      </form>
    </Dialog>
  );
}

function proposedName(query: string): string {
  return parseQuery(query)
    .map(({ value }) => value)
    .join(', ')
    .slice(0, 40);
}
