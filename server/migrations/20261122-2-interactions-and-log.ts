import { Migration } from '@mikro-orm/migrations';

/** The log of user events, the interactions it tells of, and the counts kept beside it. */
export class InteractionsAndLog extends Migration {
  override up(): void {
    this.addSql(`create table interactions (
      organization_id uuid not null references organizations, id uuid not null, source text not null, external_id text,
      channel text not null, phase text not null, queue_id uuid, owner_id uuid, priority text, status text, subject text, direction text,
      customer jsonb, tags text[] not null default '{}', participants uuid[] not null default '{}',
      opened_at timestamptz not null, ended_at timestamptz, last_at timestamptz not null, anomalies integer not null default 0,
      state jsonb not null, version integer not null default 1, primary key (organization_id, id)) with (fillfactor = 80)`);
    this.addSql(
      `create unique index interactions_external on interactions (organization_id, source, external_id) where external_id is not null`,
    );
    this.addSql(`create index interactions_opened on interactions (organization_id, opened_at desc, id)`);
    this.addSql(`create index interactions_live on interactions (organization_id, queue_id) where ended_at is null`);
    this.addSql(`create index interactions_participants on interactions using gin (participants)`);
    this.addSql(`create table legs (
      organization_id uuid not null, interaction_id uuid not null, user_id uuid, mode text not null,
      started_at timestamptz not null, ended_at timestamptz,
      foreign key (organization_id, interaction_id) references interactions)`);
    this.addSql(
      `create unique index legs_of_interaction on legs (organization_id, interaction_id, started_at, user_id) nulls not distinct`,
    );
    this.addSql(`create index legs_user on legs (organization_id, user_id, started_at)`);
    this.addSql(`create table user_events (
      organization_id uuid not null, seq bigint not null, recorded_at timestamptz not null, occurred_at timestamptz not null,
      type text not null, custom_type text, category text not null, source text not null, source_event_id text not null,
      interaction_id uuid, channel text, actor_kind text not null, actor_id uuid, user_id uuid, queue_id uuid, target jsonb,
      subject_kind text, subject_id text, reason text, fields jsonb, anomaly text, historical boolean not null, late boolean not null default false,
      item jsonb, changes jsonb, firing_id uuid, schema_version smallint not null default 1,
      primary key (organization_id, seq, recorded_at)) partition by range (recorded_at)`);
    this.addSql(
      `create index user_events_interaction on user_events (organization_id, interaction_id, seq) where interaction_id is not null`,
    );
    this.addSql(`create index user_events_occurred on user_events (organization_id, occurred_at, seq)`);
    this.addSql(`create index user_events_type on user_events (organization_id, type, occurred_at)`);
    this.addSql(`create table event_keys (
      organization_id uuid not null, source text not null, source_event_id text not null, seq bigint not null, digest bytea,
      primary key (organization_id, source, source_event_id))`);
    this.addSql(`create table count_rollups (
      organization_id uuid not null, bucket timestamptz not null, type text not null, user_id uuid, queue_id uuid, channel text,
      count bigint not null)`);
    this.addSql(
      `create unique index count_rollups_cell on count_rollups (organization_id, bucket, type, queue_id, user_id, channel) nulls not distinct`,
    );
  }
}
