import { EmptyState, IconButton, Kbd, SeverityMark, TimeStamp } from '@belfry/ui';
import type { ReactElement } from 'react';
import { useData, useViewer, type ResultOf } from '../../data/index.ts';
import { useSettled } from '../../shared/use-settled.ts';
import { AboutInteraction } from './about-interaction.tsx';
import { DetailActions } from './detail-actions.tsx';
import { NotificationDetails, type InboxNotification } from './inbox.documents.ts';
import type { InboxItem } from './inbox-items.ts';
import type { InboxCommands } from './use-inbox-commands.ts';
import { WhyYou } from './why-you.tsx';

interface InboxDetailProps {
  item: InboxItem | null;
  commands: InboxCommands;
  onClose: () => void;
}

/** One notification in full, beside the list. */
export function InboxDetail({ item, commands, onClose }: InboxDetailProps): ReactElement {
  if (item === null) {
    return (
      <aside className="inbox-detail" aria-label="Details" tabIndex={-1}>
        <EmptyState icon="inbox" title="Nothing is open">
          Choose a notification, or press <Kbd keys="j" /> to go to the next one.
        </EmptyState>
      </aside>
    );
  }
  const { lead, members } = item;
  return (
    <aside className="inbox-detail" data-open aria-label="Details" tabIndex={-1}>
      <header className="inbox-detail-head">
        <IconButton
          icon="arrow-left"
          label="Back to the list"
          shortcut="Escape"
          className="inbox-back"
          onClick={onClose}
        />
        <SeverityMark severity={lead.severity} />
        <TimeStamp at={lead.createdAt} className="ui-muted ui-tabular" />
        <DetailActions item={item} commands={commands} />
      </header>
      <div className="inbox-detail-body">
        <h2 className="inbox-detail-title">{lead.title}</h2>
        <Acknowledgement notification={members.find(isDue) ?? lead} />
        {lead.body !== '' && <p className="inbox-detail-text">{lead.body}</p>}
        {members.length > 1 && <Times members={members} />}
        <Further notification={lead} />
      </div>
    </aside>
  );
}

function isDue({ needsAcknowledgement, acknowledgedAt }: InboxNotification): boolean {
  return needsAcknowledgement && acknowledgedAt === null;
}

function Acknowledgement({ notification }: { notification: InboxNotification }): ReactElement | null {
  const { needsAcknowledgement, acknowledgedAt, acknowledgedBy } = notification;
  const { user } = useViewer();
  if (acknowledgedAt !== null) {
    const who = acknowledgedBy?.id === user?.id ? 'you' : (acknowledgedBy?.name ?? 'somebody');
    return (
      <p className="inbox-acknowledged">
        Acknowledged by {who}, <TimeStamp at={acknowledgedAt} />
      </p>
    );
  }
  if (!needsAcknowledgement) return null;
  return (
    <p className="inbox-unacknowledged">Nobody has taken this on yet. Acknowledge it to tell the others that you do.</p>
  );
}

const mostTimes = 12;

/** When the same was said of the same. */
function Times({ members }: { members: readonly InboxNotification[] }): ReactElement {
  return (
    <section className="inbox-times-list" aria-label="Each time">
      <h3 className="inbox-label">{members.length} times</h3>
      <ol>
        {members.slice(0, mostTimes).map(({ id, createdAt }) => (
          <li key={id}>
            <TimeStamp at={createdAt} />
          </li>
        ))}
        {members.length > mostTimes && <li className="ui-muted">and {members.length - mostTimes} more</li>}
      </ol>
    </section>
  );
}

const settleMs = 200;

/** What is not in the list: read once the reader stays. */
function Further({ notification }: { notification: InboxNotification }): ReactElement {
  const seen = useDetails(notification.id);
  return (
    <>
      {notification.interaction && (
        <AboutInteraction interaction={notification.interaction} timeline={seen?.interaction?.timeline ?? null} />
      )}
      <WhyYou notification={notification} firing={seen?.firing ?? null} scope={seen?.definition?.scope ?? null} />
    </>
  );
}

type Details = Extract<NonNullable<ResultOf<typeof NotificationDetails>['node']>, { __typename: 'Notification' }>;

function useDetails(notificationId: string): Details | null {
  const id = useSettled(notificationId, settleMs);
  const details = useData(NotificationDetails, { id });
  if (details.state !== 'ready' || id !== notificationId) return null;
  const { node } = details.data;
  return node?.__typename === 'Notification' ? node : null;
}
