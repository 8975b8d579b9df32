import { fail, ok, type Result } from '@belfry/domain';
import type { Transaction } from '../../platform/database/index.ts';
import { notAllowed, notFound, type SignedInViewer, type UserProblem } from '../../platform/graphql/index.ts';
import { isUuid } from '../../platform/ids.ts';
import { mayEditDefinition, maySeeDefinition } from './definition-access.ts';
import { lockDefinition } from './definition-changes.store.ts';
import type { DefinitionRow } from './definition.ts';

/** Which definition, and the version of it that the caller has seen. */
export interface Target {
  id: string;
  expectedVersion?: number | null | undefined;
}

/** Why a viewer may not change it; null when they may. What a viewer may not see is not found. */
export function refusalOf(viewer: SignedInViewer, row: DefinitionRow | null): UserProblem | null {
  const mayEdit = row !== null && mayEditDefinition(viewer, row);
  if (mayEdit) return null;
  return row === null || !maySeeDefinition(viewer, row) ? notFound('event') : notAllowed('events:write');
}

/** The definition, locked, if the viewer may change it and knows its present version. */
export async function lockForChange(
  transaction: Transaction,
  { viewer, id, expectedVersion }: Target & { viewer: SignedInViewer },
): Promise<Result<DefinitionRow, UserProblem>> {
  const row = isUuid(id) ? await lockDefinition(transaction, viewer.organizationId, id) : null;
  const refusal = refusalOf(viewer, row);
  if (refusal !== null || row === null) return fail(refusal ?? notFound('event'));
  if (expectedVersion != null && expectedVersion !== row.version) {
    const message = 'It was changed in the meantime. Look at its present state, then change it again.';
    return fail({ kind: 'ConflictError', code: 'VERSION_CONFLICT', message, currentVersion: row.version });
  }
  return ok(row);
}
