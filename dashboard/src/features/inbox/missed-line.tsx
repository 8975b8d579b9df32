import { Button, formatDateTime, Icon } from '@belfry/ui';
import type { ReactElement } from 'react';
import { serverNow, useStore } from '../../data/index.ts';
import { missed } from './last-seen.ts';

/** After an absence: how much came meanwhile, in one line instead of a burst of toasts. */
export function MissedLine({ onOpen }: { onOpen: () => void }): ReactElement | null {
  const away = useStore(missed);
  if (away === null) return null;
  const { count, isPart, since } = away;
  const open = (): void => {
    missed.set(null);
    onOpen();
  };
  return (
    <div className="inbox-missed" role="status">
      <Icon name="clock" />
      <span>
        <strong className="ui-tabular">
          {count.toLocaleString('en')}
          {isPart && '+'}
        </strong>{' '}
        missed while offline, since {formatDateTime(since, serverNow())}
      </span>
      <span className="inbox-missed-acts">
        <Button size="small" onClick={open}>
          Open
        </Button>
        <Button size="small" variant="ghost" onClick={() => missed.set(null)}>
          Skip
        </Button>
      </span>
    </div>
  );
}
