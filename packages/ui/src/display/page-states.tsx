import type { CSSProperties, ReactElement, ReactNode } from 'react';
import { Button } from '../controls/button.tsx';
import { Icon } from '../icons/icon.tsx';
import type { IconName } from '../icons/icon-paths.ts';

interface EmptyStateProps {
  icon?: IconName;
  title: string;
  /** What to do next, in a sentence. */
  children?: ReactNode;
  action?: ReactNode;
}

export function EmptyState({ icon, title, children, action }: EmptyStateProps): ReactElement {
  return (
    <div className="ui-state-page">
      {icon && <Icon name={icon} size={24} />}
      <p className="ui-state-title">{title}</p>
      {children && <p className="ui-state-words">{children}</p>}
      {action}
    </div>
  );
}

interface ErrorStateProps {
  title: string;
  /** What happened and what to do, in a sentence. */
  detail?: ReactNode;
  /** The closed code, and the request's id if there is one. */
  code?: string;
  onRetry?: () => void;
}

export function ErrorState({ title, detail, code, onRetry }: ErrorStateProps): ReactElement {
  return (
    <div className="ui-state-page" role="alert">
      <Icon name="critical" size={24} className="ui-state-critical" />
      <p className="ui-state-title">{title}</p>
      {detail && <p className="ui-state-words">{detail}</p>}
      {code && <p className="ui-mono ui-muted">{code}</p>}
      {onRetry && (
        <Button icon="refresh" onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  );
}

interface SkeletonProps {
  /** Lines of text… */
  lines?: number;
  /** …or a block, in CSS lengths. */
  width?: CSSProperties['width'];
  height?: CSSProperties['height'];
}

/** A place kept for what is on its way; it appears only after 150 ms. */
export function Skeleton({ lines = 1, width, height }: SkeletonProps): ReactElement {
  return (
    <div className="ui-skeleton" role="status">
      <span className="ui-sr">Loading</span>
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} className="ui-skeleton-line" style={{ width, height }} />
      ))}
    </div>
  );
}
