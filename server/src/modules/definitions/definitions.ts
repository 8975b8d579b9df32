import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/index.ts';
import type { Ids } from '../../platform/ids.ts';
import {
  deleteDefinition,
  promoteShadow,
  restoreVersion,
  setDefinitionEnabled,
  updateDefinition,
} from './change-definition.ts';
import { createDefinition } from './create-definition.ts';
import { doubtsOf } from './doubts-of.ts';
import { otherNames } from './other-names.ts';
import { allDefinitions, pauseDefinitions } from './definition-changes.store.ts';
import { type DefinitionPorts, noPorts } from './definition-needs.ts';
import { definitionsStore } from './definitions.store.ts';
import { duplicateDefinition, handOverDefinition, moveDefinition, setDefinitionsEnabled } from './move-definition.ts';
import { draftDefinition } from './draft-definition.ts';
import { exportDefinitions } from './export-definitions.ts';
import { importDefinitions } from './import-definitions.ts';
import { muteDefinition } from './mute-definition.ts';
import { mutedBy, mutes } from './mutes.store.ts';
import { versionsOf } from './versions.store.ts';

export interface DefinitionsNeeds extends Partial<DefinitionPorts> {
  database: Database;
  clock: Clock;
  ids: Ids;
}

export type Definitions = ReturnType<typeof createDefinitions>;

/** What is to fire: My Events, Global and Employees. */
export function createDefinitions({ database, clock, ids, ...ports }: DefinitionsNeeds) {
  const store = definitionsStore(database);
  const needs = { ...noPorts, ...ports, store, database, clock, ids };
  return {
    store,
    versions: versionsOf(database),
    mutedBy: mutedBy(database),
    catalogueOf: needs.catalogueOf,
    otherNames: otherNames(needs),
    doubts: doubtsOf(needs),
    /** Everything that is not deleted, as a transaction sees it. */
    all: allDefinitions,
    /** Who wants to hear nothing of which, as a transaction sees it. */
    mutes,
    /** Lets definitions rest, each with its reason. */
    pause: pauseDefinitions,
    /** A definition that is checked and not kept: for trying and explaining. */
    draft: draftDefinition(needs),
    create: createDefinition(needs),
    update: updateDefinition(needs),
    setEnabled: setDefinitionEnabled(needs),
    setManyEnabled: setDefinitionsEnabled(needs),
    delete: deleteDefinition(needs),
    restoreVersion: restoreVersion(needs),
    promoteShadow: promoteShadow(needs),
    move: moveDefinition(needs),
    duplicate: duplicateDefinition(needs),
    handOver: handOverDefinition(needs),
    mute: muteDefinition(needs),
    import: importDefinitions(needs),
    export: exportDefinitions(needs),
  };
}
