import { type Catalogue, fail, ok, type Result } from '@belfry/domain';
import type { Transaction } from '../../platform/database/index.ts';
import { notFound, type SignedInViewer, type UserProblem } from '../../platform/graphql/index.ts';
import { checkDefinition } from './check-definition.ts';
import { overwriteDefinition, removeDefinition } from './definition-changes.store.ts';
import type { DefinitionNeeds, DefinitionResult } from './definition-needs.ts';
import { type DefinitionRow, draftOfRow, ownerOf } from './definition.ts';
import { type Keyed, keyedDefinition, type KeyedDefinition, type WrittenDefinition } from './draft-of.ts';
import { lockForChange, type Target } from './lock-for-change.ts';
import { referencesIn } from './references.ts';
import { versionOf } from './versions.store.ts';

const isPart = (timed: unknown): timed is object => typeof timed === 'object' && timed !== null;

/** What was there with what was written over it. A time, level or pattern that the new type has no use for is let go. */
export function merged(row: DefinitionRow, written: Keyed['definition'], catalogue: Catalogue): KeyedDefinition {
  const eventType = written.eventType ?? row.eventType;
  const trigger = typeof eventType === 'string' ? (catalogue.eventType(eventType)?.trigger ?? null) : null;
  const kept = draftOfRow(row);
  return {
    ...kept,
    threshold: trigger === 'threshold' ? row.threshold : null,
    pattern: trigger === 'event' ? row.pattern : null,
    ...written,
    timed: isPart(written.timed)
      ? { ...row.timed, ...written.timed }
      : (written.timed ?? (trigger === 'timed' ? row.timed : null)),
    eventType,
  };
}

/** Locks a definition and does something with it, all in one transaction. */
const changing =
  <Input extends Target, Value>(
    needs: DefinitionNeeds,
    work: (
      transaction: Transaction,
      row: DefinitionRow,
      input: Input & { viewer: SignedInViewer },
    ) => Promise<Result<Value, UserProblem>>,
  ) =>
  (viewer: SignedInViewer, input: Input): Promise<Result<Value, UserProblem>> =>
    needs.database.transaction(viewer.organizationId, async (transaction): Promise<Result<Value, UserProblem>> => {
      const row = await lockForChange(transaction, { ...input, viewer });
      return row.ok ? work(transaction, row.value, { ...input, viewer }) : row;
    });

/** Changes what was written and leaves the rest. */
export const updateDefinition = (needs: DefinitionNeeds) =>
  changing<Target & WrittenDefinition, DefinitionRow>(needs, async (transaction, row, input) => {
    const { id: _id, expectedVersion: _expected, viewer, ...written } = input;
    const keyed = keyedDefinition(written);
    const definition = merged(row, keyed.definition, await needs.catalogueOf(row.organizationId, transaction));
    const draft = await checkDefinition(needs, transaction, {
      ...keyed,
      definition,
      organizationId: row.organizationId,
      owner: ownerOf(row),
      id: row.id,
    });
    if (!draft.ok) return draft;
    const change = { ...row, now: needs.clock.now(), by: viewer.userId };
    return ok(await overwriteDefinition(transaction, change, draft.value));
  });

/** Switches a definition on or off. Switching on also takes away what paused it. */
export const setDefinitionEnabled = (needs: DefinitionNeeds) =>
  changing<Target & { enabled: boolean }, DefinitionRow>(needs, async (transaction, row, { enabled, viewer }) => {
    const change = { ...row, now: needs.clock.now(), by: viewer.userId };
    return ok(await overwriteDefinition(transaction, change, { ...draftOfRow(row), enabled }));
  });

/** Lets one that is only watched do what it says from now on. */
export const promoteShadow = (needs: DefinitionNeeds) =>
  changing<Target, DefinitionRow>(needs, async (transaction, row, { viewer }): Promise<DefinitionResult> => {
    if (!row.shadow)
      return fail({
        kind: 'ConflictError',
        code: 'NOT_A_SHADOW',
        message: 'It is not a shadow: it does what it says already.',
        currentVersion: row.version,
      });
    const change = { ...row, now: needs.clock.now(), by: viewer.userId };
    return ok(await overwriteDefinition(transaction, change, { ...draftOfRow(row), shadow: false }));
  });

/** Makes a version of a definition its present one again, if it still passes the checks. Whose it is stays. */
export const restoreVersion = (needs: DefinitionNeeds) =>
  changing<Target & { version: number }, DefinitionRow>(needs, async (transaction, row, { version, viewer }) => {
    const { organizationId } = row;
    const kept = await versionOf(transaction, organizationId, { id: row.id, version });
    if (kept === null) return fail(notFound('version of this event'));
    const draft = await checkDefinition(needs, transaction, {
      definition: { ...kept.definition },
      references: referencesIn(kept.definition),
      issues: [],
      organizationId,
      owner: ownerOf(row),
      id: row.id,
    });
    if (!draft.ok) return draft;
    return ok(
      await overwriteDefinition(transaction, { ...row, now: needs.clock.now(), by: viewer.userId }, draft.value),
    );
  });

/** Deletes a definition. Its firings and notifications stay. @returns its id. */
export const deleteDefinition = (needs: DefinitionNeeds) =>
  changing<Target, string>(needs, async (transaction, row) => {
    await removeDefinition(transaction, row, needs.clock.now());
    return ok(row.id);
  });
