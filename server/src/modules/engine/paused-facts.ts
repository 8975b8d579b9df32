import type { EventDefinition } from '@belfry/domain';
import type { Ids } from '../../platform/ids.ts';
import type { PendingEffect } from './item-effects.ts';
import type { People } from './people.ts';

/** That definitions were paused, as user events to be recorded. */
export const factsOfPaused = (
  paused: ReadonlyMap<string, string>,
  { definitions, people, ids }: { definitions: ReadonlyMap<string, EventDefinition>; people: People; ids: Ids },
): PendingEffect[] =>
  [...paused].map(([definitionId, reason]) => {
    const { name = '', owner } = definitions.get(definitionId) ?? {};
    const ownerName = owner?.kind === 'user' ? people.nameOf('user', owner.userId) : null;
    const effect = {
      kind: 'definition-disabled',
      definitionId,
      definitionName: name,
      owner: ownerName,
      reason,
    } as const;
    return { firingId: ids.next(), place: 0, effect };
  });
