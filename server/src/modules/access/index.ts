import type { Access, Recording } from './access.ts';

export { type Access, createAccess, type Recording } from './access.ts';
export { accessEntities } from './access.entity.ts';
export { AccountError, type NewOrganization, type NewToken, type NewUser } from './accounts.ts';
export { OrganizationType, RoleType } from './access.graphql.ts';
export type { Presented } from './authenticate.ts';
export { sessionCookie, Viewer } from './session.graphql.ts';
export type { AccessChange } from './watch-access.ts';

declare module '../../platform/graphql/context.ts' {
  interface Services {
    access: Access;
    recording: Recording;
  }
}
