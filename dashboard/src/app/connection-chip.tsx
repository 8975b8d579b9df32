import { formatTime, IconButton } from '@belfry/ui';
import type { ReactElement } from 'react';
import { connectionOf, useHeld, useLiveState, usePause, useMachineNow, type Connection } from '../data/index.ts';

/** Whether what is on screen is what happens now. */
export function ConnectionChip(): ReactElement {
  const live = useLiveState();
  const now = useMachineNow();
  const connection = connectionOf(live, now);
  const { paused } = usePause();
  const held = useHeld();
  const state = paused ? 'paused' : connection.state;
  return (
    <span className="app-chip" data-state={state}>
      <span className="app-chip-dot" aria-hidden="true" />
      <span className="app-chip-words">{paused ? pausedWords(held) : words(connection, now)}</span>
      <span className="ui-sr" role="status">
        {paused ? 'Live updates are paused' : spoken[connection.state]}
      </span>
    </span>
  );
}

const spoken: Record<Connection['state'], string> = {
  connecting: 'Connecting',
  live: 'Live',
  reconnecting: 'Reconnecting',
  offline: 'Offline',
};

function words(connection: Connection, now: number): string {
  switch (connection.state) {
    case 'connecting':
      return 'Connecting';
    case 'live':
      return 'Live';
    case 'reconnecting': {
      const seconds = Math.max(0, Math.ceil((connection.retryAt - now) / 1_000));
      return seconds === 0 ? 'Reconnecting' : `Reconnecting ${seconds} s`;
    }
    case 'offline':
      return `Offline since ${formatTime(connection.since)}`;
  }
}

function pausedWords(held: number): string {
  return held === 0 ? 'Paused' : `Paused · ${held} held`;
}

/** Stops and starts everything that moves by itself. */
export function PauseButton(): ReactElement {
  const { paused, toggle } = usePause();
  return (
    <IconButton
      icon={paused ? 'play' : 'pause'}
      label={paused ? 'Resume live updates' : 'Pause live updates'}
      shortcut="Space"
      pressed={paused}
      onClick={toggle}
    />
  );
}
