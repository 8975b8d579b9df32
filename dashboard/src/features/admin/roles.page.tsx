import { Badge, EmptyState, ErrorState, Skeleton } from '@belfry/ui';
import type { ReactElement } from 'react';
import { useData } from '../../data/index.ts';
import { AppLink, useGo } from '../../shared/navigation.tsx';
import { paths } from '../../shared/paths.ts';
import { AdminPage } from './admin-page.tsx';
import { RoleDetail } from './role-detail.tsx';
import type { RoleData } from './roles.documents.ts';
import { rolesDocument } from './roles.documents.ts';

/** What people may do: every role, and one of them in detail. */
export function RolesPage({ id }: { id: string | null }): ReactElement {
  return (
    <AdminPage title="Roles">
      <OpenRoles id={id} />
    </AdminPage>
  );
}

function OpenRoles({ id }: { id: string | null }): ReactElement {
  const page = useData(rolesDocument, {});
  const go = useGo();
  if (page.state === 'loading') return <Skeleton lines={6} />;
  if (page.state === 'failed') {
    const { message, code } = page.problem;
    return <ErrorState title="The roles cannot be loaded" detail={message} code={code} onRetry={page.refresh} />;
  }
  const { roles } = page.data;
  const chosen = roles.find((role) => role.id === id) ?? (id === null ? roles[0] : undefined);
  return (
    <div className="admin-columns">
      <nav aria-label="Roles">
        <ul className="admin-roles">
          {roles.map((role) => (
            <RoleLine key={role.id} role={role} current={role === chosen} />
          ))}
        </ul>
      </nav>
      {chosen ? (
        <RoleDetail
          key={`${chosen.id} ${chosen.version}`}
          role={chosen}
          onMade={(role) => {
            page.refresh();
            go(paths.admin.roles(role));
          }}
        />
      ) : (
        <EmptyState icon="users" title="There is no such role">
          It was deleted. Choose another one.
        </EmptyState>
      )}
    </div>
  );
}

function RoleLine({ role, current }: { role: RoleData; current: boolean }): ReactElement {
  const { id, name, userCount, adjusted, shipped } = role;
  return (
    <li>
      <AppLink className="admin-role" to={paths.admin.roles(id)} current={current}>
        <span className="admin-role-name">{name}</span>
        {!shipped && <Badge>Custom</Badge>}
        {adjusted && <Badge tone="info">Adjusted</Badge>}
        <span className="admin-role-users ui-tabular ui-muted">
          {userCount === 1 ? '1 user' : `${userCount.toLocaleString('en')} users`}
        </span>
      </AppLink>
    </li>
  );
}
