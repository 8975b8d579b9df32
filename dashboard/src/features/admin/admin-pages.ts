import { paths } from '../../shared/paths.ts';

/** The pages of the administration, and what opens each. */
export const adminPages = [{ label: 'Roles', to: paths.admin.roles(), permission: 'roles:read' }] as const;
