import { buttonClass, StateMark, TimeStamp, type StateName } from '@belfry/ui';
import type { CSSProperties, ReactElement } from 'react';
import { GrowingDuration, serverNow } from '../../data/index.ts';
import { AppLink } from '../../shared/navigation.tsx';
import { paths } from '../../shared/paths.ts';
import { channelWord, phaseWord, stateOfPhase } from '../../shared/words.ts';
import type { InboxNotification } from './inbox.documents.ts';
import { miniTimeline, type StoredTimeline } from './mini-timeline.ts';

interface AboutInteractionProps {
  interaction: NonNullable<InboxNotification['interaction']>;
  timeline: StoredTimeline | null;
}

/** The interaction a notification is about: its state as it is now, and its story in one bar. */
export function AboutInteraction({ interaction, timeline }: AboutInteractionProps): ReactElement {
  const { id, channel, subject, phase, openedAt, live, queue, owner } = interaction;
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
      {timeline && <MiniTimeline timeline={timeline} />}
    </section>
  );
}

function MiniTimeline({ timeline }: { timeline: StoredTimeline }): ReactElement | null {
  const { parts, words } = miniTimeline(timeline, serverNow());
  if (parts.length === 0) return null;
  return (
    <div className="inbox-mini" role="img" aria-label={words}>
      {parts.map(({ state, from, width }) => (
        <span
          key={`${from} ${state}`}
          className="inbox-mini-part ui-state-fill"
          data-state={state satisfies StateName}
          style={placed(from, width)}
        />
      ))}
    </div>
  );
}

function placed(from: number, width: number): CSSProperties {
  return { insetInlineStart: `${from}%`, width: `max(2px, ${width}%)` };
}
