import type { ReactElement, ReactNode } from 'react';
import { Icon } from '../icons/icon.tsx';

interface TableProps {
  /** What the table lists, for screen readers. */
  label: string;
  /** Rows of 32 instead of 40 px. */
  dense?: boolean;
  /** thead and tbody. */
  children: ReactNode;
}

/** A plain table that scrolls sideways when it must. */
export function Table({ label, dense = false, children }: TableProps): ReactElement {
  return (
    <div className="ui-table-frame" role="region" aria-label={label} tabIndex={0}>
      <table className="ui-table" data-dense={dense || undefined} aria-label={label}>
        {children}
      </table>
    </div>
  );
}

interface SortHeaderProps {
  direction: 'asc' | 'desc' | null;
  onSort: () => void;
  children: ReactNode;
  /** A column of numbers. */
  numeric?: boolean;
}

/** The head of a column that can be sorted. */
export function SortHeader({ direction, onSort, children, numeric }: SortHeaderProps): ReactElement {
  return (
    <th scope="col" className={numeric ? 'ui-num' : undefined} aria-sort={ariaSort(direction)}>
      <button type="button" className="ui-sort" onClick={onSort}>
        {children}
        <Icon name={iconOf(direction)} size={12} />
      </button>
    </th>
  );
}

function ariaSort(direction: 'asc' | 'desc' | null): 'ascending' | 'descending' | 'none' {
  if (direction === null) return 'none';
  return direction === 'asc' ? 'ascending' : 'descending';
}

function iconOf(direction: 'asc' | 'desc' | null): 'sort' | 'chevron-up' | 'chevron-down' {
  if (direction === null) return 'sort';
  return direction === 'asc' ? 'chevron-up' : 'chevron-down';
}
