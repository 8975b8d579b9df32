import type { Grants } from '@belfry/domain';

export interface OrganizationRow {
  id: string;
  name: string;
  timeZone: string;
  demo: boolean;
}

export interface RoleRow {
  id: string;
  name: string;
  /** It came with Belfry and is not edited. */
  shipped: boolean;
  grants: Grants;
}
