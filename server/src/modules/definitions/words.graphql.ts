import type { TimeClock, Trigger } from '@belfry/domain';
import { enumOf } from '../../platform/graphql/index.ts';

export const TriggerEnum = enumOf<Trigger>('Trigger', 'What makes a definition fire.', {
  event: 'A user event, at once.',
  timed: 'Something that lasts longer than a time.',
  threshold: 'A count that passes a level, or comes back.',
  manual: 'A user runs it on an item.',
});

export const DefinitionScopeEnum = enumOf('EventDefinitionScope', 'Whose event definitions.', {
  mine: 'The viewer’s own: My Events.',
  global: 'The organization’s: Global.',
  employees: 'Those of other users: Employees.',
});

export const TimeClockEnum = enumOf<TimeClock>('TimeClock', 'Which time counts.', {
  always: 'All of it.',
  'business-hours': 'Only the organization’s business hours.',
});
