import { invalid, notFound, type SignedInViewer } from '../../platform/graphql/index.ts';
import { changedMeanwhile, done, failed, nameTaken, type Result } from './results.ts';
import { newWebhookSecret, rotationMs, sealedFor, type WebhookRow, type WebhookValues } from './webhook.ts';
import { type Shown, shownWebhook, type WebhookChangeNeeds, webhookIssues, withWebhook } from './webhook-changes.ts';

export interface UpdateWebhook {
  id: string;
  expectedVersion: number;
  name?: string | null | undefined;
  url?: string | null | undefined;
  description?: string | null | undefined;
  enabled?: boolean | null | undefined;
}

const valuesAfter = (webhook: WebhookRow, input: UpdateWebhook): WebhookValues => ({
  name: input.name?.trim() ?? webhook.name,
  url: input.url ?? webhook.url,
  description: input.description ?? webhook.description,
  enabled: input.enabled ?? webhook.enabled,
});

/** Changes a webhook; it is called again, however often it has failed. */
export const changeWebhook =
  (needs: WebhookChangeNeeds) =>
  ({ organizationId }: SignedInViewer, input: UpdateWebhook): Promise<Result<WebhookRow>> =>
    withWebhook(needs, { organizationId, id: input.id }, async (transaction, webhook) => {
      const { webhooks, outbound } = needs;
      if (webhook.version !== input.expectedVersion) return failed(changedMeanwhile(webhook.version));
      const values = valuesAfter(webhook, input);
      const issues = webhookIssues(values, outbound);
      if (issues.length > 0) return failed(invalid(issues));
      if (await webhooks.isNameTaken(transaction, { ...webhook, name: values.name }))
        return failed(nameTaken(values.name));
      await webhooks.update(transaction, webhook, values);
      const changed = await webhooks.lock(transaction, organizationId, input.id);
      return changed ? done(changed) : failed(notFound('webhook'));
    });

/** What waits for it is given up; its deliveries stay on record. */
export const deleteWebhook =
  (needs: WebhookChangeNeeds) =>
  ({ organizationId }: SignedInViewer, id: string): Promise<Result<string>> =>
    withWebhook(needs, { organizationId, id }, async (transaction, webhook) => {
      await needs.webhooks.remove(transaction, webhook, needs.clock.now());
      return done(id);
    });

/** Gives a webhook a new secret; the old one signs beside it for a day. */
export const rotateWebhookSecret =
  (needs: WebhookChangeNeeds) =>
  ({ organizationId }: SignedInViewer, id: string): Promise<Result<Shown>> =>
    withWebhook(needs, { organizationId, id }, async (transaction, webhook) => {
      const secret = needs.vault.seal(newWebhookSecret(), sealedFor(id));
      await needs.webhooks.rotate(transaction, webhook, { secret, oldUntil: needs.clock.now() + rotationMs });
      return shownWebhook(needs, transaction, { organizationId, id });
    });
