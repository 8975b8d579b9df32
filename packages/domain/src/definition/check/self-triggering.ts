import type { EventTypeDeclaration } from '../../catalogue/event-type-declaration.ts';
import type { OperatorName } from '../../catalogue/operators.ts';
import type { UserEventType } from '../../catalogue/user-event-types.ts';
import type { Action } from '../action.ts';
import type { DefinitionDraft, Issue } from '../event-definition.ts';
import { judgeCondition } from './condition-doubts.ts';
import type { Judging, Literal } from './literal.ts';

/** The user event that an action records about the item that it is done on, and what holds of the item then. */
interface Effect {
  readonly fact: UserEventType;
  readonly then: readonly Literal[];
}

/** Actions that lead to the very event that their definition fires on, which meets its condition again. */
export function selfTriggering(
  { condition, actions }: Pick<DefinitionDraft, 'condition' | 'actions'>,
  type: EventTypeDeclaration,
  judging: Judging,
): readonly Issue[] {
  return actions.flatMap((action, place): readonly Issue[] => {
    const effect = effectOf(action);
    if (effect === null || !type.facts.includes(effect.fact)) return [];
    if (judgeCondition(condition, judging, effect.then).verdict === 'never') return [];
    const message =
      'This action leads to the very event that it answers, with the condition still fulfilled. Add a condition that is not fulfilled any more afterwards.';
    return [{ path: ['actions', String(place)], code: 'TRIGGERS_ITSELF', message }];
  });
}

function effectOf(action: Action): Effect | null {
  switch (action.kind) {
    case 'set-priority':
      return changed('interaction.priority_changed', 'priority', action.priority);
    case 'set-status':
      return changed('interaction.status_changed', 'status', action.status);
    case 'add-tag':
      return { fact: 'interaction.tagged', then: [given('tags', 'contains all', [action.tag])] };
    case 'remove-tag':
      return { fact: 'interaction.untagged', then: [given('tags', 'contains none', [action.tag])] };
    case 'add-note':
      return { fact: 'interaction.noted', then: [] };
    case 'set-follow-up':
      return { fact: 'interaction.follow_up_scheduled', then: [] };
    case 'assign':
      return { fact: 'interaction.assigned', then: [given('assigned_agent', 'is any of', [action.userId])] };
    case 'transfer':
      return {
        fact: 'transfer.completed',
        then: action.queueId === null ? [] : [given('queue', 'is any of', [action.queueId])],
      };
    case 'complete':
      return { fact: 'interaction.completed', then: [] };
    default:
      return taskEffectOf(action);
  }
}

function taskEffectOf(action: Action): Effect | null {
  switch (action.kind) {
    case 'create-task':
      return { fact: 'task.created', then: [] };
    case 'set-task-priority':
    case 'set-task-status':
    case 'transfer-task':
      return { fact: 'task.modified', then: [] };
    case 'create-coaching-moment':
      return null;
    default:
      return null;
  }
}

function changed(fact: UserEventType, field: 'priority' | 'status', value: string): Effect {
  return {
    fact,
    then: [given(field, 'is any of', [value]), given(`${field}_change`, 'changed to', [value])],
  };
}

/** It has no place in the condition. */
function given(field: string, operator: OperatorName, value: unknown): Literal {
  return { test: { kind: 'test', field, operator, value }, positive: true, path: [] };
}
