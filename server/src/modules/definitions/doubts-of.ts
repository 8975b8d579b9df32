import type { Issue, SignedInViewer } from '../../platform/graphql/index.ts';
import type { DefinitionNeeds } from './definition-needs.ts';
import type { DefinitionRow } from './definition.ts';

/** What of a definition may not be as it was meant. */
export const doubtsOf =
  (_needs: DefinitionNeeds) =>
  (_viewer: SignedInViewer, _row: DefinitionRow): Promise<Issue[]> =>
    Promise.resolve([]);
