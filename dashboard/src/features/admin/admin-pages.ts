import { paths } from '../../shared/paths.ts';

/** The pages of the administration, and what opens each. */
export const adminPages = [
  { label: 'Roles', to: paths.admin.roles(), permission: 'roles:read' },
  { label: 'Webhooks', to: paths.admin.webhooks(), permission: 'webhooks:manage' },
  { label: 'Business hours', to: paths.admin.businessHours(), permission: 'roles:manage' },
] as const;
