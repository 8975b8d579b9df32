import { type Catalogue, builtInCatalogue } from '../catalogue/catalogue.ts';
import { actionKinds } from '../catalogue/action-kinds.ts';
import type { EventTypeName } from '../catalogue/event-types.ts';
import { type Condition, referenceWords } from './condition.ts';
import type { DefinitionDraft, DefinitionOwner, Issue } from './event-definition.ts';

const ownersWords: readonly unknown[] = Object.values(referenceWords);

/** What is wrong with a draft for this owner: `me` where nobody owns it, and what only administrators may have. */
export function ownershipIssues(
  draft: DefinitionDraft,
  owner: DefinitionOwner,
  catalogue: Catalogue = builtInCatalogue,
): readonly Issue[] {
  return owner.kind === 'user' ? ownIssues(draft, catalogue) : globalIssues(draft);
}

function ownIssues({ eventType, pattern, actions }: DefinitionDraft, catalogue: Catalogue): readonly Issue[] {
  const types: readonly (readonly [EventTypeName, readonly string[]])[] = [
    [eventType, ['eventType']],
    ...(pattern === null || pattern.kind === 'rate'
      ? []
      : [[pattern.then.eventType, ['pattern', 'then', 'eventType']] as const]),
  ];
  return [
    ...types
      .filter(([name]) => catalogue.eventType(name)?.administratorsOnly === true)
      .map(([, path]) => unfit(path, 'Choose another event type: this one is for global events only.')),
    ...actions.flatMap(({ kind }, place) =>
      actionKinds[kind].administratorsOnly === true
        ? [
            unfit(
              ['actions', String(place), 'kind'],
              `Choose another action: "${actionKinds[kind].label}" is for global events only.`,
            ),
          ]
        : [],
    ),
  ];
}

function globalIssues({ actions, condition, pattern }: DefinitionDraft): readonly Issue[] {
  const ofMe = actions.flatMap((action, index) =>
    ('to' in action ? action.to : []).flatMap(({ kind }, place) =>
      kind === 'me'
        ? [
            unfit(
              ['actions', String(index), 'to', String(place)],
              'Choose another recipient: a global event has no "me".',
            ),
          ]
        : [],
    ),
  );
  const then =
    pattern === null || pattern.kind === 'rate'
      ? []
      : conditionIssues(pattern.then.condition, ['pattern', 'then', 'condition']);
  return [...ofMe, ...conditionIssues(condition, ['condition']), ...then];
}

function unfit(path: readonly string[], message: string): Issue {
  return { path, code: 'DOES_NOT_FIT', message };
}

function conditionIssues(condition: Condition, path: readonly string[]): readonly Issue[] {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.of.flatMap((inner, index) => conditionIssues(inner, [...path, 'of', String(index)]));
    case 'not':
      return conditionIssues(condition.of, [...path, 'of']);
    default: {
      const reference = Array.isArray(condition.value) && condition.value.some((value) => ownersWords.includes(value));
      const isReference = condition.operator === 'is any of' || condition.operator === 'is none of';
      if (!reference || !isReference) return [];
      return [
        {
          path: [...path, 'value'],
          code: 'DOES_NOT_FIT',
          message: 'Name users or queues: a global event has no "me".',
        },
      ];
    }
  }
}
