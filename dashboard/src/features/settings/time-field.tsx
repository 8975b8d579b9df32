import { Field, TextInput } from '@belfry/ui';
import { useState, type ReactElement } from 'react';

interface TimeFieldProps {
  label: string;
  labelHidden?: boolean;
  /** `HH:MM` */
  value: string;
  onChange: (time: string) => void;
}

/** A time of the day; it is told of when the field is left. */
export function TimeField({ label, labelHidden = false, value, onChange }: TimeFieldProps): ReactElement {
  const [typed, setTyped] = useState<string | null>(null);
  const commit = (): void => {
    if (typed !== null && typed !== '' && typed !== value) onChange(typed);
    setTyped(null);
  };
  return (
    <Field label={label} labelHidden={labelHidden}>
      <TextInput
        type="time"
        className="settings-time"
        value={typed ?? value}
        onValueChange={setTyped}
        onBlur={commit}
      />
    </Field>
  );
}
