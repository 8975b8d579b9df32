import { Migration } from '@mikro-orm/migrations';

/** Organizations, the people who work in them, and what those people may do. */
export class OrganizationsAndPeople extends Migration {
  override up(): void {
    this.addSql(`create table epochs (
      only_row boolean primary key default true check (only_row),
      epoch text not null, system_identifier text not null, timeline integer not null, began_at timestamptz not null default now())`);
    this.addSql(`create table organizations (
      id uuid primary key, name text not null unique, time_zone text not null default 'UTC', demo boolean not null default false,
      created_at timestamptz not null default now())`);
    this.addSql(`create table stream_heads (
      organization_id uuid not null references organizations, stream text not null, seq bigint not null default 0,
      primary key (organization_id, stream)) with (fillfactor = 50)`);
    this.addSql(`create table departments (
      organization_id uuid not null references organizations, id uuid not null, name text not null,
      primary key (organization_id, id), unique (organization_id, name))`);
    this.addSql(`create table teams (
      organization_id uuid not null references organizations, id uuid not null, name text not null, department_id uuid, manager_id uuid,
      primary key (organization_id, id), unique (organization_id, name),
      foreign key (organization_id, department_id) references departments)`);
    this.addSql(`create table users (
      organization_id uuid not null references organizations, id uuid not null, name text not null, title text, email text, work_contact text,
      team_id uuid, active boolean not null default true, password_hash text, status text not null default 'offline',
      status_since timestamptz, created_at timestamptz not null default now(),
      primary key (organization_id, id), foreign key (organization_id, team_id) references teams)`);
    this.addSql(`create unique index users_email on users (lower(email))`);
    this.addSql(`create index users_team on users (organization_id, team_id)`);
    this.addSql(`create table queues (
      organization_id uuid not null references organizations, id uuid not null, name text not null, weight integer not null default 1,
      active boolean not null default true, department_id uuid,
      primary key (organization_id, id), foreign key (organization_id, department_id) references departments)`);
    this.addSql(`create index queues_name on queues (organization_id, name)`);
    this.addSql(`create table queue_members (
      organization_id uuid not null, queue_id uuid not null, user_id uuid not null,
      primary key (organization_id, queue_id, user_id),
      foreign key (organization_id, queue_id) references queues, foreign key (organization_id, user_id) references users)`);
    this.addSql(`create index queue_members_user on queue_members (organization_id, user_id)`);
    this.addSql(`create table directory_references (
      organization_id uuid not null references organizations, kind text not null check (kind in ('user', 'queue')),
      source text not null, external_id text not null, id uuid not null,
      primary key (organization_id, kind, source, external_id))`);
    this.addSql(`create index directory_references_id on directory_references (organization_id, id)`);
    this.addSql(`create table roles (
      organization_id uuid not null references organizations, id uuid not null, name text not null, shipped boolean not null default false,
      grants jsonb not null, primary key (organization_id, id), unique (organization_id, name))`);
    this.addSql(`create table user_roles (
      organization_id uuid not null, user_id uuid not null, role_id uuid not null,
      primary key (organization_id, user_id, role_id),
      foreign key (organization_id, user_id) references users, foreign key (organization_id, role_id) references roles)`);
    this.addSql(`create table sessions (
      organization_id uuid not null, id uuid not null, user_id uuid not null, secret_hash bytea not null unique,
      created_at timestamptz not null default now(), last_seen_at timestamptz not null default now(), expires_at timestamptz not null,
      ended_at timestamptz, primary key (organization_id, id), foreign key (organization_id, user_id) references users)`);
    this.addSql(`create index sessions_user on sessions (organization_id, user_id) where ended_at is null`);
    this.addSql(`create index sessions_ended on sessions (ended_at) where ended_at is not null`);
    this.addSql(`create table tokens (
      organization_id uuid not null, id uuid not null, user_id uuid not null, secret_hash bytea not null unique, name text not null,
      scopes jsonb not null, created_at timestamptz not null default now(), expires_at timestamptz not null, last_used_at timestamptz,
      revoked_at timestamptz, primary key (organization_id, id), foreign key (organization_id, user_id) references users)`);
    this.addSql(`create table access_changes (
      organization_id uuid not null, user_id uuid not null, changed_at timestamptz not null default clock_timestamp(),
      primary key (organization_id, user_id))`);
  }
}
