import { EmptyState, ErrorState, PageHeader, Skeleton } from '@belfry/ui';
import type { ReactElement } from 'react';
import { useMemo } from 'react';
import { AppLink } from '../../shared/navigation.tsx';
import { paths } from '../../shared/paths.ts';
import type { InteractionData, StoryEventData } from './interaction.documents.ts';
import { InteractionHeader } from './interaction-header.tsx';
import './interaction.css';
import { firingsOf, segmentsOf, storyEventOf } from './interaction-view.ts';
import { Lanes } from './lanes.tsx';
import { durationsOf, storyRows } from './story.ts';
import { StoryList } from './story-list.tsx';
import { TotalsStrip } from './totals-strip.tsx';
import type { LiveInteraction } from './use-live-interaction.ts';
import { useLiveInteraction } from './use-live-interaction.ts';
import { useSelectedEvent } from './use-selected-event.ts';

/** One interaction, live: its lanes, its totals and its story. */
export function InteractionPage({ id }: { id: string }): ReactElement {
  return (
    <div className="interaction-page">
      <OneInteraction key={id} id={id} />
    </div>
  );
}

function OneInteraction({ id }: { id: string }): ReactElement {
  const live = useLiveInteraction(id);
  switch (live.state) {
    case 'loading':
      return <Skeleton lines={8} />;
    case 'failed':
      return (
        <ErrorState
          title="This interaction cannot be shown"
          detail={live.problem.message}
          code={live.problem.code}
          onRetry={live.retry}
        />
      );
    case 'absent':
      return (
        <>
          <PageHeader title="Interaction" />
          <EmptyState
            icon="interactions"
            title="There is no such interaction"
            action={
              <AppLink className="ui-link" to={paths.interactions()}>
                See all interactions
              </AppLink>
            }
          >
            It was never here, or you may not see it.
          </EmptyState>
        </>
      );
    case 'ready':
      return <Ready interaction={live.interaction} events={live.events} asOf={live.asOf} story={live.story} />;
  }
}

type ReadyProps = Omit<Extract<LiveInteraction, { state: 'ready' }>, 'state'>;

function Ready({ interaction, events, asOf, story }: ReadyProps): ReactElement {
  const [selectedEvent, select] = useSelectedEvent();
  const told = useStory(interaction, events);
  return (
    <>
      <InteractionHeader interaction={interaction} />
      <TotalsStrip interaction={interaction} asOf={asOf} />
      <Lanes interaction={interaction} selectedEvent={selectedEvent} onSelect={select} />
      {story.failed && <ErrorState title="The story cannot be loaded" detail="The timeline above is complete." />}
      {story.loading && events.length === 0 ? (
        <Skeleton lines={6} />
      ) : (
        <StoryList {...told} selectedEvent={selectedEvent} onSelect={select} cut={story.cut} />
      )}
    </>
  );
}

function useStory(interaction: InteractionData, events: readonly StoryEventData[]) {
  return useMemo(
    () => ({
      rows: storyRows(events.map(storyEventOf), firingsOf(interaction)),
      events: new Map(events.map((event) => [event.id, event])),
      durations: durationsOf(segmentsOf(interaction)),
    }),
    [interaction, events],
  );
}
