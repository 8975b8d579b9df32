import type { ReactElement, ReactNode } from 'react';

interface PageHeaderProps {
  title: ReactNode;
  count?: number | null;
  /** Quiet facts behind the title. */
  meta?: ReactNode;
  /** Buttons at the right. */
  actions?: ReactNode;
  /** A second row: filters. */
  children?: ReactNode;
}

/** The head of a page with its only h1, which takes the focus after a navigation. */
export function PageHeader(props: PageHeaderProps): ReactElement {
  const { title, count, meta, actions, children } = props;
  return (
    <div className="ui-page-header">
      <div className="ui-page-header-row">
        <h1 className="ui-page-title" tabIndex={-1}>
          {title}
        </h1>
        {count !== undefined && count !== null && (
          <span className="ui-page-count ui-tabular">{count.toLocaleString('en')}</span>
        )}
        {meta && <div className="ui-page-meta">{meta}</div>}
        {actions && <div className="ui-page-actions">{actions}</div>}
      </div>
      {children}
    </div>
  );
}
