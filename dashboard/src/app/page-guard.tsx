import { EmptyState } from '@belfry/ui';
import type { ReactElement, ReactNode } from 'react';
import type { Session } from '../data/index.ts';
import { usePath } from '../shared/navigation.tsx';
import { sectionOf, sectionsFor } from './sections.ts';

/** Shows a page only to those whose permissions open its section. */
export function PageGuard(props: { session: Session; children: ReactNode }): ReactNode {
  const section = sectionOf(usePath());
  if (section && !sectionsFor(props.session).includes(section)) {
    return <Refusal page={section.label} />;
  }
  return props.children;
}

function Refusal({ page }: { page: string }): ReactElement {
  return (
    <div className="app-page">
      <h1 className="ui-sr" tabIndex={-1}>
        {page}
      </h1>
      <EmptyState icon="key" title={`${page} is not open to you`}>
        Your role does not include it. Ask an administrator if you need it.
      </EmptyState>
    </div>
  );
}
