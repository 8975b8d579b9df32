import type { Access, Recording } from './access.ts';
import './business-hours.graphql.ts';

export { type Access, createAccess, type Recording } from './access.ts';
export { accessEntities } from './access.entity.ts';
export { AccountError } from './accounts.ts';
export { RoleType } from './access.graphql.ts';
export { AssignRolesPayload } from './role-mutations.graphql.ts';
export { sessionCookie, Viewer } from './session.graphql.ts';
export { weeklyTimes, WeeklyTimeInput, WeeklyTimeType, weekOf } from './weekly-times.graphql.ts';
export type { AccessChange } from './watch-access.ts';

declare module '../../platform/graphql/context.ts' {
  interface Services {
    access: Access;
    recording: Recording;
  }
}
