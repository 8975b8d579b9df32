import { type Viewer, scopeOf } from '../../access/viewer.ts';
import type { EventTypeDeclaration } from '../../catalogue/event-type-declaration.ts';
import type { Recipient } from '../action.ts';
import { type Condition, referenceWords } from '../condition.ts';
import type { DefinitionDraft, Issue } from '../event-definition.ts';

/** Who stands behind a recipient, with what each may see; null for one whom only the item names. */
export type ViewersOf = (recipient: Recipient) => readonly Viewer[] | null;

type Told = Pick<DefinitionDraft, 'condition' | 'actions'>;

/** Recipients behind whom there never is anybody, and people who may not see what they would be told of. */
export function recipientDoubts(
  { condition, actions }: Told,
  type: EventTypeDeclaration,
  viewersOf: ViewersOf,
): readonly Issue[] {
  const queueIds = queuesAskedFor(condition);
  return actions.flatMap((action, place) =>
    ('to' in action ? action.to : []).flatMap((recipient, number): readonly Issue[] => {
      const path = ['actions', String(place), 'to', String(number)];
      const missing = fieldMissing(recipient, type);
      if (missing !== null)
        return [{ path, code: 'NOBODY_TOLD', message: `This event type has no ${missing}. Choose somebody else.` }];
      const viewers = viewersOf(recipient);
      if (viewers?.length === 0)
        return [{ path, code: 'NOBODY_TOLD', message: 'There is nobody active here. Choose somebody else.' }];
      const message = viewers === null ? null : blindness(viewers, { type, queueIds });
      return message === null ? [] : [{ path, code: 'CANNOT_SEE', message }];
    }),
  );
}

const fieldsOf: Readonly<Partial<Record<Recipient['kind'], readonly [field: string, label: string]>>> = {
  owner: ['assigned_agent', 'owner'],
  'assigned-agent': ['assigned_agent', 'assigned agent'],
  'acting-agent': ['acting_agent', 'acting agent'],
  'previous-agent': ['previous_agent', 'previous agent'],
  customer: ['customer_email', 'customer'],
};

function fieldMissing(recipient: Recipient, { fields }: EventTypeDeclaration): string | null {
  const named: readonly string[] = fields;
  if (recipient.kind === 'queue-members') return recipient.queueId !== null || named.includes('queue') ? null : 'queue';
  if (recipient.kind === 'department-managers')
    return named.includes('queue') || named.includes('department') ? null : 'department';
  const [field, label] = fieldsOf[recipient.kind] ?? [];
  return field === undefined || label === undefined || named.includes(field) ? null : label;
}

function blindness(
  viewers: readonly Viewer[],
  about: { readonly type: EventTypeDeclaration; readonly queueIds: readonly string[] | null },
): string | null {
  const blind = viewers.filter((viewer) => isBlind(viewer, about));
  if (blind.length === 0) return null;
  const names = blind.slice(0, 3).map(({ name }) => name);
  const more = blind.length - names.length;
  const who = more === 0 ? names.join(', ') : `${names.join(', ')} and ${more} more`;
  return `${who} may not see what this is about. Choose others, or ask an administrator to let them.`;
}

/** Only what is certain before anything has happened. */
function isBlind(
  viewer: Viewer,
  { type, queueIds }: { readonly type: EventTypeDeclaration; readonly queueIds: readonly string[] | null },
): boolean {
  if (scopeOf(viewer, 'notifications:read') === 'none') return true;
  if (type.subject !== 'interaction' || type.trigger === 'threshold') return false;
  const scope = scopeOf(viewer, 'interactions:read');
  if (scope === 'none') return true;
  return scope === 'queues' && queueIds !== null && !queueIds.some((id) => viewer.queueIds.includes(id));
}

const words: readonly string[] = Object.values(referenceWords);

/** The queues of which the item is one of in any case; null when it may be of another. */
function queuesAskedFor(condition: Condition): readonly string[] | null {
  if (condition.kind === 'all')
    return condition.of.reduce<readonly string[] | null>((found, part) => found ?? queuesAskedFor(part), null);
  if (condition.kind !== 'test' || condition.field !== 'queue' || condition.operator !== 'is any of') return null;
  const ids: readonly unknown[] = Array.isArray(condition.value) ? condition.value : [];
  const named = ids.filter((id) => typeof id === 'string');
  return named.some((id) => words.includes(id)) ? null : named;
}
