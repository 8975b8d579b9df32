import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/index.ts';
import type { Ids } from '../../platform/ids.ts';
import { deleteDefinition, setDefinitionEnabled, updateDefinition } from './change-definition.ts';
import { allDefinitions, pauseDefinitions } from './definition-changes.store.ts';
import { createDefinition } from './create-definition.ts';
import { definitionsStore } from './definitions.store.ts';

export interface DefinitionsNeeds {
  database: Database;
  clock: Clock;
  ids: Ids;
}

export type Definitions = ReturnType<typeof createDefinitions>;

/** What is to fire: My Events, Global and Employees. */
export function createDefinitions({ database, clock, ids }: DefinitionsNeeds) {
  const store = definitionsStore(database);
  const needs = { store, database, clock, ids };
  return {
    store,
    /** Everything that is not deleted, as a transaction sees it. */
    all: allDefinitions,
    /** Lets definitions rest, each with its reason. */
    pause: pauseDefinitions,
    create: createDefinition(needs),
    update: updateDefinition(needs),
    setEnabled: setDefinitionEnabled(needs),
    delete: deleteDefinition(needs),
  };
}
