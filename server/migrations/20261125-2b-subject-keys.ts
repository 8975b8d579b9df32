import { Migration } from '@mikro-orm/migrations';

/** Gives what sources name by ids of their own a key that the API can name it by; what is made here has it already. */
export class SubjectKeys extends Migration {
  override up(): void {
    this.addSql(`alter table subjects add column key uuid not null generated always as (
      case when id ~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$' then id::uuid
        else md5(kind || ':' || id)::uuid end) stored`);
    this.addSql(`create unique index subjects_key on subjects (organization_id, kind, key)`);
  }
}
