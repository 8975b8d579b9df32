import { claimKey } from '../../platform/database/index.ts';
import { invalid, type SignedInViewer } from '../../platform/graphql/index.ts';
import { failed, keyConflict, nameTaken, type Result } from './results.ts';
import { newWebhookSecret, sealedFor } from './webhook.ts';
import { actorOf, type Shown, shownWebhook, type WebhookChangeNeeds, webhookIssues } from './webhook-changes.ts';

export interface CreateWebhook {
  name: string;
  url: string;
  description?: string | null | undefined;
  enabled: boolean;
  idempotencyKey?: string | null | undefined;
}

/** Registers a webhook. The same call again, by its key, shows the same secret again. */
export const createWebhook =
  (needs: WebhookChangeNeeds) =>
  async (viewer: SignedInViewer, input: CreateWebhook): Promise<Result<Shown>> => {
    const { database, webhooks, outbound, vault, clock, ids } = needs;
    const { organizationId } = viewer;
    const { idempotencyKey: key, ...given } = input;
    const values = { ...given, name: given.name.trim(), description: given.description ?? '' };
    const issues = webhookIssues(values, outbound);
    if (issues.length > 0) return failed(invalid(issues));
    const id = ids.next();
    return database.transaction(organizationId, async (transaction) => {
      if (key) {
        const claim = { organizationId, actor: actorOf(viewer), key, mutation: 'createWebhook', input: given, id };
        const claimed = await claimKey(transaction, claim);
        if (claimed.kind === 'other') return failed(keyConflict);
        if (claimed.kind === 'same') return shownWebhook(needs, transaction, { organizationId, id: claimed.id });
      }
      const secret = vault.seal(newWebhookSecret(), sealedFor(id));
      const made = await webhooks.insert(transaction, {
        ...values,
        id,
        organizationId,
        secret,
        createdAt: clock.now(),
      });
      return made ? shownWebhook(needs, transaction, { organizationId, id }) : failed(nameTaken(values.name));
    });
  };
