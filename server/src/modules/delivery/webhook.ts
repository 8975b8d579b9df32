import { randomBytes } from 'node:crypto';

export type Circuit = 'closed' | 'open' | 'half-open';

/** A place of a tenant's own that deliveries are posted to. Instants in epoch milliseconds. */
export interface WebhookRow {
  id: string;
  organizationId: string;
  name: string;
  url: string;
  description: string;
  enabled: boolean;
  /** Why Belfry switched it off; null where a person did, or nobody. */
  disabledReason: string | null;
  circuit: Circuit;
  /** In a row. */
  failures: number;
  failingSince: number | null;
  /** Nothing is sent before. */
  heldUntil: number | null;
  /** The secret before the last rotation signs too until then. */
  oldSecretUntil: number | null;
  version: number;
  createdAt: number;
}

/** What people say of a webhook. */
export type WebhookValues = Pick<WebhookRow, 'name' | 'url' | 'description' | 'enabled'>;

/** With its secrets, sealed. */
export type SealedWebhook = WebhookRow & { secret: string; oldSecret: string | null };

/** How long the old secret of a rotated webhook signs beside the new one. */
export const rotationMs = 24 * 3_600_000;

/** A secret as Standard Webhooks writes it: 32 random bytes. */
export const newWebhookSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

/** What a webhook's secrets are sealed for. */
export const sealedFor = (webhookId: string): string => `webhook:${webhookId}`;
