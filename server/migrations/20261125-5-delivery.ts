import { Migration } from '@mikro-orm/migrations';
import { wall } from './wall.ts';

/** What leaves the house: deliveries with their attempts, and what they go to. */
export class Delivery extends Migration {
  override up(): void {
    this.#deliveries();
    this.#webhooksAndProviders();
    this.#people();
    const walled = ['deliveries', 'delivery_attempts', 'webhooks', 'providers', 'push_subscriptions', 'unsubscribes'];
    for (const table of walled) wall(this, table);
    // The server's own keys belong to no organization: only its own work reaches them.
    this.addSql(`create table server_keys (
      name text primary key, public_part text not null, sealed text not null, made_at timestamptz not null default now())`);
    this.addSql(`alter table server_keys enable row level security`);
    this.addSql(`alter table server_keys force row level security`);
    this.addSql(`create policy server_alone on server_keys using ((select app_is_system()))`);
    this.addSql(`grant select, insert on server_keys to belfry_server`);
  }

  /** A waiting one is due when neither its next attempt nor what holds it lies ahead. A claimed one is held until its claim ends. */
  #deliveries(): void {
    this.addSql(`create table deliveries (
      organization_id uuid not null references organizations, id uuid not null, firing_id uuid, definition_id uuid, place integer not null,
      channel text not null, target text not null, target_id uuid, content jsonb not null,
      state text not null default 'waiting' check (state in ('waiting', 'sent', 'gave-up', 'cancelled')),
      attempts integer not null default 0, tries integer not null default 0, round integer not null default 0,
      next_attempt_at timestamptz not null, held_until timestamptz, claimed_by uuid, begun_at timestamptz not null,
      done jsonb not null default '[]', reason text, created_at timestamptz not null, ended_at timestamptz, untold boolean not null default false,
      primary key (organization_id, id)) with (fillfactor = 80)`);
    this.addSql(
      `create index deliveries_due on deliveries (greatest(next_attempt_at, held_until)) where state = 'waiting'`,
    );
    this.addSql(`create index deliveries_target on deliveries (organization_id, target_id) where state = 'waiting'`);
    this.addSql(`create index deliveries_untold on deliveries (ended_at) where untold`);
    this.addSql(`create index deliveries_created on deliveries (organization_id, created_at desc, id)`);
    this.addSql(
      `create index deliveries_firing on deliveries (organization_id, firing_id) where firing_id is not null`,
    );
    this.addSql(`create table delivery_attempts (
      organization_id uuid not null, delivery_id uuid not null, number integer not null, at timestamptz not null,
      outcome text not null check (outcome in ('delivered', 'failed', 'interrupted')), status_code integer, error text, duration_ms integer,
      primary key (organization_id, delivery_id, number),
      foreign key (organization_id, delivery_id) references deliveries on delete cascade)`);
  }

  #webhooksAndProviders(): void {
    this.addSql(`create table webhooks (
      organization_id uuid not null references organizations, id uuid not null, name text not null, url text not null,
      description text not null default '', enabled boolean not null, disabled_reason text,
      secret text not null, old_secret text, old_secret_until timestamptz,
      circuit text not null default 'closed' check (circuit in ('closed', 'open', 'half-open')),
      failures integer not null default 0, openings integer not null default 0, failing_since timestamptz, held_until timestamptz,
      version integer not null default 1, created_at timestamptz not null, deleted_at timestamptz, primary key (organization_id, id))`);
    this.addSql(
      `create unique index webhooks_name on webhooks (organization_id, lower(name)) where deleted_at is null`,
    );
    this.addSql(`create table providers (
      organization_id uuid not null references organizations, id uuid not null, name text not null, kind text not null, url text not null,
      headers text not null, header_names text[] not null, enabled boolean not null, version integer not null default 1,
      created_at timestamptz not null, deleted_at timestamptz, primary key (organization_id, id))`);
    this.addSql(
      `create unique index providers_name on providers (organization_id, lower(name)) where deleted_at is null`,
    );
  }

  #people(): void {
    this.addSql(`create table push_subscriptions (
      organization_id uuid not null, id uuid not null, user_id uuid not null, endpoint text not null, keys text not null, device text,
      created_at timestamptz not null, primary key (organization_id, id), unique (organization_id, endpoint),
      foreign key (organization_id, user_id) references users)`);
    this.addSql(`create index push_subscriptions_user on push_subscriptions (organization_id, user_id)`);
    // No definition: mail that comes from none, such as a digest.
    this.addSql(`create table unsubscribes (
      organization_id uuid not null, user_id uuid not null, definition_id uuid, at timestamptz not null,
      unique nulls not distinct (organization_id, user_id, definition_id),
      foreign key (organization_id, user_id) references users)`);
  }
}
