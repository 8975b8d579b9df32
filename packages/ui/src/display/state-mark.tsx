import type { ReactElement } from 'react';

const states = {
  queued: { letter: 'Q', word: 'Queued' },
  offered: { letter: 'O', word: 'Offered' },
  talking: { letter: 'T', word: 'Talking' },
  muted: { letter: 'M', word: 'Muted' },
  held: { letter: 'H', word: 'On hold' },
  'wrap-up': { letter: 'W', word: 'Wrap-up' },
  consulting: { letter: 'C', word: 'Consulting' },
  transfer: { letter: '◆', word: 'Transfer' },
  ended: { letter: 'E', word: 'Ended' },
} as const;

/** What a person or an interaction is in the middle of. */
export type StateName = keyof typeof states;

/** The letter that stands for a state. */
export function stateLetter(state: StateName): string {
  return states[state].letter;
}

/** The word for a state. */
export function stateWord(state: StateName): string {
  return states[state].word;
}

interface StateMarkProps {
  state: StateName;
  /** The word is for screen readers only. */
  wordHidden?: boolean;
}

/** A state as letter, pattern, colour and word. */
export function StateMark({ state, wordHidden = false }: StateMarkProps): ReactElement {
  return (
    <span className="ui-state-mark">
      <span className="ui-state-fill ui-state-letter" data-state={state} aria-hidden="true">
        {stateLetter(state)}
      </span>
      <span className={wordHidden ? 'ui-sr' : undefined}>{stateWord(state)}</span>
    </span>
  );
}
