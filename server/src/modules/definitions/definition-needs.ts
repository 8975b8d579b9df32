import { type BusinessHours, builtInCatalogue, type Catalogue, type Result } from '@belfry/domain';
import type { Clock } from '../../platform/clock.ts';
import type { Database, Transaction } from '../../platform/database/index.ts';
import type { SignedInViewer, UserProblem } from '../../platform/graphql/index.ts';
import type { Ids } from '../../platform/ids.ts';
import type { DefinitionRow } from './definition.ts';
import type { DefinitionsStore } from './definitions.store.ts';
import type { Named } from './references.store.ts';

/** What definitions have to know of higher modules and of the organization; compose.ts gives it. */
export interface DefinitionPorts {
  /** What a user may see and do now; null for one who is gone or inactive. */
  viewerOfUser: (organizationId: string, userId: string) => Promise<SignedInViewer | null>;
  /** The registered webhooks and providers. */
  targets: (transaction: Transaction, organizationId: string) => Promise<readonly Named[]>;
  /** Within the transaction where there is one: two connections for one change could wait for each other. */
  catalogueOf: (organizationId: string, transaction?: Transaction) => Promise<Catalogue>;
  businessHours: (transaction: Transaction, organizationId: string) => Promise<{ hours: BusinessHours | null }>;
}

/** Where nobody says otherwise: no webhooks, the built-in event types, always open. */
export const noPorts: DefinitionPorts = {
  viewerOfUser: () => Promise.resolve(null),
  targets: () => Promise.resolve([]),
  catalogueOf: () => Promise.resolve(builtInCatalogue),
  businessHours: () => Promise.resolve({ hours: null }),
};

export interface DefinitionNeeds extends DefinitionPorts {
  store: DefinitionsStore;
  database: Database;
  clock: Clock;
  ids: Ids;
}

export type DefinitionResult = Result<DefinitionRow, UserProblem>;
