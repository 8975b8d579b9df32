import { Badge, Button, EmptyState, ErrorState, Select, Skeleton, Table, TimeStamp, type Tone } from '@belfry/ui';
import type { ReactElement } from 'react';
import { useEffect, useState } from 'react';
import { useData, useMutate, useViewer } from '../../data/index.ts';
import { DeliveryAttempts } from './delivery-attempts.tsx';
import type { DeliveryData, WebhookData } from './webhooks.documents.ts';
import { deliveriesDocument, redeliverDocument } from './webhooks.documents.ts';

interface DeliveryLogProps {
  /** null: everything that leaves the house. */
  readonly webhook: WebhookData | null;
  /** Counts what was sent meanwhile. */
  readonly turn: number;
  readonly onAll: () => void;
}

const any = 'ANY';
const states = [
  { value: any, label: 'Any state' },
  { value: 'WAITING', label: 'Waiting' },
  { value: 'SENT', label: 'Sent' },
  { value: 'GAVE_UP', label: 'Given up' },
  { value: 'CANCELLED', label: 'Cancelled' },
] as const;
type StateChoice = (typeof states)[number]['value'];

/** What was sent, with every try, and the way to send it again. */
export function DeliveryLog({ webhook, turn, onAll }: DeliveryLogProps): ReactElement {
  const [state, setState] = useState<StateChoice>(any);
  const { refresh, ...page } = useData(deliveriesDocument, {
    filter: {
      ...(state === any ? {} : { state: { eq: state } }),
      ...(webhook ? { webhook: { eq: webhook.id } } : {}),
    },
    after: null,
  });
  useEffect(() => {
    if (turn > 0) refresh();
  }, [turn, refresh]);
  return (
    <section className="admin-panel" aria-label="Deliveries">
      <div className="admin-head">
        <h2>{webhook ? `Deliveries to ${webhook.name}` : 'Deliveries'}</h2>
        <span className="admin-head-actions">
          {webhook && (
            <Button size="small" variant="ghost" onClick={onAll}>
              Show all
            </Button>
          )}
          <Select label="State" size="small" options={states} value={state} onValueChange={setState} />
          <Button size="small" icon="refresh" onClick={refresh}>
            Refresh
          </Button>
        </span>
      </div>
      {page.state === 'loading' && <Skeleton lines={4} />}
      {page.state === 'failed' && (
        <ErrorState title="The deliveries cannot be loaded" detail={page.problem.message} onRetry={refresh} />
      )}
      {page.state === 'ready' && <DeliveryTable deliveries={page.data.deliveries.nodes} />}
    </section>
  );
}

function DeliveryTable({ deliveries }: { deliveries: readonly DeliveryData[] }): ReactElement {
  if (deliveries.length === 0)
    return <EmptyState title="Nothing was sent">E-mails, posts and pushes appear here, with every try.</EmptyState>;
  return (
    <Table label="Deliveries" dense>
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">State</th>
          <th scope="col" className="admin-wide">
            To
          </th>
          <th scope="col">Tries</th>
          <th scope="col">
            <span className="ui-sr">Again</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {deliveries.map((delivery) => (
          <DeliveryRow key={delivery.id} delivery={delivery} />
        ))}
      </tbody>
    </Table>
  );
}

const looks: Readonly<Record<DeliveryData['state'], { readonly word: string; readonly tone: Tone }>> = {
  WAITING: { word: 'Waiting', tone: 'info' },
  SENT: { word: 'Sent', tone: 'good' },
  GAVE_UP: { word: 'Given up', tone: 'critical' },
  CANCELLED: { word: 'Cancelled', tone: 'neutral' },
};

function DeliveryRow({ delivery }: { delivery: DeliveryData }): ReactElement {
  const { id, target, state, reason, createdAt, nextAttemptAt, attempts } = delivery;
  const mayManage = useViewer().can('deliveries:manage');
  const { run, busy } = useMutate(redeliverDocument);
  return (
    <tr>
      <td>
        <TimeStamp at={createdAt} />
      </td>
      <td>
        <Badge tone={looks[state].tone}>{looks[state].word}</Badge>{' '}
        <span className="ui-muted admin-area-words">{reason}</span>
        {state === 'WAITING' && nextAttemptAt !== null && (
          <span className="ui-muted admin-area-words">
            next <TimeStamp at={nextAttemptAt} show="time" />
          </span>
        )}
      </td>
      <td className="admin-wide admin-address">{target}</td>
      <td>
        <DeliveryAttempts attempts={attempts} />
      </td>
      <td className="ui-num">
        {mayManage && (
          <Button size="small" busy={busy} onClick={() => void run({ input: { ids: [id] } })}>
            Send again
          </Button>
        )}
      </td>
    </tr>
  );
}
