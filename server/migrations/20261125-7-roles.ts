import { Migration } from '@mikro-orm/migrations';

/** Roles that are made, adjusted and limited; when an organization works. */
export class Roles extends Migration {
  override up(): void {
    this.addSql(`alter table roles
      add column shipped_as text, add column meaning text not null default '', add column adjusted boolean not null default false,
      add column version integer not null default 1, add column events_limit integer, add column firings_limit integer`);
    this.addSql(`update roles set shipped_as = lower(name) where shipped`);
    this.addSql(`create index user_roles_role on user_roles (organization_id, role_id)`);
    this.addSql(`alter table organizations
      add column business_hours jsonb, add column business_hours_version integer not null default 0`);
  }
}
