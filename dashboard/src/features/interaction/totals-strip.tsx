import { formatDuration } from '@belfry/ui';
import type { ReactElement } from 'react';
import { useServerNow } from '../../data/index.ts';
import { durationToMs } from '../../shared/durations.ts';
import type { InteractionData } from './interaction.documents.ts';
import { segmentsOf } from './interaction-view.ts';
import { totalsAt } from './totals.ts';

/** The interaction in numbers, counting on while it lasts. */
export function TotalsStrip({ interaction, asOf }: { interaction: InteractionData; asOf: number }): ReactElement {
  const now = useServerNow();
  const { metrics } = interaction;
  const totals = totalsAt(metrics, segmentsOf(interaction), { asOf, now });
  return (
    <dl className="interaction-totals">
      <Total name="Wait" value={formatDuration(totals.wait)} />
      <Total name="Talk" value={formatDuration(totals.talk)} />
      <Total name="Muted" value={formatDuration(totals.mute)} times={metrics.mutes} />
      <Total name="Hold" value={formatDuration(totals.hold)} times={metrics.holds} />
      <Total name="Wrap-up" value={formatDuration(totals.wrapUp)} />
      <Total name="Offers" value={String(metrics.offered)} note={offersNote(metrics)} />
      <Total name="Transfers" value={String(metrics.transfers)} />
      <Total
        name="Answered after"
        value={metrics.timeToAccept === null ? '–' : formatDuration(durationToMs(metrics.timeToAccept) ?? 0)}
      />
    </dl>
  );
}

function offersNote(metrics: InteractionData['metrics']): string {
  const parts: readonly (readonly [number, string])[] = [
    [metrics.accepted, 'accepted'],
    [metrics.rejected, 'rejected'],
    [metrics.timedOut, 'timed out'],
    [metrics.cancelled, 'cancelled'],
    [metrics.openOffers, 'open'],
  ];
  return parts
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}`)
    .join(', ');
}

interface TotalProps {
  readonly name: string;
  readonly value: string;
  readonly times?: number;
  readonly note?: string;
}

function Total({ name, value, times = 0, note = '' }: TotalProps): ReactElement {
  const beside = times > 1 ? `${times} ×` : note;
  return (
    <div className="interaction-total">
      <dt>{name}</dt>
      <dd>
        {value}
        {beside !== '' && <span className="interaction-total-note">{beside}</span>}
      </dd>
    </div>
  );
}
