import { TimeStamp } from '@belfry/ui';
import type { ReactElement } from 'react';
import { durationToMs } from '../../shared/durations.ts';
import type { DeliveryData } from './webhooks.documents.ts';

/** Every try of a delivery, behind how many there were. */
export function DeliveryAttempts({ attempts }: Pick<DeliveryData, 'attempts'>): ReactElement {
  if (attempts.length === 0) return <span className="ui-muted">none yet</span>;
  return (
    <details>
      <summary className="ui-tabular">{attempts.length === 1 ? '1 try' : `${attempts.length} tries`}</summary>
      <ol className="admin-attempts">
        {attempts.map(({ number, at, outcome, statusCode, error, duration }) => (
          <li key={`${number}${at}`} className="ui-tabular">
            <TimeStamp at={at} show="time" /> {outcomeWords[outcome]}
            {statusCode !== null && ` ${statusCode}`}
            {duration !== null && ` in ${durationToMs(duration) ?? 0} ms`}
            {error !== null && <span className="ui-muted"> {error}</span>}
          </li>
        ))}
      </ol>
    </details>
  );
}

const outcomeWords = { DELIVERED: 'delivered', FAILED: 'failed', INTERRUPTED: 'interrupted' };
