import { buttonClass, EmptyState } from '@belfry/ui';
import type { ReactElement } from 'react';
import { AppLink } from '../shared/navigation.tsx';
import { paths } from '../shared/paths.ts';

export function MissingPage(): ReactElement {
  return (
    <main className="app-alone">
      <h1 className="ui-sr">Page not found</h1>
      <EmptyState
        icon="search"
        title="There is no page at this address"
        action={
          <AppLink to={paths.home()} className={buttonClass()}>
            Go to the start
          </AppLink>
        }
      >
        The link may be old, or a letter may be missing.
      </EmptyState>
    </main>
  );
}
