import type { ReactElement, ReactNode } from 'react';
import { Icon } from '../icons/icon.tsx';

interface ChipProps {
  children: ReactNode;
  onRemove?: () => void;
  /** What the cross is called. */
  removeLabel?: string;
}

export function Chip({ children, onRemove, removeLabel = 'Remove' }: ChipProps): ReactElement {
  return (
    <span className="ui-chip">
      <span className="ui-truncate">{children}</span>
      {onRemove && (
        <button type="button" className="ui-chip-remove" aria-label={removeLabel} onClick={onRemove}>
          <Icon name="close" size={12} />
        </button>
      )}
    </span>
  );
}

interface FilterChipProps {
  field: string;
  /** `is` when absent. */
  operator?: string;
  value: ReactNode;
  onRemove: () => void;
  /** Change it. */
  onOpen?: () => void;
}

/** One filter that holds: field, operator, values. */
export function FilterChip(props: FilterChipProps): ReactElement {
  const { field, operator = 'is', value, onRemove, onOpen } = props;
  const words = (
    <>
      <span className="ui-muted">
        {field} {operator}
      </span>{' '}
      {value}
    </>
  );
  return (
    <Chip onRemove={onRemove} removeLabel={`Remove the filter on ${field.toLowerCase()}`}>
      {onOpen ? (
        <button type="button" className="ui-chip-open" onClick={onOpen}>
          {words}
        </button>
      ) : (
        words
      )}
    </Chip>
  );
}

/** The row of filters above a list. */
export function FilterBar({ label, children }: { label: string; children: ReactNode }): ReactElement {
  return (
    <div className="ui-filter-bar" role="group" aria-label={label}>
      {children}
    </div>
  );
}
