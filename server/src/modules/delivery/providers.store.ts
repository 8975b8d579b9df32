import type { Database, Transaction } from '../../platform/database/index.ts';
import type { ProviderRow, SealedProvider } from './provider.ts';

export type ProviderValues = Pick<SealedProvider, 'name' | 'kind' | 'url' | 'headerNames' | 'headers' | 'enabled'>;
export type NewProvider = ProviderValues & Pick<ProviderRow, 'id' | 'organizationId' | 'createdAt'>;

const columns = `id, organization_id as "organizationId", name, kind, url, header_names as "headerNames", enabled, version,
  created_at as "createdAt"`;

/** Registered providers of an organization. */
export class ProvidersStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  all(organizationId: string): Promise<ProviderRow[]> {
    return this.#database.rows(
      organizationId,
      `select ${columns} from providers where organization_id = $1 and deleted_at is null order by lower(name), id`,
      [organizationId],
    );
  }

  byIds(organizationId: string, ids: readonly string[]): Promise<ProviderRow[]> {
    return this.#database.rows(
      organizationId,
      `select ${columns} from providers where organization_id = $1 and deleted_at is null and id = any($2::uuid[])`,
      [organizationId, [...ids]],
    );
  }

  async sealed(organizationId: string, id: string): Promise<SealedProvider | null> {
    const [found] = await this.#database.rows<SealedProvider>(
      organizationId,
      `select ${columns}, headers from providers where organization_id = $1 and deleted_at is null and id = $2`,
      [organizationId, id],
    );
    return found ?? null;
  }

  /** @returns false when another one has the name. */
  async insert({ rows }: Transaction, provider: NewProvider): Promise<boolean> {
    const { organizationId, id, name, kind, url, headers, headerNames, enabled, createdAt } = provider;
    const made = await rows(
      `insert into providers (organization_id, id, name, kind, url, headers, header_names, enabled, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (organization_id, lower(name)) where deleted_at is null do nothing returning id`,
      [organizationId, id, name, kind, url, headers, headerNames, enabled, new Date(createdAt)],
    );
    return made.length > 0;
  }

  /** Locks it until the end of the transaction. */
  async lock({ rows }: Transaction, organizationId: string, id: string): Promise<SealedProvider | null> {
    const [found] = await rows<SealedProvider>(
      `select ${columns}, headers from providers where organization_id = $1 and id = $2 and deleted_at is null for update`,
      [organizationId, id],
    );
    return found ?? null;
  }

  async isNameTaken(
    { rows }: Transaction,
    { organizationId, id, name }: Pick<ProviderRow, 'organizationId' | 'id' | 'name'>,
  ) {
    const found = await rows(
      `select from providers where organization_id = $1 and lower(name) = lower($2) and id <> $3 and deleted_at is null`,
      [organizationId, name, id],
    );
    return found.length > 0;
  }

  async update({ rows }: Transaction, { organizationId, id }: ProviderRow, values: ProviderValues): Promise<void> {
    const { name, kind, url, headers, headerNames, enabled } = values;
    await rows(
      `update providers set name = $3, kind = $4, url = $5, headers = $6, header_names = $7, enabled = $8, version = version + 1
       where organization_id = $1 and id = $2`,
      [organizationId, id, name, kind, url, headers, headerNames, enabled],
    );
  }

  async remove({ rows }: Transaction, { organizationId, id }: ProviderRow, now: number): Promise<void> {
    await rows(
      `update providers set deleted_at = $3, enabled = false, headers = '' where organization_id = $1 and id = $2`,
      [organizationId, id, new Date(now)],
    );
  }
}
