import { Migration } from '@mikro-orm/migrations';

/** Event definitions, what the engine remembers of them, their firings, and the notifications that tell people. */
export class EventsAndNotifications extends Migration {
  override up(): void {
    this.#definitionsAndMemory();
    this.#firings();
    this.#notifications();
  }

  #definitionsAndMemory(): void {
    this.addSql(`create table event_definitions (
      organization_id uuid not null references organizations, id uuid not null, owner_id uuid, name text not null, enabled boolean not null,
      event_type text not null, condition jsonb not null, timed jsonb, threshold jsonb, actions jsonb not null,
      time_zone text not null, position integer not null, version integer not null default 1, paused_reason text,
      created_at timestamptz not null default now(), updated_at timestamptz not null default now(), deleted_at timestamptz,
      primary key (organization_id, id), foreign key (organization_id, owner_id) references users)`);
    this.addSql(
      `create index event_definitions_owner on event_definitions (organization_id, owner_id) where deleted_at is null`,
    );
    this.addSql(`create table definition_revisions (
      organization_id uuid primary key references organizations, revision bigint not null default 0)`);
    this.addSql(`create table engine_cursors (
      organization_id uuid primary key references organizations, seq bigint not null default 0)`);
    this.addSql(`create table timers (
      organization_id uuid not null, definition_id uuid not null, episode text not null, interaction_id uuid not null,
      due_at timestamptz not null, timer jsonb not null, primary key (organization_id, definition_id, episode))`);
    this.addSql(`create index timers_due on timers (organization_id, due_at)`);
    this.addSql(`create index timers_interaction on timers (organization_id, interaction_id)`);
    this.addSql(`create table threshold_states (
      organization_id uuid not null, key text not null, definition_id uuid not null, state jsonb not null,
      primary key (organization_id, key))`);
  }

  #firings(): void {
    this.addSql(`create table firing_keys (
      organization_id uuid not null, definition_id uuid not null, cause text not null, firing_id uuid not null,
      primary key (organization_id, definition_id, cause))`);
    this.addSql(`create table firings (
      organization_id uuid not null, id uuid not null, fired_at timestamptz not null, definition_id uuid not null, definition_name text not null,
      definition_version integer not null, kind text not null, cause_seq bigint, cause text not null, interaction_id uuid,
      values jsonb not null, late boolean not null default false,
      primary key (organization_id, id, fired_at)) partition by range (fired_at)`);
    this.addSql(`create index firings_definition on firings (organization_id, definition_id, fired_at desc)`);
    this.addSql(`create index firings_fired on firings (organization_id, fired_at desc, id)`);
    this.addSql(
      `create index firings_interaction on firings (organization_id, interaction_id, fired_at) where interaction_id is not null`,
    );
    this.addSql(`create index firings_cause on firings (organization_id, cause_seq) where cause_seq is not null`);
  }

  #notifications(): void {
    this.addSql(`create table notifications (
      organization_id uuid not null, id uuid not null, created_at timestamptz not null, user_id uuid not null, firing_id uuid not null,
      definition_id uuid not null, definition_name text not null, interaction_id uuid, severity text not null, title text not null, body text not null,
      why text not null, status text not null default 'unread', read_at timestamptz, done_at timestamptz, snoozed_until timestamptz,
      seq bigint not null, primary key (organization_id, id, created_at)) partition by range (created_at)`);
    this.addSql(`create index notifications_user on notifications (organization_id, user_id, created_at desc, id)`);
    this.addSql(`create index notifications_snoozed on notifications (snoozed_until) where snoozed_until is not null`);
    this.addSql(
      `create index notifications_open on notifications (organization_id, user_id) where status = 'unread' or snoozed_until is not null`,
    );
    this.addSql(`create index notifications_firing on notifications (organization_id, firing_id)`);
    this.addSql(`create table notification_changes (
      organization_id uuid not null, seq bigint not null, recorded_at timestamptz not null, user_id uuid not null, notification jsonb not null,
      primary key (organization_id, seq, recorded_at)) partition by range (recorded_at)`);
    this.addSql(`create table idempotency_keys (
      organization_id uuid not null, actor text not null, key text not null, mutation text not null, digest bytea not null, result jsonb not null,
      created_at timestamptz not null default now(), primary key (organization_id, actor, key))`);
  }
}
