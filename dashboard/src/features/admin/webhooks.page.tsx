import { Badge, Button, EmptyState, ErrorState, Skeleton, Table } from '@belfry/ui';
import type { ReactElement } from 'react';
import { useState } from 'react';
import { useData, useViewer } from '../../data/index.ts';
import { useShortcuts } from '../../shared/shortcuts.ts';
import { AdminPage } from './admin-page.tsx';
import { DeliveryLog } from './delivery-log.tsx';
import { SecretDialog } from './secret-dialog.tsx';
import { WebhookDialog } from './webhook-dialog.tsx';
import { WebhookMenu } from './webhook-menu.tsx';
import type { WebhookData } from './webhooks.documents.ts';
import { webhooksDocument } from './webhooks.documents.ts';

/** Where events are posted to, and what became of each post. */
export function WebhooksPage(): ReactElement {
  const page = useData(webhooksDocument, {});
  const [edited, setEdited] = useState<WebhookData | 'new' | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const [chosen, setChosen] = useState<WebhookData | null>(null);
  const [turn, setTurn] = useState(0);
  const onSent = (): void => setTurn(turn + 1);
  const mayLook = useViewer().can('deliveries:read');
  useShortcuts('Webhooks', [{ keys: 'c', label: 'New webhook', run: () => setEdited('new') }]);
  return (
    <AdminPage
      title="Webhooks"
      actions={
        <Button variant="primary" onClick={() => setEdited('new')}>
          New webhook
        </Button>
      }
    >
      {page.state === 'loading' && <Skeleton lines={4} />}
      {page.state === 'failed' && (
        <ErrorState
          title="The webhooks cannot be loaded"
          detail={page.problem.message}
          code={page.problem.code}
          onRetry={page.refresh}
        />
      )}
      {page.state === 'ready' && (
        <WebhookTable
          webhooks={page.data.webhooks.nodes}
          chosen={chosen}
          onChoose={setChosen}
          onEdit={setEdited}
          onSecret={setSecret}
          onSent={onSent}
          onChanged={page.refresh}
        />
      )}
      {mayLook && <DeliveryLog key={chosen?.id ?? 'all'} webhook={chosen} turn={turn} onAll={() => setChosen(null)} />}
      {edited !== null && (
        <WebhookDialog
          webhook={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
          onMade={(shown) => {
            setSecret(shown);
            page.refresh();
          }}
        />
      )}
      {secret !== null && <SecretDialog secret={secret} onClose={() => setSecret(null)} />}
    </AdminPage>
  );
}

interface WebhookTableProps {
  readonly webhooks: readonly WebhookData[];
  readonly chosen: WebhookData | null;
  readonly onChoose: (webhook: WebhookData) => void;
  readonly onEdit: (webhook: WebhookData) => void;
  readonly onSecret: (secret: string) => void;
  readonly onSent: () => void;
  readonly onChanged: () => void;
}

function WebhookTable({ webhooks, chosen, onChoose, ...doing }: WebhookTableProps): ReactElement {
  if (webhooks.length === 0)
    return (
      <EmptyState icon="link" title="No webhooks yet">
        A webhook is an address of yours that events are posted to, signed by Standard Webhooks.
      </EmptyState>
    );
  return (
    <Table label="Webhooks">
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col" className="admin-wide">
            Address
          </th>
          <th scope="col">State</th>
          <th scope="col">
            <span className="ui-sr">More</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {webhooks.map((webhook) => (
          <tr key={webhook.id} aria-selected={webhook.id === chosen?.id}>
            <td>
              <button type="button" className="ui-link admin-plain" onClick={() => onChoose(webhook)}>
                {webhook.name}
              </button>
              {webhook.description !== '' && <div className="ui-muted admin-area-words">{webhook.description}</div>}
            </td>
            <td className="admin-wide ui-mono admin-address">{webhook.url}</td>
            <td>
              <WebhookState webhook={webhook} />
            </td>
            <td className="ui-num">
              <WebhookMenu webhook={webhook} {...doing} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function WebhookState({
  webhook: { enabled, disabledReason, circuit, failures },
}: {
  webhook: WebhookData;
}): ReactElement {
  if (!enabled)
    return (
      <>
        <Badge tone={disabledReason === null ? 'neutral' : 'critical'}>Off</Badge>{' '}
        {disabledReason !== null && <span className="ui-muted admin-area-words">{disabledReason}</span>}
      </>
    );
  if (circuit !== 'CLOSED')
    return (
      <>
        <Badge tone="warning">Spared for a while</Badge>{' '}
        <span className="ui-muted admin-area-words">failed {failures} times in a row</span>
      </>
    );
  return failures > 0 ? <Badge tone="warning">Failing</Badge> : <Badge tone="good">On</Badge>;
}
