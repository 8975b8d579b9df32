import { formatDateTime, Icon } from '@belfry/ui';
import type { MouseEvent, ReactElement } from 'react';
import { serverNow } from '../../data/index.ts';
import type { InboxNotification } from './inbox.documents.ts';
import type { InboxItem } from './inbox-items.ts';
import { placeOf } from './inbox-tab.ts';

interface InboxRowProps {
  item: InboxItem;
  /** From the list's top, in px. */
  top: number;
  place: number;
  count: number;
  selected: boolean;
  chosen: boolean;
  tabbable: boolean;
  onOpen: (item: InboxItem) => void;
  onChoose: (item: InboxItem, range: boolean) => void;
}

const severityWords = { INFO: 'Info', WARNING: 'Warning', CRITICAL: 'Critical' } as const;
const severityIcons = { INFO: 'info', WARNING: 'warning', CRITICAL: 'critical' } as const;

/** One row: plain elements only, because hundreds of these come and go each second. */
export function InboxRow(props: InboxRowProps): ReactElement {
  const { item, top, place, count, selected, chosen, tabbable, onOpen } = props;
  const { lead, members } = item;
  const unread = members.some(({ status }) => status === 'UNREAD');
  return (
    <article
      id={`notification-${lead.id}`}
      className="inbox-row"
      data-unread={unread || undefined}
      data-severity={lead.severity}
      data-selected={selected || undefined}
      data-chosen={chosen || undefined}
      aria-posinset={place}
      aria-setsize={count}
      aria-labelledby={`title-${lead.id}`}
      aria-current={selected || undefined}
      tabIndex={tabbable ? 0 : -1}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => onOpen(item)}
    >
      <Chooser {...props} />
      <span className="inbox-severity">
        <Icon name={severityIcons[lead.severity]} />
      </span>
      <span className="inbox-words">
        <span id={`title-${lead.id}`} className="inbox-title">
          <span className="ui-sr">
            {unread ? 'Unread. ' : ''}
            {severityWords[lead.severity]}.{' '}
          </span>
          {lead.title}
        </span>
        <span className="inbox-subject">{subjectOf(lead)}</span>
      </span>
      <span className="inbox-aside">
        <time className="inbox-time" dateTime={lead.createdAt}>
          {formatDateTime(lead.createdAt, serverNow())}
        </time>
        <span className="inbox-marks">
          <Marks item={item} />
        </span>
      </span>
    </article>
  );
}

/** The dot of what is unread; under the pointer, and while something is chosen, the box that chooses. */
function Chooser({ item, chosen, onChoose }: InboxRowProps): ReactElement {
  const choose = (event: MouseEvent<HTMLInputElement>): void => onChoose(item, event.shiftKey);
  return (
    <label className="inbox-choose" onClick={(event) => event.stopPropagation()}>
      <span className="inbox-dot" aria-hidden="true" />
      <input
        type="checkbox"
        className="inbox-box"
        tabIndex={-1}
        checked={chosen}
        aria-label={`Select ${item.lead.title}`}
        onClick={choose}
        readOnly
      />
    </label>
  );
}

function Marks({ item: { lead, members } }: { item: InboxItem }): ReactElement {
  const { savedAt, acknowledgedAt, acknowledgedBy, snoozedUntil } = lead;
  const isDue = members.some((one) => one.needsAcknowledgement && one.acknowledgedAt === null && one.status !== 'DONE');
  const now = serverNow();
  return (
    <>
      {placeOf(lead, now) === 'snoozed' && snoozedUntil !== null && (
        <span className="inbox-mark">
          <Icon name="snooze" size={12} />
          <span className="ui-sr">Comes back </span>
          {formatDateTime(snoozedUntil, now)}
        </span>
      )}
      {isDue && <span className="inbox-mark inbox-due">Acknowledge</span>}
      {acknowledgedAt !== null && (
        <span className="inbox-mark">
          <Icon name="check" size={12} />
          <span className="ui-sr">Acknowledged by </span>
          {acknowledgedBy?.name ?? 'Acknowledged'}
        </span>
      )}
      {savedAt !== null && (
        <span className="inbox-mark">
          <Icon name="bookmark" size={12} />
          <span className="ui-sr">Saved</span>
        </span>
      )}
      {members.length > 1 && (
        <span className="inbox-mark inbox-times">
          <span aria-hidden="true">×</span>
          {members.length}
          <span className="ui-sr"> times</span>
        </span>
      )}
    </>
  );
}

/** What a notification is about, in one line. */
function subjectOf({ body, queue, agent, definitionName }: InboxNotification): string {
  const parts = [queue?.name, agent?.name, body === '' ? definitionName : body.replaceAll(/\s+/g, ' ')];
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}
