import { useState } from 'react';
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
  const connection = page.state === 'ready' ? page.data.userEvents : undefined;
  const [taken, setTaken] = useState<typeof connection>(undefined);
  if (connection && connection !== taken) {
    const known = new Map([...events, ...connection.nodes.map((event) => [event.id, event] as const)]);
    setTaken(connection);
    setEvents(known);
    if (connection.pageInfo.hasNextPage && known.size < most) setAfter(connection.pageInfo.endCursor);
  }
  return {
    events,
    loading: page.state === 'loading',
    failed: page.state === 'failed',
    cut: events.size >= most && (connection?.pageInfo.hasNextPage ?? false),
    refresh: page.refresh,
  };
}
