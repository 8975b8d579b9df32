import type { ReactElement } from 'react';
import { Icon } from '../icons/icon.tsx';
import type { OnOffProps } from './switch.tsx';

interface CheckboxProps extends OnOffProps {
  /** Some, not all, of what it stands for. */
  indeterminate?: boolean;
}

export function Checkbox(props: CheckboxProps): ReactElement {
  const { checked, onCheckedChange, label, labelHidden = false, disabled } = props;
  const { indeterminate = false } = props;
  return (
    <label className="ui-on-off">
      <span className="ui-checkbox">
        <input
          ref={(input) => {
            if (input) input.indeterminate = indeterminate;
          }}
          type="checkbox"
          className="ui-checkbox-input"
          checked={checked}
          disabled={disabled}
          onChange={(event) => onCheckedChange(event.target.checked)}
        />
        {(checked || indeterminate) && (
          <Icon name={indeterminate ? 'minus' : 'check'} size={12} className="ui-checkbox-mark" />
        )}
      </span>
      <span className={labelHidden ? 'ui-sr' : undefined}>{label}</span>
    </label>
  );
}
