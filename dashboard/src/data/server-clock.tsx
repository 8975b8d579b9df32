import { durationWords, formatDuration } from '@belfry/ui';
import { useEffect, useRef, useSyncExternalStore, type ReactElement } from 'react';
import { liveClient } from './live-client.ts';

const beat = 1_000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | null = null;
let machineNow = Date.now();
let now = machineNow;

/** The server's time in epoch ms, as far as the streams have told. */
export function serverNow(): number {
  return Date.now() + liveClient.clockSkew;
}

function readClock(): void {
  machineNow = Date.now();
  now = serverNow();
}

function onBeat(listener: () => void): () => void {
  if (listeners.size === 0) readClock();
  listeners.add(listener);
  timer ??= setInterval(() => {
    readClock();
    for (const each of listeners) each();
  }, beat);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0 || timer === null) return;
    clearInterval(timer);
    timer = null;
  };
}

/** The server's time, once a second. It renders its component each time: use it in small ones. */
export function useServerNow(): number {
  return useSyncExternalStore(onBeat, () => now);
}

/** This machine's time in epoch ms, once a second: for what this machine has measured itself. */
export function useMachineNow(): number {
  return useSyncExternalStore(onBeat, () => machineNow);
}

/** A duration that grows from `since` (epoch ms); only its text changes, nothing is rendered. */
export function GrowingDuration({ since }: { since: number }): ReactElement {
  const place = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const write = (): void => {
      if (!place.current) return;
      const ms = serverNow() - since;
      place.current.textContent = formatDuration(ms);
      place.current.title = durationWords(ms);
    };
    write();
    return onBeat(write);
  }, [since]);
  return (
    <span ref={place} className="ui-tabular">
      {formatDuration(serverNow() - since)}
    </span>
  );
}
