import { Button } from '@belfry/ui';
import type { ReactElement } from 'react';

interface BulkBarProps {
  readonly count: number;
  readonly onEnable: (enabled: boolean) => void;
  readonly onExport: () => void;
  readonly onClear: () => void;
}

/** What can be done with all that are chosen. */
export function BulkBar({ count, onEnable, onExport, onClear }: BulkBarProps): ReactElement {
  return (
    <div className="events-bulk" role="region" aria-label="Chosen events">
      <span className="ui-tabular" aria-live="polite">
        {count} chosen
      </span>
      <Button size="small" onClick={() => onEnable(true)}>
        Enable
      </Button>
      <Button size="small" onClick={() => onEnable(false)}>
        Disable
      </Button>
      <Button size="small" icon="external" onClick={onExport}>
        Export
      </Button>
      <Button size="small" variant="ghost" onClick={onClear} aria-keyshortcuts="Escape">
        Clear
      </Button>
    </div>
  );
}
