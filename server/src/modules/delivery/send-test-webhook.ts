import { notFound, type SignedInViewer } from '../../platform/graphql/index.ts';
import { insertDeliveries } from './deliveries.store.ts';
import { done, failed, type Result } from './results.ts';
import type { WebhookChangeNeeds } from './webhook-changes.ts';

/** Sends a webhook a message of the type "test". @returns the delivery's id. */
export const sendTestWebhook =
  ({ database, webhooks, clock, ids, wake }: WebhookChangeNeeds & { wake: () => void }) =>
  async ({ organizationId }: SignedInViewer, webhookId: string): Promise<Result<string>> => {
    const [webhook] = await webhooks.byIds(organizationId, [webhookId]);
    if (!webhook) return failed(notFound('webhook'));
    const id = ids.next();
    const now = clock.now();
    const body = { type: 'test', timestamp: new Date(now).toISOString(), data: { webhook: webhook.name } };
    const asked = { id, organizationId, firingId: null, definitionId: null, place: -1 };
    await database.transaction(organizationId, (transaction) =>
      insertDeliveries(transaction, [{ ...asked, channel: 'webhook', webhookId, body }], now),
    );
    wake();
    return done(id);
  };
