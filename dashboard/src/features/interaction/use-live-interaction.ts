import { useState } from 'react';
import type { Problem } from '../../data/index.ts';
import { serverNow, useData, useStream } from '../../data/index.ts';
import type { InteractionData, StoryEventData } from './interaction.documents.ts';
import { interactionDocument, interactionStreamDocument } from './interaction.documents.ts';
import { useStory } from './use-story.ts';

export type LiveInteraction =
  | { readonly state: 'loading' }
  | { readonly state: 'absent' }
  | { readonly state: 'failed'; readonly problem: Problem; readonly retry: () => void }
  | {
      readonly state: 'ready';
      readonly interaction: InteractionData;
      readonly events: readonly StoryEventData[];
      /** When the server worked out its totals. */
      readonly asOf: number;
      readonly story: {
        readonly loading: boolean;
        readonly failed: boolean;
        readonly cut: boolean;
      };
    };

interface Heard {
  readonly interaction: InteractionData | null;
  readonly events: ReadonlyMap<string, StoryEventData>;
  readonly asOf: number;
}

const nothing: Heard = { interaction: null, events: new Map(), asOf: 0 };

/** One interaction as it is now: what was asked for once, and everything heard of it since. */
export function useLiveInteraction(id: string): LiveInteraction {
  const page = useData(interactionDocument, { id });
  const story = useStory(id);
  const [heard, setHeard] = useState(nothing);
  const [since] = useState(serverNow);
  const cursor = page.state === 'ready' ? page.data.viewer.cursor.userEvents : null;
  const [after, setAfter] = useState<string | null>(null);
  if (after === null && cursor !== null) setAfter(cursor);
  useStream({
    document: interactionStreamDocument,
    variables: { id },
    kind: 'log',
    after,
    enabled: after !== null,
    onFrames: (frames) => setHeard((had) => frames.reduce(withFrame, had)),
    onResync: () => {
      setHeard(nothing);
      page.refresh();
      story.refresh();
    },
  });
  if (page.state === 'loading') return { state: 'loading' };
  if (page.state === 'failed') return { state: 'failed', problem: page.problem, retry: page.refresh };
  const interaction = heard.interaction ?? page.data.interaction;
  if (!interaction) return { state: 'absent' };
  const events = [...new Map([...story.events, ...heard.events]).values()];
  return {
    state: 'ready',
    interaction,
    events,
    asOf: heard.interaction ? heard.asOf : since,
    story,
  };
}

interface InteractionFrame {
  readonly interaction: InteractionData;
  readonly userEvents: readonly StoryEventData[];
  readonly serverTime: string;
}

function withFrame(had: Heard, frame: InteractionFrame): Heard {
  return {
    interaction: frame.interaction,
    events: new Map([...had.events, ...frame.userEvents.map((event) => [event.id, event] as const)]),
    asOf: Date.parse(frame.serverTime),
  };
}
