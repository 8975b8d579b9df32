import { Migration } from '@mikro-orm/migrations';
import { wall } from './wall.ts';

/** What firings lead to and what led to them, what the engine remembers between passes, and what it held back or stopped. */
export class EngineMemory extends Migration {
  override up(): void {
    this.#firings();
    this.#effects();
    this.#memory();
    for (const table of [
      'action_receipts',
      'pending_effects',
      'throttle_states',
      'pattern_states',
      'stopped_firings',
      'definition_costs',
    ])
      wall(this, table);
  }

  #firings(): void {
    this.addSql(`alter table firings
      add column chain jsonb not null default '{"depth": 1, "definitionIds": []}', add column shadow boolean not null default false,
      add column subject_kind text, add column subject_id text`);
    this.addSql(
      `create index firings_subject on firings (organization_id, subject_kind, subject_id, fired_at) where subject_kind <> 'interaction'`,
    );
  }

  #effects(): void {
    this.addSql(`create table action_receipts (
      organization_id uuid not null, firing_id uuid not null, place integer not null, kind text not null,
      state text not null check (state in ('done', 'waiting', 'held-back', 'refused', 'failed', 'shadow')),
      count integer not null default 0, reason text, at timestamptz not null, primary key (organization_id, firing_id, place))`);
    this.addSql(`create table pending_effects (
      organization_id uuid not null, number bigint generated always as identity, firing_id uuid not null, place integer not null,
      effect jsonb not null, primary key (organization_id, number), unique (organization_id, firing_id, place))`);
  }

  #memory(): void {
    this.addSql(`alter table timers alter column interaction_id drop not null, add column subject text`);
    this.addSql(`update timers set subject = 'interaction:' || interaction_id`);
    this.addSql(`alter table timers alter column subject set not null`);
    this.addSql(`drop index timers_interaction`);
    this.addSql(`alter table timers drop column interaction_id`);
    this.addSql(`create index timers_subject on timers (organization_id, subject)`);
    this.addSql(`create table throttle_states (
      organization_id uuid not null, key text not null, definition_id uuid not null, state jsonb not null,
      primary key (organization_id, key))`);
    this.addSql(`create table pattern_states (
      organization_id uuid not null, key text not null, definition_id uuid not null, subject_id text not null, expires_at timestamptz not null,
      state jsonb not null, primary key (organization_id, key))`);
    this.addSql(`create index pattern_states_subject on pattern_states (organization_id, subject_id)`);
    this.addSql(`create table stopped_firings (
      organization_id uuid not null, id uuid not null, stopped_at timestamptz not null, definition_id uuid not null, definition_name text not null,
      by_definition_id uuid, by_definition_name text, reason text not null, message text not null, interaction_id uuid, cause_seq bigint,
      count integer not null default 1, primary key (organization_id, id))`);
    this.addSql(
      `create index stopped_firings_definition on stopped_firings (organization_id, definition_id, stopped_at desc)`,
    );
    this.addSql(`create index stopped_firings_at on stopped_firings (organization_id, stopped_at desc, id)`);
    this.addSql(
      `create index notifications_definition on notifications (organization_id, definition_id, created_at desc)`,
    );
    this.addSql(`create table definition_costs (
      organization_id uuid not null, definition_id uuid not null, evaluations bigint not null default 0, microseconds double precision not null default 0,
      primary key (organization_id, definition_id))`);
  }
}
