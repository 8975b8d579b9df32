import { Select, TextInput } from '@belfry/ui';
import type { ReactElement } from 'react';
import { useState } from 'react';
import type { TimeAmount } from './time-amount.ts';
import { amountOf, millisecondsOf, timeUnits } from './time-amount.ts';

interface TimeAmountInputProps {
  readonly label: string;
  readonly ms: number | null;
  readonly onChange: (ms: number | null) => void;
}

/** A length of time as a number and its unit. */
export function TimeAmountInput({ label, ms, onChange }: TimeAmountInputProps): ReactElement {
  const [typed, setTyped] = useState<TimeAmount>(ms === null ? { amount: '', unit: 's' } : amountOf(ms));
  return (
    <TimeAmountFields
      label={label}
      value={typed}
      onChange={(next) => {
        setTyped(next);
        onChange(millisecondsOf(next));
      }}
    />
  );
}

interface TimeAmountFieldsProps {
  readonly label: string;
  readonly value: TimeAmount;
  readonly onChange: (value: TimeAmount) => void;
}

export function TimeAmountFields({ label, value, onChange }: TimeAmountFieldsProps): ReactElement {
  return (
    <span className="events-amount">
      <TextInput
        aria-label={label}
        inputMode="decimal"
        value={value.amount}
        onValueChange={(amount) => onChange({ ...value, amount })}
      />
      <Select
        label={`Unit of ${label.toLowerCase()}`}
        options={timeUnits.map((one) => ({ value: one.unit, label: one.label }))}
        value={value.unit}
        onValueChange={(unit) => onChange({ ...value, unit })}
      />
    </span>
  );
}
