import type { Clock } from '../../platform/clock.ts';
import type { Database, Transaction } from '../../platform/database/index.ts';
import { type Issue, notFound, type SignedInViewer } from '../../platform/graphql/index.ts';
import type { Ids } from '../../platform/ids.ts';
import type { Outbound } from '../../platform/outbound/index.ts';
import type { Vault } from '../../platform/vault.ts';
import { done, failed, nameIssues, type Result, urlIssues } from './results.ts';
import { sealedFor, type SealedWebhook, type WebhookRow, type WebhookValues } from './webhook.ts';
import type { WebhooksStore } from './webhooks.store.ts';

export interface WebhookChangeNeeds {
  database: Database;
  webhooks: WebhooksStore;
  outbound: Outbound;
  vault: Vault;
  clock: Clock;
  ids: Ids;
}

/** A webhook with its secret, which is shown once. */
export interface Shown {
  webhook: WebhookRow;
  secret: string;
}

const descriptionAtMost = 1_000;

/** What is wrong with a webhook as it is to be. */
export function webhookIssues({ name, url, description }: WebhookValues, outbound: Outbound): Issue[] {
  const message = `Describe it in ${descriptionAtMost} characters.`;
  const isLong = description.length > descriptionAtMost || description.includes('\0');
  return [
    ...nameIssues(name),
    ...urlIssues(outbound.problemWith(url)),
    ...(isLong ? [{ path: ['description'], code: 'TOO_LONG', message }] : []),
  ];
}

/** Whose idempotency keys a caller's are. */
export const actorOf = ({ userId, tokenId, organizationId }: SignedInViewer): string =>
  userId ?? tokenId ?? organizationId;

/** A webhook of the transaction's with its secret in the clear. */
export async function shownWebhook(
  { webhooks, vault }: WebhookChangeNeeds,
  transaction: Transaction,
  { organizationId, id }: { organizationId: string; id: string },
): Promise<Result<Shown>> {
  const webhook = await webhooks.lock(transaction, organizationId, id);
  return webhook ? done({ webhook, secret: vault.open(webhook.secret, sealedFor(id)) }) : failed(notFound('webhook'));
}

/** Does something to a webhook that nobody else changes meanwhile. */
export const withWebhook = <Value>(
  { database, webhooks }: WebhookChangeNeeds,
  { organizationId, id }: { organizationId: string; id: string },
  change: (transaction: Transaction, webhook: SealedWebhook) => Promise<Result<Value>>,
): Promise<Result<Value>> =>
  database.transaction(organizationId, async (transaction) => {
    const webhook = await webhooks.lock(transaction, organizationId, id);
    return webhook ? change(transaction, webhook) : failed(notFound('webhook'));
  });
