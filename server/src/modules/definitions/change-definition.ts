import { builtInCatalogue, fail, ok, type Result } from '@belfry/domain';
import { notAllowed, notFound, type SignedInViewer, type UserProblem } from '../../platform/graphql/index.ts';
import { isUuid } from '../../platform/ids.ts';
import type { Transaction } from '../../platform/database/index.ts';
import type { DefinitionNeeds, DefinitionResult } from './create-definition.ts';
import { lockDefinition, overwriteDefinition, removeDefinition } from './definition-changes.store.ts';
import { knownReferences } from './references.store.ts';
import { mayEditDefinition, maySeeDefinition } from './definition-access.ts';
import type { DefinitionRow } from './definition.ts';
import {
  checkDefinition,
  type Keyed,
  keyedDefinition,
  type KeyedDefinition,
  type ToCheck,
  type WrittenDefinition,
} from './draft-of.ts';

/** Which definition, and the version of it that the caller has seen. */
export interface Target {
  id: string;
  expectedVersion?: number | null | undefined;
}

/** The definition, locked, if the viewer may change it and knows its present version. What a viewer may not see is not found. */
async function lockForChange(
  transaction: Transaction,
  { viewer, id, expectedVersion }: Target & { viewer: SignedInViewer },
): Promise<Result<DefinitionRow, UserProblem>> {
  const row = isUuid(id) ? await lockDefinition(transaction, viewer.organizationId, id) : null;
  const mayEdit = row !== null && mayEditDefinition(viewer, row);
  if (row === null || !(mayEdit || maySeeDefinition(viewer, row))) return fail(notFound('event'));
  if (!mayEdit) return fail(notAllowed('events:write'));
  if (expectedVersion != null && expectedVersion !== row.version) {
    const message = 'It was changed in the meantime. Look at its present state, then change it again.';
    return fail({
      kind: 'ConflictError',
      code: 'VERSION_CONFLICT',
      message,
      currentVersion: row.version,
    });
  }
  return ok(row);
}

/** What was there with what was written over it. A time or level that the new type has no use for is let go. */
function merged(row: DefinitionRow, written: Keyed['definition']): KeyedDefinition {
  const eventType = written.eventType ?? row.eventType;
  const trigger = typeof eventType === 'string' ? (builtInCatalogue.eventType(eventType)?.trigger ?? null) : null;
  return {
    name: row.name,
    description: row.description,
    enabled: row.enabled,
    shadow: row.shadow,
    condition: row.condition,
    actions: row.actions,
    timeZone: row.timeZone,
    timed: trigger === 'timed' ? row.timed : null,
    threshold: trigger === 'threshold' ? row.threshold : null,
    pattern: trigger === 'event' ? row.pattern : null,
    tests: row.tests,
    ...written,
    eventType,
  };
}

const ownerOf = ({ ownerId }: DefinitionRow) =>
  ownerId === null ? ({ kind: 'global' } as const) : ({ kind: 'user', userId: ownerId } as const);

/** Changes what was written and leaves the rest. */
export const updateDefinition =
  (needs: DefinitionNeeds) =>
  async (
    viewer: SignedInViewer,
    { id, expectedVersion, ...written }: Target & WrittenDefinition,
  ): Promise<DefinitionResult> => {
    const { organizationId } = viewer;
    const keyed = keyedDefinition(written);
    return needs.database.transaction(organizationId, async (transaction): Promise<DefinitionResult> => {
      const row = await lockForChange(transaction, { viewer, id, expectedVersion });
      if (!row.ok) return row;
      const definition = merged(row.value, keyed.definition);
      const known: ToCheck['known'] = (references) => knownReferences(transaction, organizationId, references);
      const draft = await checkDefinition({
        ...keyed,
        definition,
        known,
        owner: ownerOf(row.value),
      });
      if (!draft.ok) return draft;
      return ok(await overwriteDefinition(transaction, { id, organizationId, now: needs.clock.now() }, draft.value));
    });
  };

/** Switches a definition on or off. Switching on also takes away what paused it. */
export const setDefinitionEnabled =
  (needs: DefinitionNeeds) =>
  (viewer: SignedInViewer, { enabled, ...target }: Target & { enabled: boolean }): Promise<DefinitionResult> =>
    needs.database.transaction(viewer.organizationId, async (transaction): Promise<DefinitionResult> => {
      const row = await lockForChange(transaction, { viewer, ...target });
      if (!row.ok) return row;
      return ok(
        await overwriteDefinition(transaction, { ...row.value, now: needs.clock.now() }, { ...row.value, enabled }),
      );
    });

/** Deletes a definition. Its firings and notifications stay. @returns its id. */
export const deleteDefinition =
  (needs: DefinitionNeeds) =>
  (viewer: SignedInViewer, target: Target): Promise<Result<string, UserProblem>> =>
    needs.database.transaction(viewer.organizationId, async (transaction): Promise<Result<string, UserProblem>> => {
      const row = await lockForChange(transaction, { viewer, ...target });
      if (!row.ok) return row;
      await removeDefinition(transaction, { ...row.value, now: needs.clock.now() });
      return ok(row.value.id);
    });
