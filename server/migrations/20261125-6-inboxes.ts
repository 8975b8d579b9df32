import { Migration } from '@mikro-orm/migrations';
import { wall } from './wall.ts';

/** What recipients do with notifications, how they want to be told, and what follows when nobody answers. */
export class Inboxes extends Migration {
  override up(): void {
    this.#notifications();
    this.#profiles();
    this.#escalations();
    this.#digests();
  }

  #notifications(): void {
    this.addSql(`alter table notifications
      add column saved_at timestamptz, add column acknowledged_at timestamptz, add column acknowledged_by uuid,
      add column needs_acknowledgement boolean not null default false,
      add column subject_kind text, add column subject_id text, add column subject_key text not null default '',
      add column queue_id uuid, add column agent_id uuid, add column repeats integer not null default 0, add column listed_at timestamptz`);
    this.addSql(`update notifications set listed_at = created_at, needs_acknowledgement = severity = 'critical',
      subject_kind = case when interaction_id is null then null else 'interaction' end, subject_id = interaction_id::text,
      subject_key = coalesce('interaction:' || interaction_id::text, 'definition:' || definition_id::text)`);
    this.addSql(`alter table notifications alter column listed_at set not null`);
    this.addSql(`create index notifications_listed on notifications (organization_id, user_id, listed_at desc, id)`);
    this.addSql(`drop index notifications_user`);
    this.addSql(
      `create index notifications_subject on notifications (organization_id, user_id, definition_id, subject_key, created_at desc)`,
    );
    this.addSql(
      `create index notifications_snoozed_subject on notifications (organization_id, user_id, subject_key) where snoozed_until is not null`,
    );
    this.addSql(
      `create index notifications_saved on notifications (organization_id, user_id, created_at desc, id) where saved_at is not null`,
    );
    this.addSql(
      `create index notifications_unacknowledged on notifications (organization_id, user_id) where needs_acknowledgement and acknowledged_at is null`,
    );
    this.addSql(
      `create index notifications_done on notifications (done_at) where status = 'done' and saved_at is null`,
    );
  }

  #profiles(): void {
    this.addSql(`create table notification_profiles (
      organization_id uuid not null, user_id uuid not null, profile jsonb not null, do_not_disturb_until timestamptz,
      version integer not null default 1, updated_at timestamptz not null default now(),
      primary key (organization_id, user_id), foreign key (organization_id, user_id) references users)`);
    wall(this, 'notification_profiles');
    this.addSql(`create table user_presences (
      organization_id uuid not null, user_id uuid not null, seen_at timestamptz not null,
      primary key (organization_id, user_id), foreign key (organization_id, user_id) references users)`);
    wall(this, 'user_presences');
  }

  #escalations(): void {
    this.addSql(`create table escalations (
      organization_id uuid not null references organizations, id uuid not null, firing_id uuid not null, definition_id uuid not null,
      definition_name text not null, place integer not null, role_id uuid not null, due_at timestamptz not null, severity text not null, title text not null,
      body text not null, about jsonb not null, state text not null default 'waiting' check (state in ('waiting', 'told', 'acknowledged')),
      ended_at timestamptz, primary key (organization_id, id))`);
    this.addSql(`create index escalations_due on escalations (due_at) where state = 'waiting'`);
    this.addSql(`create index escalations_firing on escalations (organization_id, firing_id)`);
    wall(this, 'escalations');
  }

  #digests(): void {
    this.addSql(`create table digest_entries (
      organization_id uuid not null, id uuid not null, user_id uuid not null, due_at timestamptz not null, created_at timestamptz not null,
      severity text not null, definition_id uuid not null, definition_name text not null, title text not null, url text,
      primary key (organization_id, id), foreign key (organization_id, user_id) references users)`);
    this.addSql(`create index digest_entries_due on digest_entries (due_at)`);
    this.addSql(`create index digest_entries_user on digest_entries (organization_id, user_id, due_at)`);
    wall(this, 'digest_entries');
  }
}
