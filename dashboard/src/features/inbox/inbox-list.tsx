import { Icon } from '@belfry/ui';
import { useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent, useRef, type ReactElement, type RefObject } from 'react';
import type { InboxItem, InboxLine } from './inbox-items.ts';
import { GroupHead } from './group-head.tsx';
import { InboxRow } from './inbox-row.tsx';

const rowHeight = 56;
const headHeight = 36;
const nearEnd = 10;

interface InboxListProps {
  lines: readonly InboxLine[];
  arrived: number;
  /** The id of the notification that is open. */
  selected: string | null;
  /** Whether a row is among those that something is to be done with. */
  isChosen: (item: InboxItem) => boolean;
  /** Whether any row is. */
  choosing: boolean;
  onChoose: (item: InboxItem, range: boolean) => void;
  onOpen: (item: InboxItem) => void;
  onAtTop: (atTop: boolean) => void;
  /** The reader comes near the last row that is loaded. */
  onNearEnd: () => void;
  busy: boolean;
}

/** The feed: only the rows in sight are in the page. */
export function InboxList(props: InboxListProps): ReactElement {
  const { lines, arrived, selected, onAtTop, busy, choosing } = props;
  const frame = useRef<HTMLDivElement>(null);
  const virtual = useVirtualRows(props, frame);
  const reachable = lines.find((line) => isOpen(line, selected)) ?? lines.find(({ kind }) => kind === 'item');
  const toTop = (): void => {
    frame.current?.scrollTo({ top: 0 });
    onAtTop(true);
  };
  const lineAt = ({ index, start }: VirtualItem): ReactElement | undefined => {
    const line = lines[index];
    if (!line) return undefined;
    const place = { top: start, place: index + 1, count: lines.length };
    if (line.kind === 'group') return <GroupHead key={line.key} group={line} {...place} />;
    return (
      <InboxRow
        key={keyOf(line)}
        item={line}
        {...place}
        selected={isOpen(line, selected)}
        chosen={choosing && props.isChosen(line)}
        tabbable={line === reachable}
        onOpen={props.onOpen}
        onChoose={props.onChoose}
      />
    );
  };
  return (
    <div className="inbox-list" data-choosing={choosing || undefined}>
      {arrived > 0 && (
        <button type="button" className="inbox-arrived" onClick={toTop}>
          <Icon name="arrow-up" size={12} />
          {arrived.toLocaleString('en')} new
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
          {virtual.items.map(lineAt)}
        </div>
      </div>
    </div>
  );
}

function isOpen(line: InboxLine, id: string | null): boolean {
  return line.kind === 'item' && line.members.some((member) => member.id === id);
}

/** The oldest of a row names it: the row stays the same when more joins it. */
function keyOf(line: InboxLine): string {
  return line.kind === 'group' ? line.key : (line.members.at(-1)?.id ?? line.lead.id);
}

interface VirtualRows {
  items: readonly VirtualItem[];
  /** Of all rows together, in px. */
  height: number;
}

function useVirtualRows(props: InboxListProps, frame: RefObject<HTMLElement | null>): VirtualRows {
  const { lines, selected, onNearEnd } = props;
  const keys = lines.map(keyOf);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => frame.current,
    estimateSize: (place) => (lines[place]?.kind === 'group' ? headHeight : rowHeight),
    getItemKey: (place) => keys[place] ?? place,
    overscan: 8,
  });
  const heads = lines.map((line, place) => (line.kind === 'group' ? place : '')).join(' ');
  useEffect(() => virtual.measure(), [virtual, heads]);
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (lines.length > 0 && last >= lines.length - nearEnd) onNearEnd();
  }, [last, lines.length, onNearEnd]);
  // Only a new selection moves the list: rows that come in above it must not.
  const showSelected = useEffectEvent(() => {
    const place = lines.findIndex((line) => isOpen(line, selected));
    if (place >= 0) virtual.scrollToIndex(place, { align: 'auto' });
  });
  useEffect(() => showSelected(), [selected]);
  return { items, height: virtual.getTotalSize() };
}
