import type { BusinessHours, Grants, RoleLimits, ShippedRoleId } from '@belfry/domain';

export interface OrganizationRow {
  id: string;
  name: string;
  timeZone: string;
  demo: boolean;
}

export interface RoleRow {
  id: string;
  name: string;
  /** A sentence; may be empty. */
  meaning: string;
  /** It came with Belfry: its name stays, and it can be brought back to what it was. */
  shipped: boolean;
  /** Which of the shipped roles it is. */
  shippedAs: ShippedRoleId | null;
  /** It came with Belfry and allows other than it did then. */
  adjusted: boolean;
  grants: Grants;
  limits: RoleLimits;
  /** How many users have it. */
  userCount: number;
  version: number;
}

export interface KeptBusinessHours {
  /** Null when nobody has set them: it is always open. */
  hours: BusinessHours | null;
  version: number;
}
