import type { Severity } from '@belfry/domain';
import {
  BooleanFilter,
  builder,
  DateTimeFilter,
  enumFilterOf,
  enumOf,
  IdFilter,
  StringFilter,
} from '../../platform/graphql/index.ts';
import { keysOf } from '../directory/index.ts';
import type { NotificationStatus } from './notification.ts';
import type { NotificationFilter as Filter } from './notification-filter.ts';

export const SeverityEnum = enumOf<Severity>('Severity', 'How much a notification matters.', {
  info: 'Good to know.',
  warning: 'Something to look at.',
  critical: 'Something to act on now.',
});
export const NotificationStatusEnum = enumOf<NotificationStatus>(
  'NotificationStatus',
  'What became of a notification.',
  {
    unread: 'Not looked at.',
    read: 'Looked at.',
    done: 'Dealt with.',
  },
);
const NotificationStatusFilter = enumFilterOf('NotificationStatusFilter', NotificationStatusEnum);
const SeverityFilter = enumFilterOf('SeverityFilter', SeverityEnum);

export const NotificationFilter = builder.inputRef<Filter>('NotificationFilter');

NotificationFilter.implement({
  description: 'Notifications that …',
  fields: (t) => ({
    and: t.field({ type: [NotificationFilter], description: 'All of these find.' }),
    or: t.field({ type: [NotificationFilter], description: 'One of these finds.' }),
    not: t.field({ type: NotificationFilter, description: 'This does not find.' }),
    status: t.field({ type: NotificationStatusFilter, description: 'By what became of them.' }),
    severity: t.field({ type: SeverityFilter, description: 'By how much they matter.' }),
    definition: t.field({ type: IdFilter, description: 'By what fired them.' }),
    definitionName: t.field({ type: StringFilter, description: 'By what the definition was called then.' }),
    interaction: t.field({ type: IdFilter, description: 'By the interaction they are about.' }),
    queue: t.field({ type: IdFilter, description: 'By the queue they are about.' }),
    agent: t.field({ type: IdFilter, description: 'By whose doing set them off.' }),
    subjectKey: t.field({ type: StringFilter, description: 'By what they are about, as in their subjectKey.' }),
    snoozed: t.field({ type: BooleanFilter, description: 'By whether they are put away.' }),
    saved: t.field({ type: BooleanFilter, description: 'By whether they are kept for good.' }),
    acknowledged: t.field({ type: BooleanFilter, description: 'By whether somebody has said to be on it.' }),
    needsAcknowledgement: t.field({ type: BooleanFilter, description: 'By whether somebody has to say so.' }),
    text: t.string({ description: 'By words that all stand in the title, the body or the definition’s name.' }),
    createdAt: t.field({ type: DateTimeFilter, description: 'By when they were fired.' }),
  }),
});

/** The filter with keys for global ids. */
export const keyedFilter = (filter: Filter): Filter => ({
  ...filter,
  and: filter.and?.map(keyedFilter),
  or: filter.or?.map(keyedFilter),
  not: filter.not && keyedFilter(filter.not),
  definition: keysOf('EventDefinition', filter.definition),
  interaction: keysOf('Interaction', filter.interaction),
  queue: keysOf('Queue', filter.queue),
  agent: keysOf('User', filter.agent),
});
