import type { Resync, StreamHandle } from '@belfry/client';
import { stringifyDocument } from '@urql/core';
import type { TadaDocumentNode } from 'gql.tada';
import { useEffect, useEffectEvent, useState } from 'react';
import { accessChanges } from './access-changes.ts';
import { createFrameQueue } from './frame-queue.ts';
import { liveClient } from './live-client.ts';
import { pause } from './pause.ts';

type Control = { __typename: 'StreamHeartbeat' } | { __typename: 'ResyncRequired' };

/** A batch, snapshot or change of a subscription's one field. */
export type Frame<Data> = Exclude<Data[keyof Data], Control>;

interface StreamOptions<Data, Variables> {
  document: TadaDocumentNode<Data, Variables>;
  variables: Variables;
  /** `log` streams go on after a cut; `snapshot` streams begin anew with a snapshot. */
  kind: 'log' | 'snapshot';
  /** Where a log stream starts; absent: at its present end. */
  after?: string | null;
  /** False: no stream yet. */
  enabled?: boolean;
  /** What came since the last animation frame; nothing while the views are paused. */
  onFrames: (frames: readonly Frame<Data>[]) => void;
  /** The log could not be continued without a gap: read the page anew. */
  onResync?: (resync: Resync) => void | Promise<void>;
}

/** Whether a stream brings what happens. The connection as a whole is `useConnection`. */
export type StreamState = { state: 'open' } | { state: 'refused'; message: string };

const heldLimit = 2_000;

/** Follows a subscription while the component is there. */
export function useStream<Data, Variables extends object>(options: StreamOptions<Data, Variables>): StreamState {
  const { document, variables, kind, after = null, enabled = true } = options;
  const [refusal, setRefusal] = useState<{ key: string; message: string } | null>(null);
  const onFrames = useEffectEvent(options.onFrames);
  const onResync = useEffectEvent((resync: Resync) => options.onResync?.(resync));
  const key = JSON.stringify(variables);
  useEffect(() => {
    if (!enabled) return undefined;
    return follow<Data>({
      request: { query: stringifyDocument(document), variables: JSON.parse(key), kind, after },
      onFrames: (frames) => onFrames(frames),
      onResync: (resync) => onResync(resync),
      onRefused: (message) => setRefusal({ key, message }),
    });
  }, [document, key, kind, after, enabled]);
  if (refusal?.key !== key) return { state: 'open' };
  return { state: 'refused', message: refusal.message };
}

interface Following<Data> {
  request: Parameters<typeof liveClient.stream>[0];
  onFrames: (frames: readonly Frame<Data>[]) => void;
  onResync: (resync: Resync) => void | Promise<void>;
  onRefused: (message: string) => void;
  /** Told of each frame as it comes, also while the views are paused. */
  onHeard?: (frame: Frame<Data>) => void;
}

/** Follows a stream outside of components. Returns how to stop. */
export function follow<Data>(following: Following<Data>): () => void {
  let overflowed = false;
  const queue = createFrameQueue<Frame<Data>>({
    soon,
    isHeld: pause.get,
    deliver: following.onFrames,
    limit: heldLimit,
    onOverflow() {
      overflowed = true;
      handle.close();
    },
  });
  let handle = open();
  function open(): StreamHandle {
    return liveClient.stream<Frame<Data>>(following.request, {
      onBatch(batch) {
        following.onHeard?.(batch);
        if (pause.get()) pause.hold();
        queue.push(batch);
      },
      onResync(resync) {
        if (resync.reason === 'ACCESS_CHANGED') accessChanges.tell();
        return following.onResync(resync);
      },
      onError: (errors) => following.onRefused(errors[0]?.message ?? 'The stream was refused.'),
    });
  }
  const stopWatching = pause.subscribe(() => {
    if (pause.get()) return;
    if (!overflowed) return queue.flush();
    // Too much was missed to be kept: the log goes on where it was left, a snapshot begins anew.
    overflowed = false;
    handle = open();
  });
  return () => {
    stopWatching();
    queue.clear();
    handle.close();
  };
}

function soon(run: () => void): void {
  if (document.hidden) setTimeout(run, 1_000);
  else requestAnimationFrame(run);
}
