import { type ActionName, actionNames, can, decide, factOf, interactionActions } from '@belfry/domain';
import type { SignedInViewer } from '../../platform/graphql/index.ts';
import type { InteractionRow } from './interaction.ts';
import { mayClaim, mayTouch } from './visibility.ts';

const ofInteractions = actionNames.filter(
  (name) => interactionActions[name].subject === 'interaction' && name !== 'createInteraction',
);

const claimOnly = ['claimInteraction'] as const;

/** The mutations that the viewer, acting in a part of their own, could call on an interaction as it stands. */
export function allowedActions(row: InteractionRow, viewer: SignedInViewer): ActionName[] {
  if (!can(viewer, 'interactions:act')) return [];
  const within = mayTouch(viewer, 'interactions:act', row) ? ofInteractions : mayClaim(viewer, row) ? claimOnly : [];
  return within.filter((name) => {
    const { permission } = interactionActions[name];
    const fact = { ...factOf(name, { callerId: viewer.userId }), at: row.lastAt };
    return can(viewer, permission) && decide(row.state, fact).ok;
  });
}
