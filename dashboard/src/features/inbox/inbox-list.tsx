import { formatDateTime, Icon } from '@belfry/ui';
import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent, useRef, type ReactElement, type RefObject } from 'react';
import { serverNow } from '../../data/index.ts';
import type { InboxNotification } from './inbox.documents.ts';

const rowHeight = 56;
const nearEnd = 10;

interface InboxListProps {
  rows: readonly InboxNotification[];
  arrived: number;
  selected: string | null;
  onOpen: (notification: InboxNotification) => void;
  onAtTop: (atTop: boolean) => void;
  /** The reader comes near the last row that is loaded. */
  onNearEnd: () => void;
  busy: boolean;
}

/** The feed: only the rows in sight are in the page. */
export function InboxList(props: InboxListProps): ReactElement {
  const { rows, arrived, selected, onOpen, onAtTop, busy } = props;
  const frame = useRef<HTMLDivElement>(null);
  const virtual = useVirtualRows(props, frame);
  const first = rows.some((row) => row.id === selected) ? selected : rows[0]?.id;
  const toTop = (): void => {
    frame.current?.scrollTo({ top: 0 });
    onAtTop(true);
  };
  return (
    <div className="inbox-list">
      {arrived > 0 && (
        <button type="button" className="inbox-arrived" onClick={toTop}>
          <Icon name="arrow-up" size={12} />
          {arrived} new
        </button>
      )}
      <div
        ref={frame}
        className="inbox-scroll"
        role="feed"
        aria-busy={busy}
        aria-label="Notifications"
        tabIndex={-1}
        onScroll={(event) => onAtTop(event.currentTarget.scrollTop < rowHeight / 2)}
      >
        <div className="inbox-canvas" role="presentation" style={{ height: virtual.height }}>
          {virtual.items.map(({ index, start }) => {
            const row = rows[index];
            return (
              row && (
                <InboxRow
                  key={row.id}
                  row={row}
                  top={start}
                  place={index + 1}
                  count={rows.length}
                  selected={row.id === selected}
                  tabbable={row.id === first}
                  onOpen={onOpen}
                />
              )
            );
          })}
        </div>
      </div>
    </div>
  );
}

interface VirtualRows {
  items: readonly VirtualItem[];
  /** Of all rows together, in px. */
  height: number;
}

function useVirtualRows(props: InboxListProps, frame: RefObject<HTMLElement | null>): VirtualRows {
  const { rows, selected, onNearEnd } = props;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => rowHeight,
    getItemKey: (place) => rows[place]?.id ?? place,
    overscan: 8,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (rows.length > 0 && last >= rows.length - nearEnd) onNearEnd();
  }, [last, rows.length, onNearEnd]);
  // Only a new selection moves the list: rows that come in above it must not.
  const showSelected = useEffectEvent(() => {
    const place = rows.findIndex((row) => row.id === selected);
    if (place >= 0) virtual.scrollToIndex(place, { align: 'auto' });
  });
  useEffect(() => showSelected(), [selected]);
  return { items, height: virtual.getTotalSize() };
}

interface InboxRowProps {
  row: InboxNotification;
  top: number;
  place: number;
  count: number;
  selected: boolean;
  tabbable: boolean;
  onOpen: (notification: InboxNotification) => void;
}

const severityWords = { INFO: 'Info', WARNING: 'Warning', CRITICAL: 'Critical' } as const;
const severityIcons = { INFO: 'info', WARNING: 'warning', CRITICAL: 'critical' } as const;

/** One notification: plain elements only, because hundreds of these come and go each second. */
function InboxRow(props: InboxRowProps): ReactElement {
  const { row, top, place, count, selected, tabbable, onOpen } = props;
  const unread = row.status === 'UNREAD';
  return (
    <article
      id={`notification-${row.id}`}
      className="inbox-row"
      data-unread={unread || undefined}
      data-severity={row.severity}
      data-selected={selected || undefined}
      aria-posinset={place}
      aria-setsize={count}
      aria-labelledby={`title-${row.id}`}
      aria-current={selected || undefined}
      tabIndex={tabbable ? 0 : -1}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => onOpen(row)}
    >
      <span className="inbox-dot" aria-hidden="true" />
      <span className="inbox-severity">
        <Icon name={severityIcons[row.severity]} />
      </span>
      <span className="inbox-words">
        <span id={`title-${row.id}`} className="inbox-title">
          <span className="ui-sr">
            {unread ? 'Unread. ' : ''}
            {severityWords[row.severity]}.{' '}
          </span>
          {row.title}
        </span>
        <span className="inbox-subject">{subjectOf(row)}</span>
      </span>
      <time className="inbox-time" dateTime={row.createdAt}>
        {formatDateTime(row.createdAt, serverNow())}
      </time>
    </article>
  );
}

/** What a notification is about, in one line. */
function subjectOf({ body, interaction, definitionName }: InboxNotification): string {
  const parts = [
    interaction?.queue?.name,
    interaction?.owner?.name,
    body === '' ? definitionName : body.replaceAll(/\s+/g, ' '),
  ];
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}
