import { invariant } from '@belfry/domain';
import type { Access } from '../modules/access/index.ts';

const weekday = [{ from: '08:00', to: '20:00' }];
const saturday = [{ from: '09:00', to: '14:00' }];
const week = [weekday, weekday, weekday, weekday, weekday, saturday, []];

/** Sets when the demo works, unless somebody has set it before. */
export async function seedBusinessHours(
  access: Access,
  { organizationId, administratorId }: { organizationId: string; administratorId: string },
): Promise<void> {
  const { version } = await access.businessHoursOf(organizationId);
  if (version > 0) return;
  const viewer = await access.viewerOfUser(organizationId, administratorId);
  invariant(viewer !== null, 'the demo has just made this user');
  const hours = { timeZone: await access.timeZoneOf(organizationId), week };
  const set = await access.setBusinessHours(viewer, { hours, expectedVersion: version });
  invariant(set.ok || set.problem.kind === 'ConflictError', 'the hours are valid, or set by another server');
}
