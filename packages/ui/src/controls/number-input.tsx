import { NumberField } from '@base-ui/react/number-field';
import type { ReactElement } from 'react';
import { Icon } from '../icons/icon.tsx';

interface NumberInputProps {
  value: number | null;
  onValueChange: (value: number | null) => void;
  min?: number;
  max?: number;
  step?: number;
  /** The unit, written behind the number. */
  suffix?: string;
  /** Needed outside a Field. */
  label?: string;
  disabled?: boolean;
}

export function NumberInput(props: NumberInputProps): ReactElement {
  const { value, onValueChange, min, max, step, suffix, label, disabled } = props;
  return (
    <NumberField.Root
      value={value}
      onValueChange={(next) => onValueChange(next)}
      min={min}
      max={max}
      step={step}
      disabled={disabled}
    >
      <NumberField.Group className="ui-input ui-number">
        <NumberField.Input className="ui-input-control ui-tabular" aria-label={label} />
        {suffix && <span className="ui-number-suffix">{suffix}</span>}
        <span className="ui-number-steps">
          <NumberField.Increment className="ui-number-step" aria-label="Increase">
            <Icon name="chevron-up" size={10} />
          </NumberField.Increment>
          <NumberField.Decrement className="ui-number-step" aria-label="Decrease">
            <Icon name="chevron-down" size={10} />
          </NumberField.Decrement>
        </span>
      </NumberField.Group>
    </NumberField.Root>
  );
}
