import { everOpens, fail, ok, parseBusinessHours, type Result } from '@belfry/domain';
import type { Database } from '../../platform/database/index.ts';
import type { SignedInViewer } from '../../platform/graphql/context.ts';
import { invalid, notAllowed, type UserProblem } from '../../platform/graphql/user-errors.ts';
import { readBusinessHours, writeBusinessHours } from './business-hours.store.ts';
import type { KeptBusinessHours } from './organization.ts';

export interface NewBusinessHours {
  /** As `parseBusinessHours` reads it; null lets it be open always. */
  hours: unknown;
  expectedVersion?: number | null | undefined;
}

const neverOpen = invalid([
  {
    path: ['week'],
    code: 'OUT_OF_RANGE',
    message:
      'It would never be open, and clocks that stop outside business hours would stand still. Give at least one time.',
  },
]);

/** Sets when the organization works. Clocks that only run in business hours go by it from the next event on. */
export const setBusinessHours =
  ({ database }: { database: Database }) =>
  async (
    viewer: SignedInViewer,
    { hours: raw, expectedVersion = null }: NewBusinessHours,
  ): Promise<Result<KeptBusinessHours, UserProblem>> => {
    if (viewer.grants['queues:manage'] !== 'all') return fail(notAllowed('queues:manage'));
    const { organizationId } = viewer;
    const read = raw === null ? ok(null) : parseBusinessHours(raw);
    if (!read.ok) return fail(invalid(read.problem));
    const hours = read.value;
    if (hours && !everOpens(hours)) return fail(neverOpen);
    return database.transaction(
      organizationId,
      async (transaction): Promise<Result<KeptBusinessHours, UserProblem>> => {
        const version = await writeBusinessHours(transaction, { organizationId, hours, expectedVersion });
        if (version !== null) return ok({ hours, version });
        const { version: currentVersion } = await readBusinessHours(transaction, organizationId);
        const message = 'They were changed in the meantime. Look at their present state, then change them again.';
        return fail({ kind: 'ConflictError', code: 'VERSION_CONFLICT', message, currentVersion });
      },
    );
  };
