import { always } from './condition.ts';
import type { EventDefinition } from './event-definition.ts';

/** A global definition "a call is accepted" that notifies one user. For tests. */
export function definition(more: Partial<EventDefinition> = {}): EventDefinition {
  return {
    id: 'definition-1',
    organizationId: 'organization-1',
    name: 'Accepted',
    description: '',
    enabled: true,
    shadow: false,
    owner: { kind: 'global' },
    eventType: 'CALL_ACCEPTED',
    condition: always,
    timed: null,
    threshold: null,
    pattern: null,
    tests: [],
    actions: [
      {
        kind: 'notify',
        to: [{ kind: 'user', userId: 'mia' }],
        severity: 'info',
        title: 'Accepted',
        body: '',
      },
    ],
    timeZone: 'UTC',
    position: 0,
    version: 1,
    createdAt: 0,
    ...more,
  };
}
