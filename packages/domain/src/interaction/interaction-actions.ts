import type { ActionDeclaration } from './action-declaration.ts';
import type { Actor, Fact, Target } from './fact.ts';
import { handlingActions } from './handling-actions.ts';
import { availabilityActions, helpDeskActions } from './help-desk-actions.ts';

const declared = { ...handlingActions, ...helpDeskActions, ...availabilityActions };

/** The name of the mutation. */
export type ActionName = keyof typeof declared;

/** Every user action that is a mutation of its own. */
export const interactionActions: Readonly<Record<ActionName, ActionDeclaration>> = declared;

// The one cast: Object.keys forgets the key type that the declaration above fixes.
export const actionNames = Object.keys(declared) as readonly ActionName[];

/** What a caller gave, already parsed against the action's inputs. */
export interface ActionInput {
  /** Who calls. Null for a source system: the action is then the named user's own doing. */
  readonly callerId: string | null;
  /** The user named, where the action takes one and the caller named one. */
  readonly userId?: string | null;
  readonly queueId?: string | null;
  readonly target?: Target | null;
  readonly reason?: string | null;
  readonly fields?: Readonly<Record<string, unknown>>;
}

/** The fact that an action states; the recorder adds when and where in the log. */
export function factOf(action: ActionName, input: ActionInput): Omit<Fact, 'at' | 'seq'> {
  const { type, inputs, actor } = interactionActions[action];
  const userId = inputs.user === undefined ? null : (input.userId ?? ownUser(inputs.user, input.callerId));
  return {
    type,
    actor: actorOf(actor, { callerId: input.callerId, userId, named: inputs.user === 'named' }),
    userId,
    queueId: input.queueId ?? null,
    target: input.target ?? null,
    reason: input.reason ?? null,
    fields: input.fields ?? {},
  };
}

function ownUser(user: 'self-or-named' | 'named', callerId: string | null): string | null {
  return user === 'self-or-named' ? callerId : null;
}

interface Part {
  readonly callerId: string | null;
  readonly userId: string | null;
  readonly named: boolean;
}

function actorOf(kind: ActionDeclaration['actor'], { callerId, userId, named }: Part): Actor {
  if (kind !== 'user') return { kind, userId: null };
  if (callerId !== null) {
    const actsForAnother = !named && userId !== null && userId !== callerId;
    return { kind: actsForAnother ? 'manager' : 'user', userId: callerId };
  }
  return named || userId === null ? { kind: 'system', userId: null } : { kind, userId };
}
