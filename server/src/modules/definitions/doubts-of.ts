import { type CheckGround, checkDraft, type DefinitionOwner } from '@belfry/domain';
import type { Transaction } from '../../platform/database/index.ts';
import type { Issue } from '../../platform/graphql/index.ts';
import { asWritten } from './as-written.ts';
import { allDefinitions } from './definition-changes.store.ts';
import type { DefinitionNeeds } from './definition-needs.ts';
import { type DefinitionRow, draftOfRow, ownerOf } from './definition.ts';
import { readViewers } from './people.store.ts';

export type GroundNeeds = Pick<DefinitionNeeds, 'catalogueOf' | 'businessHours' | 'clock'>;

export interface GroundOf {
  owner: DefinitionOwner;
  /** The definition that is checked, if it is kept already. */
  id: string | null;
}

/** What definitions of an organization are checked beside, as a transaction sees it. */
export async function groundFor(
  { catalogueOf, businessHours, clock }: GroundNeeds,
  transaction: Transaction,
  organizationId: string,
): Promise<(of: GroundOf) => CheckGround> {
  const [catalogue, { hours }, rows, viewersOf] = await Promise.all([
    catalogueOf(organizationId, transaction),
    businessHours(transaction, organizationId),
    allDefinitions(transaction, organizationId),
    readViewers(transaction, organizationId),
  ]);
  const now = clock.now();
  return ({ owner, id }) => {
    const ownerId = owner.kind === 'user' ? owner.userId : null;
    const others = rows.filter((row) => row.ownerId === ownerId && row.id !== id);
    return { catalogue, businessHours: hours, viewersOf, owner, others, now };
  };
}

/** Tells of definitions what may not be as it was meant. Made for a moment: others are not looked at again. */
export const doubtsOf =
  (needs: DefinitionNeeds) =>
  (organizationId: string): Promise<(row: DefinitionRow) => Issue[]> =>
    needs.database.transaction(organizationId, async (transaction) => {
      const ground = await groundFor(needs, transaction, organizationId);
      return (row) =>
        checkDraft(draftOfRow(row), ground({ owner: ownerOf(row), id: row.id })).doubts.map((doubt) =>
          asWritten(doubt, row.eventType),
        );
    });
