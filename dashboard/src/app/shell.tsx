import { ErrorState } from '@belfry/ui';
import { Outlet } from '@tanstack/react-router';
import { useEffect, type ReactElement, type ReactNode } from 'react';
import { accessChanges, SessionContext, startSession, useData, ViewerQuery, type Session } from '../data/index.ts';
import { useInboxFeed } from '../features/inbox/use-inbox-feed.ts';
import { useGo } from '../shared/navigation.tsx';
import { paths } from '../shared/paths.ts';
import { GlobalShortcuts } from './global-shortcuts.tsx';
import { PageGuard } from './page-guard.tsx';
import { Rail } from './rail.tsx';
import { TopBar } from './top-bar.tsx';
import { useAlerts } from './use-alerts.ts';
import { useFocusOnNavigation } from './use-focus-on-navigation.ts';
import { useUnreadMark } from './use-unread-mark.ts';

/** What stands around every page of someone who is signed in. */
export function Shell(): ReactElement | null {
  const viewer = useData(ViewerQuery, {});
  const { refresh } = viewer;
  useEffect(() => accessChanges.subscribe(refresh), [refresh]);
  if (viewer.state === 'loading') return null;
  if (viewer.state === 'failed') {
    if (viewer.problem.code === 'UNAUTHENTICATED') return <ToSignIn />;
    return (
      <main className="app-alone">
        <h1 className="ui-sr">Belfry</h1>
        <ErrorState
          title="Belfry cannot be reached"
          detail={viewer.problem.message}
          code={viewer.problem.requestId ?? viewer.problem.code}
          onRetry={viewer.refresh}
        />
      </main>
    );
  }
  return (
    <SessionContext value={viewer.data}>
      <Frame session={viewer.data}>
        <PageGuard session={viewer.data}>
          <Outlet />
        </PageGuard>
      </Frame>
    </SessionContext>
  );
}

function ToSignIn(): null {
  const go = useGo();
  useEffect(() => {
    // The address is there before its page is: this one may run again when it already says the way to sign in.
    const { pathname, search } = globalThis.location;
    if (pathname === paths.signIn()) return;
    const next = pathname + search;
    go(paths.signIn(next === '/' ? undefined : next), { replace: true });
  }, [go]);
  return null;
}

function Frame({ session, children }: { session: Session; children: ReactNode }): ReactElement {
  useEffect(startSession, []);
  useInboxFeed(session, useAlerts(session));
  useUnreadMark();
  useFocusOnNavigation();
  return (
    <div className="app-frame">
      <a href="#main" className="app-skip">
        Skip to the page
      </a>
      <Rail session={session} />
      <div className="app-column">
        <TopBar session={session} />
        <main id="main" className="app-main" tabIndex={-1}>
          {children}
        </main>
      </div>
      <GlobalShortcuts session={session} />
    </div>
  );
}
