import { type Catalogue, builtInCatalogue } from '../catalogue/catalogue.ts';
import { type Condition, referenceWords } from './condition.ts';
import type { DefinitionDraft, DefinitionOwner, Issue } from './event-definition.ts';

const ownersWords: readonly unknown[] = Object.values(referenceWords);

/** What is wrong with a draft for this owner: `me` where nobody owns it, and types that only administrators may have. */
export function ownershipIssues(
  draft: DefinitionDraft,
  owner: DefinitionOwner,
  catalogue: Catalogue = builtInCatalogue,
): readonly Issue[] {
  if (owner.kind === 'user') {
    if (catalogue.eventType(draft.eventType)?.administratorsOnly !== true) return [];
    return [
      {
        path: ['eventType'],
        code: 'DOES_NOT_FIT',
        message: 'Choose another event type: this one is for global events only.',
      },
    ];
  }
  const ofMe: Issue[] = draft.actions.flatMap((action, index) =>
    ('to' in action ? action.to : []).flatMap((recipient, place) =>
      recipient.kind === 'me'
        ? [
            {
              path: ['actions', String(index), 'to', String(place)],
              code: 'DOES_NOT_FIT',
              message: 'Choose another recipient: a global event has no "me".',
            },
          ]
        : [],
    ),
  );
  return [...ofMe, ...conditionIssues(draft.condition, ['condition'])];
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
