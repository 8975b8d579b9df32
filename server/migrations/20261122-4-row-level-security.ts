import { Migration } from '@mikro-orm/migrations';

const tables = [
  'organizations',
  'stream_heads',
  'departments',
  'teams',
  'users',
  'queues',
  'queue_members',
  'directory_references',
  'roles',
  'user_roles',
  'sessions',
  'tokens',
  'access_changes',
  'interactions',
  'legs',
  'user_events',
  'event_keys',
  'count_rollups',
  'event_definitions',
  'definition_revisions',
  'engine_cursors',
  'timers',
  'threshold_states',
  'firing_keys',
  'firings',
  'notifications',
  'notification_changes',
  'idempotency_keys',
];

/**
 * The second wall between organizations. The server works as the role belfry_server, which owns nothing, and each transaction
 * names its organization in app.organization; '*' stands for the server's own work across organizations.
 */
export class RowLevelSecurity extends Migration {
  override up(): void {
    this.addSql(`do $$ begin
      if not exists (select from pg_roles where rolname = 'belfry_server') then create role belfry_server nologin; end if;
    exception when duplicate_object or unique_violation then null; end $$`);
    this.addSql(`do $$ begin execute format('grant belfry_server to %I', current_user); end $$`);
    this.addSql(`create function app_organization() returns uuid language sql stable parallel safe as
      $$ select case when current_setting('app.organization', true) in ('', '*') then null else current_setting('app.organization', true)::uuid end $$`);
    this.addSql(`create function app_is_system() returns boolean language sql stable parallel safe as
      $$ select coalesce(current_setting('app.organization', true) = '*', false) $$`);
    for (const table of tables) this.#wall(table, table === 'organizations' ? 'id' : 'organization_id');
    this.addSql(`create function ensure_partitions(from_month date, months integer) returns void language plpgsql security definer as $$
      declare parent text; month date;
      begin
        foreach parent in array array['user_events', 'firings', 'notifications', 'notification_changes'] loop
          for i in 0 .. months - 1 loop
            month := date_trunc('month', from_month) + make_interval(months => i);
            if to_regclass(format('%s_%s', parent, to_char(month, 'YYYYMM'))) is null then
              execute format('create table %I partition of %I for values from (%L) to (%L)',
                parent || '_' || to_char(month, 'YYYYMM'), parent, month || ' 00:00:00+00', (month + interval '1 month')::date || ' 00:00:00+00');
            end if;
          end loop;
        end loop;
      end $$`);
    this.addSql(`grant usage on schema public to belfry_server`);
    this.addSql(`grant select, insert, update, delete on all tables in schema public to belfry_server`);
    this.addSql(`revoke update, delete on user_events, notification_changes, firings from belfry_server`);
    this.addSql(`grant execute on function ensure_partitions to belfry_server`);
  }

  #wall(table: string, column: string): void {
    this.addSql(`alter table ${table} enable row level security`);
    this.addSql(`alter table ${table} force row level security`);
    this.addSql(
      `create policy one_organization on ${table} using (${column} = (select app_organization()) or (select app_is_system()))`,
    );
  }
}
