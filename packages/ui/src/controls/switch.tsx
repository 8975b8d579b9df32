import { Switch as BaseSwitch } from '@base-ui/react/switch';
import type { ReactElement } from 'react';

/** What a switch and a checkbox share. */
export interface OnOffProps {
  checked: boolean;
  onCheckedChange: (checked: boolean) => void;
  label: string;
  /** The label is for screen readers only. */
  labelHidden?: boolean;
  disabled?: boolean;
}

/** On or off, at once. */
export function Switch(props: OnOffProps): ReactElement {
  const { checked, onCheckedChange, label, labelHidden = false, disabled } = props;
  return (
    <label className="ui-on-off">
      <BaseSwitch.Root
        className="ui-switch"
        checked={checked}
        onCheckedChange={(next) => onCheckedChange(next)}
        disabled={disabled}
      >
        <BaseSwitch.Thumb className="ui-switch-thumb" />
      </BaseSwitch.Root>
      <span className={labelHidden ? 'ui-sr' : undefined}>{label}</span>
    </label>
  );
}
