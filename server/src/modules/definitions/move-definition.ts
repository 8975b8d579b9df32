import { can, type DefinitionOwner, fail, ok, ownershipIssues, type Result } from '@belfry/domain';
import type { Transaction } from '../../platform/database/index.ts';
import { invalid, notAllowed, notFound, type SignedInViewer, type UserProblem } from '../../platform/graphql/index.ts';
import { isUuid } from '../../platform/ids.ts';
import { maySeeDefinition } from './definition-access.ts';
import {
  giveDefinition,
  inTurn,
  lockDefinition,
  lockDefinitions,
  overwriteDefinition,
  placeDefinition,
} from './definition-changes.store.ts';
import type { DefinitionNeeds, DefinitionResult } from './definition-needs.ts';
import { beyondLimit, type DefinitionScope, ownerFor } from './definition-owner.ts';
import { type DefinitionRow, draftOfRow, ownerOf } from './definition.ts';
import { insertFor } from './create-definition.ts';
import { lockForChange, refusalOf } from './lock-for-change.ts';

const isSameOwner = (row: DefinitionRow, owner: DefinitionOwner): boolean =>
  row.ownerId === (owner.kind === 'user' ? owner.userId : null);

/** Gives a definition to another owner, if that one may have it. `of` is the owner, or whoever makes it Global. */
async function give(
  needs: DefinitionNeeds,
  transaction: Transaction,
  what: { row: DefinitionRow; owner: DefinitionOwner; of: SignedInViewer; by: string | null },
): Promise<DefinitionResult> {
  const { row, owner, of, by } = what;
  const issues = ownershipIssues(draftOfRow(row), owner, await needs.catalogueOf(row.organizationId, transaction));
  if (issues.length > 0) return fail(invalid(issues));
  const beyond = await beyondLimit(transaction, { owner, viewer: of, more: 1 });
  if (beyond !== null) return fail(beyond);
  const ownerId = owner.kind === 'user' ? owner.userId : null;
  return ok(await giveDefinition(transaction, row, { ownerId, now: needs.clock.now(), by }));
}

export interface Move {
  id: string;
  scope?: DefinitionScope | null | undefined;
  /** From 1; beyond the last is the last. */
  position?: number | null | undefined;
}

/** Moves a definition to a place among its owner's, to Global, or to the viewer's own. */
export const moveDefinition =
  (needs: DefinitionNeeds) =>
  (viewer: SignedInViewer, { id, scope, position }: Move): Promise<DefinitionResult> =>
    needs.database.transaction(viewer.organizationId, async (transaction): Promise<DefinitionResult> => {
      if (position != null && position < 1) {
        const message = 'Give a position from 1: the first place.';
        return fail(invalid([{ path: ['position'], code: 'OUT_OF_RANGE', message }]));
      }
      const row = await lockForChange(transaction, { viewer, id });
      if (!row.ok) return row;
      const owner = scope == null ? ok(ownerOf(row.value)) : ownerFor(viewer, scope);
      if (!owner.ok) return owner;
      const given = isSameOwner(row.value, owner.value)
        ? row
        : await give(needs, transaction, { row: row.value, owner: owner.value, of: viewer, by: viewer.userId });
      if (!given.ok || position == null) return given;
      return ok(await placeDefinition(transaction, given.value, position));
    });

/** Gives an employee's definition to another user who may have events. What paused it is forgotten. */
export const handOverDefinition =
  (needs: DefinitionNeeds) =>
  async (viewer: SignedInViewer, { id, userId }: { id: string; userId: string }): Promise<DefinitionResult> => {
    const of = await needs.viewerOfUser(viewer.organizationId, userId);
    return needs.database.transaction(viewer.organizationId, async (transaction): Promise<DefinitionResult> => {
      const row = await lockForChange(transaction, { viewer, id });
      if (!row.ok) return row;
      if (!can(viewer, 'events:write', 'all'))
        return fail(notAllowed('events:write', 'Only who may change everyone’s events can hand one over.'));
      if (of === null || !can(of, 'events:write')) {
        const message = 'Choose a user who is active and whose role includes "Create and Edit My Events".';
        return fail(invalid([{ path: ['userId'], code: 'DOES_NOT_FIT', message }]));
      }
      if (row.value.ownerId === userId) return row;
      return give(needs, transaction, { row: row.value, owner: { kind: 'user', userId }, of, by: viewer.userId });
    });
  };

export interface Duplicate {
  id: string;
  scope?: DefinitionScope | null | undefined;
  name?: string | null | undefined;
}

/** Makes another definition that says the same, switched off. It is the viewer's own unless the scope says otherwise. */
export const duplicateDefinition =
  (needs: DefinitionNeeds) =>
  (viewer: SignedInViewer, { id, scope, name }: Duplicate): Promise<DefinitionResult> =>
    needs.database.transaction(viewer.organizationId, async (transaction): Promise<DefinitionResult> => {
      const row = isUuid(id) ? await lockDefinition(transaction, viewer.organizationId, id) : null;
      if (row === null || !maySeeDefinition(viewer, row)) return fail(notFound('event'));
      const own = row.ownerId === null && can(viewer, 'events:write', 'all') ? 'global' : 'mine';
      const owner = ownerFor(viewer, scope ?? own);
      if (!owner.ok) return owner;
      const called = (name ?? `Copy of ${row.name}`).trim().slice(0, 120);
      if (called === '')
        return fail(invalid([{ path: ['name'], code: 'REQUIRED', message: 'Give a text that is not empty.' }]));
      const draft = { ...draftOfRow(row), name: called, enabled: false };
      const issues = ownershipIssues(draft, owner.value, await needs.catalogueOf(viewer.organizationId, transaction));
      if (issues.length > 0) return fail(invalid(issues));
      return insertFor(needs, transaction, { viewer, owner: owner.value, draft, id: needs.ids.next() });
    });

const mostAtOnce = 500;

/** Switches many definitions on or off: all of them, or none when the viewer may not change one. */
export const setDefinitionsEnabled =
  (needs: DefinitionNeeds) =>
  (
    viewer: SignedInViewer,
    { ids, enabled }: { ids: readonly string[]; enabled: boolean },
  ): Promise<Result<DefinitionRow[], UserProblem>> =>
    needs.database.transaction(viewer.organizationId, async (transaction) => {
      if (ids.length === 0 || ids.length > mostAtOnce) {
        const message = `Name from 1 to ${mostAtOnce} events.`;
        return fail(invalid([{ path: ['ids'], code: 'OUT_OF_RANGE', message }]));
      }
      await inTurn(transaction, viewer.organizationId);
      const rows = await lockDefinitions(transaction, viewer.organizationId, ids.filter(isUuid));
      const byId = new Map(rows.map((row) => [row.id, row]));
      const issues = ids.flatMap((id, index) => {
        const refusal = refusalOf(viewer, byId.get(id) ?? null);
        return refusal === null ? [] : [{ ...refusal, path: ['ids', String(index)] }];
      });
      if (issues.length > 0) return fail(invalid(issues));
      const now = needs.clock.now();
      const changed: DefinitionRow[] = [];
      for (const id of new Set(ids)) {
        const row = byId.get(id);
        if (row !== undefined)
          changed.push(
            row.enabled === enabled && row.pausedReason === null
              ? row
              : await overwriteDefinition(
                  transaction,
                  { ...row, now, by: viewer.userId },
                  { ...draftOfRow(row), enabled },
                ),
          );
      }
      return ok(changed);
    });
