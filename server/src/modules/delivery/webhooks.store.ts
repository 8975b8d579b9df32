import type { Database, Transaction } from '../../platform/database/index.ts';
import type { SealedWebhook, WebhookRow, WebhookValues } from './webhook.ts';

export interface NewWebhook extends WebhookValues {
  id: string;
  organizationId: string;
  secret: string;
  createdAt: number;
}

const columns = `id, organization_id as "organizationId", name, url, description, enabled, disabled_reason as "disabledReason", circuit, failures,
  failing_since as "failingSince", held_until as "heldUntil", case when old_secret is null then null else old_secret_until end as "oldSecretUntil",
  version, created_at as "createdAt"`;
const sealed = `${columns}, secret, old_secret as "oldSecret"`;

/** What a webhook whose address or switch was changed starts with: as if it had never failed. */
const afresh = `circuit = 'closed', failures = 0, openings = 0, failing_since = null, held_until = null, disabled_reason = null`;

/** Registered webhooks of an organization. Deleted ones are gone for all but the deliveries that went there. */
export class WebhooksStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  all(organizationId: string): Promise<WebhookRow[]> {
    return this.#database.rows(
      organizationId,
      `select ${columns} from webhooks where organization_id = $1 and deleted_at is null order by lower(name), id`,
      [organizationId],
    );
  }

  byIds(organizationId: string, ids: readonly string[]): Promise<WebhookRow[]> {
    return this.#database.rows(
      organizationId,
      `select ${columns} from webhooks where organization_id = $1 and deleted_at is null and id = any($2::uuid[])`,
      [organizationId, [...ids]],
    );
  }

  async sealed(organizationId: string, id: string): Promise<SealedWebhook | null> {
    const [found] = await this.#database.rows<SealedWebhook>(
      organizationId,
      `select ${sealed} from webhooks where organization_id = $1 and deleted_at is null and id = $2`,
      [organizationId, id],
    );
    return found ?? null;
  }

  /** @returns false when another one has the name. */
  async insert({ rows }: Transaction, webhook: NewWebhook): Promise<boolean> {
    const { organizationId, id, name, url, description, enabled, secret, createdAt } = webhook;
    const made = await rows(
      `insert into webhooks (organization_id, id, name, url, description, enabled, secret, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (organization_id, lower(name)) where deleted_at is null do nothing returning id`,
      [organizationId, id, name, url, description, enabled, secret, new Date(createdAt)],
    );
    return made.length > 0;
  }

  /** Locks it until the end of the transaction. */
  async lock({ rows }: Transaction, organizationId: string, id: string): Promise<SealedWebhook | null> {
    const [found] = await rows<SealedWebhook>(
      `select ${sealed} from webhooks where organization_id = $1 and id = $2 and deleted_at is null for update`,
      [organizationId, id],
    );
    return found ?? null;
  }

  async isNameTaken(
    { rows }: Transaction,
    { organizationId, id, name }: Pick<WebhookRow, 'organizationId' | 'id' | 'name'>,
  ) {
    const found = await rows(
      `select from webhooks where organization_id = $1 and lower(name) = lower($2) and id <> $3 and deleted_at is null`,
      [organizationId, name, id],
    );
    return found.length > 0;
  }

  async update({ rows }: Transaction, { organizationId, id }: WebhookRow, values: WebhookValues): Promise<void> {
    await rows(
      `update webhooks set name = $3, url = $4, description = $5, enabled = $6, version = version + 1, ${afresh}
       where organization_id = $1 and id = $2`,
      [organizationId, id, values.name, values.url, values.description, values.enabled],
    );
  }

  async remove({ rows }: Transaction, { organizationId, id }: WebhookRow, now: number): Promise<void> {
    await rows(
      `update webhooks set deleted_at = $3, enabled = false, secret = '', old_secret = null where organization_id = $1 and id = $2`,
      [organizationId, id, new Date(now)],
    );
  }

  async rotate(
    { rows }: Transaction,
    { organizationId, id }: WebhookRow,
    { secret, oldUntil }: { secret: string; oldUntil: number },
  ): Promise<void> {
    await rows(
      `update webhooks set old_secret = secret, old_secret_until = $4, secret = $3, version = version + 1
       where organization_id = $1 and id = $2`,
      [organizationId, id, secret, new Date(oldUntil)],
    );
  }
}
