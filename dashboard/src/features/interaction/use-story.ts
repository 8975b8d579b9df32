import { useEffect, useState } from 'react';
import { useData } from '../../data/index.ts';
import type { StoryEventData } from './interaction.documents.ts';
import { storyDocument } from './interaction.documents.ts';

const most = 1000;

interface Story {
  readonly events: ReadonlyMap<string, StoryEventData>;
  readonly loading: boolean;
  readonly failed: boolean;
  /** There is more than is shown: the story is cut after its first 1,000 events. */
  readonly cut: boolean;
  readonly refresh: () => void;
}

/** Every user event of an interaction, page after page. */
export function useStory(id: string): Story {
  const [after, setAfter] = useState<string | null>(null);
  const [events, setEvents] = useState<ReadonlyMap<string, StoryEventData>>(new Map());
  const page = useData(storyDocument, { id, after });
  const connection = page.state === 'ready' ? page.data.interaction?.userEvents : undefined;
  useEffect(() => {
    if (!connection) return;
    setEvents((had) => new Map([...had, ...connection.nodes.map((event) => [event.id, event] as const)]));
    if (connection.pageInfo.hasNextPage && events.size < most) setAfter(connection.pageInfo.endCursor);
  }, [connection]);
  return {
    events,
    loading: page.state === 'loading',
    failed: page.state === 'failed',
    cut: events.size >= most && (connection?.pageInfo.hasNextPage ?? false),
    refresh: page.refresh,
  };
}
