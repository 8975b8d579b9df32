import { Migration } from '@mikro-orm/migrations';
import { wall } from './wall.ts';

/** Everything an event definition can say, and each version of it. */
export class WholeDefinitions extends Migration {
  override up(): void {
    this.addSql(`alter table event_definitions
      add column description text not null default '', add column shadow boolean not null default false,
      add column pattern jsonb, add column tests jsonb not null default '[]'`);
    this.addSql(`create table event_definition_versions (
      organization_id uuid not null, definition_id uuid not null, version integer not null, changed_at timestamptz not null, changed_by uuid,
      definition jsonb not null, primary key (organization_id, definition_id, version),
      foreign key (organization_id, definition_id) references event_definitions)`);
    wall(this, 'event_definition_versions');
  }
}
