import type { ReactElement } from 'react';
import { Icon } from '../icons/icon.tsx';

/** How much something matters. */
export type SeverityName = 'INFO' | 'WARNING' | 'CRITICAL';

const looks = {
  INFO: { icon: 'info', word: 'Info' },
  WARNING: { icon: 'warning', word: 'Warning' },
  CRITICAL: { icon: 'critical', word: 'Critical' },
} as const;

interface SeverityMarkProps {
  severity: SeverityName;
  /** The word is for screen readers only. */
  wordHidden?: boolean;
}

/** A severity as glyph and word; never as colour alone. */
export function SeverityMark({ severity, wordHidden = false }: SeverityMarkProps): ReactElement {
  const { icon, word } = looks[severity];
  return (
    <span className="ui-severity" data-severity={severity}>
      <Icon name={icon} />
      <span className={wordHidden ? 'ui-sr' : undefined}>{word}</span>
    </span>
  );
}
