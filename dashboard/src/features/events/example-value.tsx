import { Combobox, NumberInput, Select, TextInput } from '@belfry/ui';
import type { ReactElement } from 'react';
import type { DirectoryData, FieldData } from './events.documents.ts';
import { TimeAmountInput } from './time-amount-input.tsx';
import { DateTimeInput } from './time-values.tsx';

interface ExampleValueProps {
  /** undefined: the type has no such field any more. */
  readonly field: FieldData | undefined;
  readonly label: string;
  readonly value: unknown;
  readonly directory: DirectoryData | null;
  readonly onChange: (value: unknown) => void;
}

/** The value of one field in an example event. */
export function ExampleValue(props: ExampleValueProps): ReactElement {
  const { field, label, value, onChange } = props;
  const number = typeof value === 'number' ? value : null;
  switch (field?.data) {
    case 'number':
      return <NumberInput label={label} value={number} onValueChange={onChange} />;
    case 'duration':
      return <TimeAmountInput label={label} ms={number} onChange={onChange} />;
    case 'time':
      return <DateTimeInput label={label} value={value} onChange={(text) => onChange(epochIn(text))} />;
    case 'yes-no':
      return (
        <Select
          label={label}
          options={yesNo}
          value={value === true ? 'yes' : 'no'}
          onValueChange={(word) => onChange(word === 'yes')}
        />
      );
    case 'reference':
      return <ReferenceValue {...props} field={field} />;
    case 'change':
      return <ChangeValue {...props} />;
    case 'list':
      return (
        <TextInput
          aria-label={`${label}, several separated by commas`}
          value={textsIn(value).join(', ')}
          onValueChange={(text) => onChange(text.split(',').map((one) => one.trim()))}
        />
      );
    default:
      return <TextInput aria-label={label} value={textsIn(value)[0] ?? ''} onValueChange={onChange} />;
  }
}

const yesNo = [
  { value: 'yes' as const, label: 'yes' },
  { value: 'no' as const, label: 'no' },
];

function ReferenceValue({
  field,
  label,
  value,
  directory,
  onChange,
}: ExampleValueProps & { field: FieldData }): ReactElement {
  const people = field.refersTo === 'user' ? directory?.users.nodes : directory?.queues.nodes;
  return (
    <Combobox
      label={label}
      placeholder="Choose"
      options={(people ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      value={typeof value === 'string' ? value : null}
      onValueChange={onChange}
    />
  );
}

/** From what to what. */
function ChangeValue({ label, value, onChange }: ExampleValueProps): ReactElement {
  const [from = '', to = ''] = textsIn(value);
  return (
    <span className="events-range">
      <TextInput aria-label={`${label} from`} value={from} onValueChange={(next) => onChange([next, to])} />
      <span>to</span>
      <TextInput aria-label={`${label} to`} value={to} onValueChange={(next) => onChange([from, next])} />
    </span>
  );
}

function textsIn(value: unknown): readonly string[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return all.map((one) => (typeof one === 'string' || typeof one === 'number' ? String(one) : ''));
}

function epochIn(text: unknown): number | null {
  return typeof text === 'string' ? Date.parse(text) : null;
}
