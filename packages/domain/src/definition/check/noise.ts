import type { EventTypeDeclaration } from '../../catalogue/event-type-declaration.ts';
import type { UserEventType } from '../../catalogue/user-event-types.ts';
import type { Action } from '../action.ts';
import type { Condition } from '../condition.ts';
import type { DefinitionDraft, Issue } from '../event-definition.ts';

/** What happens many times to one item, or to everybody all day long. */
const frequent: ReadonlySet<UserEventType> = new Set<UserEventType>([
  'interaction.message_received',
  'interaction.message_sent',
  'interaction.noted',
  'interaction.tagged',
  'offer.created',
  'hold.started',
  'hold.ended',
  'mute.started',
  'mute.ended',
  'user.status_changed',
  'visitor.browsed',
  'smtp.connection_failed',
  'pop.connection_failed',
]);

const tellingKinds: readonly Action['kind'][] = ['notify', 'notify-by-profile', 'send-email', 'push', 'provider'];

/** Actions that tell many people of what happens often, each time anew. */
export function noise(
  { condition, actions }: Pick<DefinitionDraft, 'condition' | 'actions'>,
  type: EventTypeDeclaration,
): readonly Issue[] {
  const isFrequent = type.trigger === 'event' && type.facts.some((fact) => frequent.has(fact));
  if (!isFrequent || isNarrow(condition)) return [];
  return actions.flatMap((action, place): readonly Issue[] => {
    const isLimited = action.frequency !== undefined && action.frequency !== null;
    if (isLimited || !tellingKinds.includes(action.kind) || !reachesMany(action)) return [];
    const message = 'This happens often and reaches many. Set how often at most, or add a condition.';
    return [{ path: ['actions', String(place), 'frequency'], code: 'NOISY', message }];
  });
}

function reachesMany(action: Action): boolean {
  if (!('to' in action)) return true;
  return action.to.some(({ kind }) => kind === 'role' || kind === 'team' || kind === 'queue-members');
}

/** Whether it asks for anything but times. */
function isNarrow(condition: Condition): boolean {
  switch (condition.kind) {
    case 'test':
      return condition.field !== 'time';
    case 'all':
      return condition.of.some(isNarrow);
    case 'any':
      return condition.of.every(isNarrow);
    default:
      return isNarrow(condition.of);
  }
}
