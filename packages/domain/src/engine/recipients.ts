import type { Recipient } from '../definition/action.ts';
import type { EventDefinition } from '../definition/event-definition.ts';
import type { SeenValues } from './reaction.ts';

const fieldOf = {
  owner: 'assigned_agent',
  'assigned-agent': 'assigned_agent',
  'acting-agent': 'acting_agent',
  'previous-agent': 'previous_agent',
} as const;

/** The one user that a recipient names, from the definition and what the firing saw; null for groups, addresses and nobody. */
export function userNamedBy(
  recipient: Recipient,
  definition: Pick<EventDefinition, 'owner'>,
  values: SeenValues,
): string | null {
  switch (recipient.kind) {
    case 'me':
      return definition.owner.kind === 'user' ? definition.owner.userId : null;
    case 'user':
      return recipient.userId;
    case 'owner':
    case 'acting-agent':
    case 'assigned-agent':
    case 'previous-agent':
      return textIn(values, fieldOf[recipient.kind]);
    default:
      return null;
  }
}

function textIn(values: SeenValues, field: string): string | null {
  const value = values[field];
  return typeof value === 'string' ? value : null;
}
