import type { DefinitionNeeds } from './definition-needs.ts';
import { roleNames } from './references.store.ts';

/** The names of roles, webhooks and providers. */
export const otherNames =
  ({ database, targets }: DefinitionNeeds) =>
  (organizationId: string, ids: readonly string[]): Promise<readonly { id: string; name: string }[]> =>
    database.transaction(organizationId, async (transaction) => [
      ...(await roleNames(transaction, organizationId, ids)),
      ...(await targets(transaction, organizationId)),
    ]);
