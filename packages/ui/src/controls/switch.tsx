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
      <input
        type="checkbox"
        role="switch"
        className="ui-switch"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onCheckedChange(event.target.checked)}
      />
      <span className={labelHidden ? 'ui-sr' : undefined}>{label}</span>
    </label>
  );
}
