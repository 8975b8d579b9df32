import type { Migration } from '@mikro-orm/migrations';

/** Puts a table behind the second wall between organizations (see 20261122-4-row-level-security), and lets the server work on it. */
export function wall(migration: Migration, table: string): void {
  migration.addSql(`alter table ${table} enable row level security`);
  migration.addSql(`alter table ${table} force row level security`);
  migration.addSql(
    `create policy one_organization on ${table} using (organization_id = (select app_organization()) or (select app_is_system()))`,
  );
  migration.addSql(`grant select, insert, update, delete on ${table} to belfry_server`);
}
