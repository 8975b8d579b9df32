import type { Clock } from '../../platform/clock.ts';
import { claimKey, type Database, type Transaction } from '../../platform/database/index.ts';
import { invalid, type Issue, notFound, type SignedInViewer } from '../../platform/graphql/index.ts';
import type { Ids } from '../../platform/ids.ts';
import type { Outbound } from '../../platform/outbound/index.ts';
import type { Vault } from '../../platform/vault.ts';

import { insertDeliveries } from './deliveries.store.ts';
import {
  changedMeanwhile,
  done,
  failed,
  keyConflict,
  nameIssues,
  nameTaken,
  type Result,
  urlIssues,
} from './results.ts';
import { newWebhookSecret, rotationMs, sealedFor, type SealedWebhook, type WebhookRow } from './webhook.ts';
import type { webhooksStore, WebhookValues } from './webhooks.store.ts';

export interface ManageNeeds {
  database: Database;
  webhooks: ReturnType<typeof webhooksStore>;
  outbound: Outbound;
  vault: Vault;
  clock: Clock;
  ids: Ids;
  /** Something is to be sent. */
  wake: () => void;
}

export interface CreateWebhook {
  name: string;
  url: string;
  description?: string | null | undefined;
  enabled: boolean;
  idempotencyKey?: string | null | undefined;
}

export interface UpdateWebhook {
  id: string;
  expectedVersion: number;
  name?: string | null | undefined;
  url?: string | null | undefined;
  description?: string | null | undefined;
  enabled?: boolean | null | undefined;
}

/** A webhook with its secret, which is shown once. */
export interface Shown {
  webhook: WebhookRow;
  secret: string;
}

const descriptionAtMost = 1_000;

function issuesOf({ name, url, description }: WebhookValues, outbound: Outbound): Issue[] {
  const tooLong =
    description.length > descriptionAtMost || description.includes('\0')
      ? [{ path: ['description'], code: 'TOO_LONG', message: `Describe it in ${descriptionAtMost} characters.` }]
      : [];
  return [...nameIssues(name), ...urlIssues(outbound.problemWith(url)), ...tooLong];
}

export const actorOf = ({ userId, tokenId, organizationId }: SignedInViewer): string =>
  userId ?? tokenId ?? organizationId;

/** Makes, changes and tries webhooks, for those who may manage them. */
export function manageWebhooks({ database, webhooks, outbound, vault, clock, ids, wake }: ManageNeeds) {
  const open = (webhook: SealedWebhook): Shown => ({
    webhook,
    secret: vault.open(webhook.secret, sealedFor(webhook.id)),
  });

  async function shown(transaction: Transaction, organizationId: string, id: string): Promise<Result<Shown>> {
    const webhook = await webhooks.lock(transaction, organizationId, id);
    return webhook ? done(open(webhook)) : failed(notFound('webhook'));
  }

  return {
    /** The same call again, by its key, shows the same secret again. */
    async create(viewer: SignedInViewer, input: CreateWebhook): Promise<Result<Shown>> {
      const { organizationId } = viewer;
      const { idempotencyKey: key, ...given } = input;
      const values = { ...given, name: given.name.trim(), description: given.description ?? '' };
      const issues = issuesOf(values, outbound);
      if (issues.length > 0) return failed(invalid(issues));
      const id = ids.next();
      return database.transaction(organizationId, async (transaction) => {
        if (key) {
          const claim = { organizationId, actor: actorOf(viewer), key, mutation: 'createWebhook', input: given, id };
          const claimed = await claimKey(transaction, claim);
          if (claimed.kind === 'other') return failed(keyConflict);
          if (claimed.kind === 'same') return shown(transaction, organizationId, claimed.id);
        }
        const secret = vault.seal(newWebhookSecret(), sealedFor(id));
        const made = await webhooks.insert(transaction, {
          ...values,
          id,
          organizationId,
          secret,
          createdAt: clock.now(),
        });
        return made ? shown(transaction, organizationId, id) : failed(nameTaken(values.name));
      });
    },

    async change({ organizationId }: SignedInViewer, input: UpdateWebhook): Promise<Result<WebhookRow>> {
      return database.transaction(organizationId, async (transaction) => {
        const webhook = await webhooks.lock(transaction, organizationId, input.id);
        if (!webhook) return failed(notFound('webhook'));
        if (webhook.version !== input.expectedVersion) return failed(changedMeanwhile(webhook.version));
        const values = {
          name: input.name?.trim() ?? webhook.name,
          url: input.url ?? webhook.url,
          description: input.description ?? webhook.description,
          enabled: input.enabled ?? webhook.enabled,
        };
        const issues = issuesOf(values, outbound);
        if (issues.length > 0) return failed(invalid(issues));
        if (await webhooks.isNameTaken(transaction, { ...webhook, name: values.name }))
          return failed(nameTaken(values.name));
        await webhooks.update(transaction, webhook, values);
        const changed = await webhooks.lock(transaction, organizationId, input.id);
        return changed ? done(changed) : failed(notFound('webhook'));
      });
    },

    async delete({ organizationId }: SignedInViewer, id: string): Promise<Result<string>> {
      return database.transaction(organizationId, async (transaction) => {
        const webhook = await webhooks.lock(transaction, organizationId, id);
        if (!webhook) return failed(notFound('webhook'));
        await webhooks.remove(transaction, webhook, clock.now());
        return done(id);
      });
    },

    /** The old secret signs beside the new one for a day. */
    async rotateSecret({ organizationId }: SignedInViewer, id: string): Promise<Result<Shown>> {
      return database.transaction(organizationId, async (transaction) => {
        const webhook = await webhooks.lock(transaction, organizationId, id);
        if (!webhook) return failed(notFound('webhook'));
        const secret = vault.seal(newWebhookSecret(), sealedFor(id));
        await webhooks.rotate(transaction, webhook, { secret, oldUntil: clock.now() + rotationMs });
        return shown(transaction, organizationId, id);
      });
    },

    /** @returns the delivery's id. */
    async test({ organizationId }: SignedInViewer, webhookId: string): Promise<Result<string>> {
      const [webhook] = await webhooks.byIds(organizationId, [webhookId]);
      if (!webhook) return failed(notFound('webhook'));
      const id = ids.next();
      const now = clock.now();
      const body = { type: 'test', timestamp: new Date(now).toISOString(), data: { webhook: webhook.name } };
      const about = { id, organizationId, firingId: null, definitionId: null, place: 0 };
      await database.transaction(organizationId, (transaction) =>
        insertDeliveries(transaction, [{ ...about, channel: 'webhook', webhookId, body }], now),
      );
      wake();
      return done(id);
    },
  };
}
