import { Checkbox as BaseCheckbox } from '@base-ui/react/checkbox';
import type { ReactElement } from 'react';
import { Icon } from '../icons/icon.tsx';
import type { OnOffProps } from './switch.tsx';

interface CheckboxProps extends OnOffProps {
  /** Some, not all, of what it stands for. */
  indeterminate?: boolean;
}

export function Checkbox(props: CheckboxProps): ReactElement {
  const { checked, onCheckedChange, label, labelHidden = false, disabled, indeterminate } = props;
  return (
    <label className="ui-on-off">
      <BaseCheckbox.Root
        className="ui-checkbox"
        checked={checked}
        onCheckedChange={(next) => onCheckedChange(next)}
        disabled={disabled}
        indeterminate={indeterminate}
      >
        <BaseCheckbox.Indicator className="ui-checkbox-mark">
          <Icon name={indeterminate ? 'minus' : 'check'} size={12} />
        </BaseCheckbox.Indicator>
      </BaseCheckbox.Root>
      <span className={labelHidden ? 'ui-sr' : undefined}>{label}</span>
    </label>
  );
}
