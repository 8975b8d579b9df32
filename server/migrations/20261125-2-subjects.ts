import { Migration } from '@mikro-orm/migrations';
import { wall } from './wall.ts';

/**
 * What user events that are about no interaction have made of their subjects, and the types of user events that
 * integrators have declared.
 */
export class Subjects extends Migration {
  override up(): void {
    this.addSql(`create table subjects (
      organization_id uuid not null references organizations, kind text not null, id text not null, state jsonb not null,
      user_ids uuid[] not null default '{}', queue_id uuid, interaction_id uuid,
      created_at timestamptz not null, last_at timestamptz not null, deleted boolean not null default false,
      version integer not null default 1, primary key (organization_id, kind, id)) with (fillfactor = 80)`);
    this.addSql(`create index subjects_newest on subjects (organization_id, kind, created_at desc, id)`);
    this.addSql(`create index subjects_users on subjects using gin (user_ids)`);
    this.addSql(`alter table user_events add column subject_state jsonb`);
    this.addSql(
      `create index user_events_subject on user_events (organization_id, subject_kind, subject_id, seq) where subject_id is not null`,
    );
    this.addSql(`create table custom_types (
      organization_id uuid not null references organizations, name text not null, label text not null, meaning text not null,
      subject text not null, fields jsonb not null, version integer not null default 1, declared_by uuid,
      declared_at timestamptz not null, changed_at timestamptz not null, primary key (organization_id, name))`);
    wall(this, 'subjects');
    wall(this, 'custom_types');
  }
}
