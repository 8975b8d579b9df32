import { Button, showToast, TimeStamp } from '@belfry/ui';
import type { ReactElement, ReactNode } from 'react';
import { AppLink } from '../../shared/navigation.tsx';
import { paths } from '../../shared/paths.ts';
import type { StoryEventData } from './interaction.documents.ts';

/** All there is to know about one user event, and the event as the API gives it. */
export function StoryDetail({ event }: { event: StoryEventData }): ReactElement {
  return (
    <div className="interaction-detail">
      <dl className="interaction-facts">
        <Fact name="Happened">
          <TimeStamp at={event.occurredAt} show="date-time" />
        </Fact>
        <Fact name="Recorded">
          <TimeStamp at={event.recordedAt} show="date-time" />
        </Fact>
        <Fact name="Place in the log">
          <span className="ui-mono">{event.seq}</span>
        </Fact>
        <Fact name="Source">
          <span className="ui-mono">
            {event.source} · {event.sourceEventId}
          </span>
        </Fact>
        {event.historical && <Fact name="History">Imported: it can fire nothing</Fact>}
      </dl>
      <pre className="interaction-json ui-mono" tabIndex={0} aria-label="The event as JSON">
        {JSON.stringify(event, null, 2)}
      </pre>
      <div className="ui-row">
        <Button
          size="small"
          icon="copy"
          onClick={() => void copy(JSON.stringify(event, null, 2), 'The event is copied')}
        >
          Copy JSON
        </Button>
        <Button size="small" icon="link" onClick={() => void copy(location.href, 'The link is copied')}>
          Copy link
        </Button>
        <AppLink className="ui-link" to={paths.counts({ type: event.type, events: true })}>
          Events like this
        </AppLink>
      </div>
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

async function copy(text: string, said: string): Promise<void> {
  await navigator.clipboard.writeText(text);
  showToast({ title: said });
}
