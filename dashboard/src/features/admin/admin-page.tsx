import { PageHeader } from '@belfry/ui';
import type { ReactElement, ReactNode } from 'react';
import { useViewer } from '../../data/index.ts';
import { AppLink } from '../../shared/navigation.tsx';
import { usePageTitle } from '../../shared/page-title.ts';
import './admin.css';
import { adminPages } from './admin-pages.ts';

interface AdminPageProps {
  readonly title: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A page of the administration, with the way to the others. */
export function AdminPage({ title, actions, children }: AdminPageProps): ReactElement {
  usePageTitle(title);
  const viewer = useViewer();
  return (
    <div className="admin-page">
      <PageHeader title={title} actions={actions}>
        <nav className="ui-tabs" aria-label="Administration">
          {adminPages
            .filter(({ permission }) => viewer.can(permission))
            .map((page) => (
              <AppLink key={page.to} className="ui-tab" to={page.to} current={page.label === title}>
                {page.label}
              </AppLink>
            ))}
        </nav>
      </PageHeader>
      {children}
    </div>
  );
}
