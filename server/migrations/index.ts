import { OrganizationsAndPeople } from './20261122-1-organizations-and-people.ts';
import { InteractionsAndLog } from './20261122-2-interactions-and-log.ts';
import { EventsAndNotifications } from './20261122-3-events-and-notifications.ts';
import { RowLevelSecurity } from './20261122-4-row-level-security.ts';
import { WholeDefinitions } from './20261125-1-whole-definitions.ts';
import { Subjects } from './20261125-2-subjects.ts';
import { SubjectKeys } from './20261125-2b-subject-keys.ts';
import { DefinitionMutes } from './20261125-3-definition-mutes.ts';
import { EngineMemory } from './20261125-4-engine.ts';
import { Delivery } from './20261125-5-delivery.ts';
import { Inboxes } from './20261125-6-inboxes.ts';
import { Roles } from './20261125-7-roles.ts';
import { NamedQueues } from './20261125-8-named-queues.ts';

/** Every migration, oldest first. Forward only: a mistake is mended by a new one. */
export const migrations = [
  { name: '20261122-1-organizations-and-people', class: OrganizationsAndPeople },
  { name: '20261122-2-interactions-and-log', class: InteractionsAndLog },
  { name: '20261122-3-events-and-notifications', class: EventsAndNotifications },
  { name: '20261122-4-row-level-security', class: RowLevelSecurity },
  { name: '20261125-1-whole-definitions', class: WholeDefinitions },
  { name: '20261125-2-subjects', class: Subjects },
  { name: '20261125-2b-subject-keys', class: SubjectKeys },
  { name: '20261125-3-definition-mutes', class: DefinitionMutes },
  { name: '20261125-4-engine', class: EngineMemory },
  { name: '20261125-5-delivery', class: Delivery },
  { name: '20261125-6-inboxes', class: Inboxes },
  { name: '20261125-7-roles', class: Roles },
  { name: '20261125-8-named-queues', class: NamedQueues },
];
