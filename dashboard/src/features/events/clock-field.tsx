import { Field, Select } from '@belfry/ui';
import type { ReactElement } from 'react';
import type { ClockName } from './pattern-draft.ts';

const clocks = [
  { value: 'ALWAYS' as const, label: 'All the time' },
  { value: 'BUSINESS_HOURS' as const, label: 'Business hours only' },
];

/** Which time counts. */
export function ClockField({
  clock,
  error,
  onChange,
}: {
  clock: ClockName;
  error: string | null;
  onChange: (clock: ClockName) => void;
}): ReactElement {
  return (
    <Field label="Time that counts" error={error}>
      <Select options={clocks} value={clock} onValueChange={onChange} />
    </Field>
  );
}
