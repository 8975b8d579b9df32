import type { ReactElement, ReactNode } from 'react';

/** How something is to be taken. */
export type Tone = 'neutral' | 'accent' | 'info' | 'warning' | 'critical' | 'good';

export function Badge({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }): ReactElement {
  return (
    <span className="ui-badge" data-tone={tone}>
      {children}
    </span>
  );
}
