import { Migration } from '@mikro-orm/migrations';
import { wall } from './wall.ts';

/** Who wants to hear nothing of which event; positions without gaps; and a first version of what is older than versions. */
export class DefinitionMutes extends Migration {
  override up(): void {
    this.addSql(`create table definition_mutes (
      organization_id uuid not null, definition_id uuid not null, user_id uuid not null, muted_at timestamptz not null,
      primary key (organization_id, definition_id, user_id),
      foreign key (organization_id, definition_id) references event_definitions,
      foreign key (organization_id, user_id) references users)`);
    this.addSql(`create index definition_mutes_user on definition_mutes (organization_id, user_id)`);
    wall(this, 'definition_mutes');
    this.addSql(`set local app.organization = '*'`);
    this.addSql(`update event_definitions d set position = x.place from (
      select organization_id, id, row_number() over (partition by organization_id, owner_id order by position, created_at, id) as place
      from event_definitions where deleted_at is null) x
      where d.organization_id = x.organization_id and d.id = x.id and d.position <> x.place`);
    this.addSql(`insert into event_definition_versions (organization_id, definition_id, version, changed_at, changed_by, definition)
      select organization_id, id, version, updated_at, null, jsonb_build_object('name', name, 'description', description, 'enabled', enabled,
        'shadow', shadow, 'eventType', event_type, 'condition', condition, 'timed', timed, 'threshold', threshold, 'pattern', pattern,
        'actions', actions, 'tests', tests, 'timeZone', time_zone, 'ownerId', owner_id)
      from event_definitions on conflict do nothing`);
  }
}
