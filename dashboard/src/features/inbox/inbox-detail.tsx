import { Button, buttonClass, IconButton, EmptyState, Kbd, SeverityMark, StateMark, TimeStamp } from '@belfry/ui';
import type { ReactElement } from 'react';
import { GrowingDuration, serverNow } from '../../data/index.ts';
import { AppLink } from '../../shared/navigation.tsx';
import { paths } from '../../shared/paths.ts';
import { channelWord, phaseWord, stateOfPhase } from '../../shared/words.ts';
import type { InboxNotification } from './inbox.documents.ts';
import { markDone, markUnread, moveToInbox, snooze } from './inbox-actions.ts';
import { tabOf } from './inbox-tab.ts';
import { SnoozeMenu } from './snooze-menu.tsx';

interface InboxDetailProps {
  notification: InboxNotification | null;
  onClose: () => void;
}

/** One notification in full, beside the list. */
export function InboxDetail({ notification, onClose }: InboxDetailProps): ReactElement {
  if (notification === null) {
    return (
      <aside className="inbox-detail" aria-label="Details">
        <EmptyState icon="inbox" title="Nothing is open">
          Choose a notification, or press <Kbd keys="j" /> to go to the next one.
        </EmptyState>
      </aside>
    );
  }
  const { title, body, severity, createdAt, why, interaction } = notification;
  return (
    <aside className="inbox-detail" data-open aria-label="Details">
      <header className="inbox-detail-head">
        <IconButton
          icon="arrow-left"
          label="Back to the list"
          shortcut="Escape"
          className="inbox-back"
          onClick={onClose}
        />
        <SeverityMark severity={severity} />
        <TimeStamp at={createdAt} className="ui-muted ui-tabular" />
        <DetailActions notification={notification} />
      </header>
      <div className="inbox-detail-body">
        <h2 className="inbox-detail-title">{title}</h2>
        {body !== '' && <p className="inbox-detail-text">{body}</p>}
        {interaction && <AboutInteraction interaction={interaction} />}
        <p className="inbox-why">
          <span className="inbox-why-label">Why you got this</span>
          <span className="inbox-why-text">{why}</span>
          <EventName notification={notification} />
        </p>
      </div>
    </aside>
  );
}

function EventName({ notification }: { notification: InboxNotification }): ReactElement {
  const { definition, definitionName } = notification;
  return (
    <span className="inbox-event">
      Event{' '}
      {definition ? (
        <AppLink className="ui-link" to={paths.events.edit(definition.id)}>
          {definitionName}
        </AppLink>
      ) : (
        definitionName
      )}
    </span>
  );
}

function AboutInteraction(props: { interaction: NonNullable<InboxNotification['interaction']> }): ReactElement {
  const { id, channel, subject, phase, openedAt, live, queue, owner } = props.interaction;
  return (
    <section className="inbox-about" aria-label="Interaction">
      <div className="inbox-about-head">
        <span className="inbox-about-title">{subject ?? channelWord(channel)}</span>
        <AppLink to={paths.interaction(id)} className={buttonClass({ size: 'small' })}>
          Open the interaction
        </AppLink>
      </div>
      <dl className="inbox-facts">
        <div>
          <dt>State</dt>
          <dd>
            <StateMark state={stateOfPhase(phase)} wordHidden /> {phaseWord(phase)}
          </dd>
        </div>
        {queue && (
          <div>
            <dt>Queue</dt>
            <dd>{queue.name}</dd>
          </div>
        )}
        {owner && (
          <div>
            <dt>With</dt>
            <dd>{owner.name}</dd>
          </div>
        )}
        <div>
          <dt>{live ? 'Open for' : 'Opened'}</dt>
          <dd>{live ? <GrowingDuration since={Date.parse(openedAt)} /> : <TimeStamp at={openedAt} />}</dd>
        </div>
      </dl>
    </section>
  );
}

function DetailActions({ notification }: { notification: InboxNotification }): ReactElement {
  const tab = tabOf(notification, serverNow());
  if (tab === 'done') {
    return (
      <div className="inbox-actions">
        <Button size="small" icon="undo" onClick={() => void moveToInbox(notification)}>
          Move to inbox
        </Button>
      </div>
    );
  }
  if (tab === 'snoozed') {
    return (
      <div className="inbox-actions">
        <Button size="small" icon="bell" onClick={() => void snooze(notification, null)}>
          Wake now
        </Button>
      </div>
    );
  }
  return (
    <div className="inbox-actions">
      {notification.status === 'READ' && (
        <Button size="small" variant="ghost" onClick={() => void markUnread(notification)}>
          Mark unread
        </Button>
      )}
      <SnoozeMenu notification={notification} />
      <Button size="small" variant="primary" icon="check" onClick={() => void markDone(notification)}>
        Done
      </Button>
    </div>
  );
}
