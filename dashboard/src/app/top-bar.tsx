import { Banner, Icon, IconButton } from '@belfry/ui';
import type { ReactElement } from 'react';
import { canIn, type Session } from '../data/index.ts';
import { AppLink, usePath } from '../shared/navigation.tsx';
import { useShownTitle } from '../shared/page-title.ts';
import { ConnectionChip, PauseButton } from './connection-chip.tsx';
import { QuietChip } from './quiet-chip.tsx';
import { sectionOf } from './sections.ts';
import { theme, useIsDark } from '../shared/theme.ts';
import { UserMenu } from './user-menu.tsx';

export function TopBar({ session }: { session: Session }): ReactElement {
  return (
    <header className="app-top">
      <div className="app-bar">
        <Breadcrumb />
        <div className="app-bar-end">
          <ConnectionChip />
          <PauseButton />
          {canIn(session, 'notifications:read') && <QuietChip />}
          <ThemeButton />
          <UserMenu session={session} />
        </div>
      </div>
      {session.serverInfo.demo && <Banner>Demo data, made up by a simulator</Banner>}
    </header>
  );
}

/** Light or dark at a click; the menu of the user can follow the system again. */
function ThemeButton(): ReactElement {
  const isDark = useIsDark();
  return (
    <IconButton
      icon={isDark ? 'sun' : 'moon'}
      label={isDark ? 'Use the light theme' : 'Use the dark theme'}
      onClick={() => theme.set(isDark ? 'light' : 'dark')}
    />
  );
}

function Breadcrumb(): ReactElement {
  const section = sectionOf(usePath());
  const title = useShownTitle();
  return (
    <nav className="app-crumbs" aria-label="Breadcrumb">
      {section && (
        <AppLink to={section.to} className="app-crumb">
          {section.label}
        </AppLink>
      )}
      {section && title !== '' && title !== section.label && (
        <>
          <Icon name="chevron-right" size={12} />
          <span className="app-crumb ui-truncate" aria-current="page">
            {title}
          </span>
        </>
      )}
    </nav>
  );
}
