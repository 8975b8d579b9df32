import { type Action, actionKinds, covers, fail, ok, type Result, type Subject } from '@belfry/domain';
import type { FiringRow } from './firing.ts';
import type { People } from './people.ts';
import type { Telling, TellNeeds } from './telling.ts';
import type { Texts } from './texts.ts';

/** The actions that change something, as user events of their own. */
export const itemActions = [
  'set-priority',
  'set-status',
  'assign',
  'transfer',
  'add-tag',
  'remove-tag',
  'add-note',
  'set-follow-up',
  'complete',
  'create-task',
  'set-task-priority',
  'set-task-status',
  'transfer-task',
  'create-coaching-moment',
] as const satisfies readonly Action['kind'][];

export type ItemAction = Extract<Action, { kind: (typeof itemActions)[number] }>;

export const isItemAction = (action: Action): action is ItemAction => itemActions.some((kind) => kind === action.kind);

/** A change that a firing makes, as it is kept until it is carried out. Its texts are rendered. */
export interface ItemEffect {
  action: ItemAction;
  interactionId: string | null;
  subject: Subject | null;
  /** Whose event made it; null for Global ones. */
  ownerId: string | null;
  /** The id of what it makes. */
  newId: string;
  /** Whose it was then. */
  assignedTo: string | null;
  /** When it fired, in epoch milliseconds. */
  firedAt: number;
}

/** That a definition was paused, with its owner's name. */
export interface PausedFact {
  kind: 'definition-disabled';
  owner: string | null;
  definitionId: string;
  definitionName: string;
  reason: string;
}

/** Something to be recorded once its transaction is committed. */
export interface PendingEffect {
  /** The firing; for what no firing led to, an id of its own. */
  firingId: string;
  place: number;
  effect: ItemEffect | PausedFact;
}

function rendered(action: ItemAction, texts: Texts): ItemAction {
  switch (action.kind) {
    case 'add-note':
    case 'create-coaching-moment':
      return { ...action, text: texts.body(action.text) };
    case 'create-task':
      return { ...action, subject: texts.title(action.subject), description: texts.body(action.description) };
    default:
      return action;
  }
}

const what = { interaction: 'an interaction', task: 'a task' } as const;

/** Why there is nothing to change; null when there is. */
const targetProblem = (kind: Action['kind'], { interactionId, subject }: FiringRow): string | null => {
  const { on } = actionKinds[kind];
  const there =
    on === undefined || (on === 'interaction' ? interactionId !== null : subject !== null && subject.kind === on);
  return there ? null : `The firing is about no ${on}: fire on ${what[on]} to change one.`;
};

/** Whether the owner of the definition may change what the firing is about, now. */
function ownerMay({ definition: { owner }, firing: { interactionId }, target }: Telling, people: People): boolean {
  if (owner.kind === 'global' || interactionId === null) return true;
  const viewer = people.viewerOf(owner.userId);
  return viewer !== null && covers(viewer, 'interactions:act', target);
}

/** The change that an action stands for; else a sentence that says why there can be none. */
export function effectOf(
  action: ItemAction,
  telling: Telling,
  { texts, people, ids }: { texts: Texts } & Pick<TellNeeds, 'people' | 'ids'>,
): Result<ItemEffect, string> {
  const { firing, definition } = telling;
  const problem = targetProblem(action.kind, firing);
  if (problem !== null) return fail(problem);
  if (!ownerMay(telling, people)) return fail('The owner of the event may not act on this interaction.');
  const { interactionId, subject, firedAt } = firing;
  const ownerId = definition.owner.kind === 'user' ? definition.owner.userId : null;
  const assigned = firing.values['assigned_agent'];
  const assignedTo = typeof assigned === 'string' ? assigned : null;
  return ok({
    action: rendered(action, texts),
    newId: ids.next(),
    interactionId,
    subject,
    ownerId,
    assignedTo,
    firedAt,
  });
}
