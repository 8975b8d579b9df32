import { newAction, withTexts } from './action-draft.ts';
import type { DraftTest } from './condition-draft.ts';
import { freshKey } from './condition-draft.ts';
import type { DefinitionDraft } from './definition-draft.ts';
import type { ActionKindData, EventTypeData } from './events.documents.ts';
import { newPattern } from './pattern-draft.ts';

interface Change {
  readonly to: EventTypeData;
  readonly from: EventTypeData | null;
  readonly kinds: readonly ActionKindData[];
}

/** The draft with another event type: its texts replace those that were never touched, and what is mine is asked for first. */
export function withEventType(draft: DefinitionDraft, { to, from, kinds }: Change): DefinitionDraft {
  const notify = kinds.find(({ kind }) => kind === 'notify');
  const actions =
    draft.actions.length === 0 && notify
      ? [newAction(notify, to)]
      : draft.actions.map((action) => withTexts(action, to, from));
  const mine = draft.scope === 'MINE' && draft.condition.of.length === 0 ? mineOf(to) : null;
  return {
    ...draft,
    eventType: to.name,
    actions,
    counted: null,
    pattern: to.patterns ? draft.pattern : newPattern(),
    condition: mine ? { ...draft.condition, of: [mine] } : draft.condition,
  };
}

/** "Assigned agent is any of me": the first thing that most people want of an event of their own. */
function mineOf(type: EventTypeData): DraftTest | null {
  const people = type.fields.filter((field) => field.data === 'reference' && field.refersTo === 'user');
  const field = people.find(({ name }) => name === 'assigned_agent') ?? people[0];
  if (!field) return null;
  return {
    kind: 'test',
    key: freshKey(),
    field: field.name,
    operator: 'is any of',
    value: ['me'],
    caseSensitive: false,
  };
}

/** The kinds of action that an event of this type, in this scope, can have. */
export function kindsFor(
  kinds: readonly ActionKindData[],
  type: EventTypeData,
  scope: DefinitionDraft['scope'],
): readonly ActionKindData[] {
  return kinds.filter(
    ({ on, administratorsOnly }) => (on === null || on === type.subject) && (!administratorsOnly || scope === 'GLOBAL'),
  );
}
