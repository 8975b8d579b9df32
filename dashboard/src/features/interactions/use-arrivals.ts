import { useState } from 'react';
import { useStream } from '../../data/index.ts';
import { arrivalsDocument } from './interactions.documents.ts';

/** How many interactions have arrived since the list was read; the list itself keeps still. */
export function useArrivals(): { readonly count: number; readonly forget: () => void } {
  const [count, setCount] = useState(0);
  useStream({
    document: arrivalsDocument,
    variables: { filter: { type: { eq: 'INTERACTION_CREATED' } } },
    kind: 'log',
    onFrames: (frames) => setCount((had) => frames.reduce((sum, frame) => sum + frame.userEvents.length, had)),
  });
  return { count, forget: () => setCount(0) };
}
