import { MultiCombobox, MultiSelect, NumberInput, Select, TextInput } from '@belfry/ui';
import type { ReactElement } from 'react';
import type { DirectoryData, FieldData } from './events.documents.ts';
import { ClockWindow, DateTimeInput, Weekdays } from './time-values.tsx';
import { TimeAmountInput } from './time-amount-input.tsx';
import type { ValueShape } from './value-shape.ts';
import { numbersOf, textsOf } from './value-shape.ts';

interface ValueEditorProps {
  readonly shape: ValueShape;
  readonly field: FieldData;
  readonly value: unknown;
  readonly directory: DirectoryData | null;
  readonly onChange: (value: unknown) => void;
}

/** The control for one test's value. */
export function ValueEditor(props: ValueEditorProps): ReactElement | null {
  const Control = controls[props.shape];
  return Control && <Control {...props} />;
}

type Control = (props: ValueEditorProps) => ReactElement;

function TextValue({ shape, field, value, onChange }: ValueEditorProps): ReactElement {
  const name = shape === 'pattern' ? `Pattern for ${field.label}` : field.label;
  return (
    <TextInput aria-label={name} mono={shape === 'pattern'} value={textsOf(value)[0] ?? ''} onValueChange={onChange} />
  );
}

function TextList({ field, value, onChange }: ValueEditorProps): ReactElement {
  const text = textsOf(value).join(', ');
  return (
    <TextInput
      aria-label={`${field.label}, several separated by commas`}
      placeholder="one, another"
      value={text}
      onValueChange={(typed) =>
        onChange(typed.split(',').map((part, index) => (index === 0 ? part : part.replace(/^ /u, ''))))
      }
    />
  );
}

function OneNumber({ shape, field, value, onChange }: ValueEditorProps): ReactElement {
  const [number = null] = numbersOf(value);
  if (shape === 'duration') return <TimeAmountInput label={field.label} ms={number} onChange={onChange} />;
  return <NumberInput label={field.label} value={number} onValueChange={onChange} />;
}

function Range({ shape, field, value, onChange }: ValueEditorProps): ReactElement {
  const [from = null, to = null] = numbersOf(value);
  const timed = shape === 'duration-range';
  return (
    <span className="events-range">
      {timed ? (
        <TimeAmountInput label={`${field.label} from`} ms={from} onChange={(next) => onChange([next, to])} />
      ) : (
        <NumberInput label={`${field.label} from`} value={from} onValueChange={(next) => onChange([next, to])} />
      )}
      <span>and</span>
      {timed ? (
        <TimeAmountInput label={`${field.label} to`} ms={to} onChange={(next) => onChange([from, next])} />
      ) : (
        <NumberInput label={`${field.label} to`} value={to} onValueChange={(next) => onChange([from, next])} />
      )}
    </span>
  );
}

function Choices({ shape, field, value, onChange }: ValueEditorProps): ReactElement {
  const options = (field.choices ?? []).map((choice) => ({ value: choice, label: choice }));
  const chosen = textsOf(value);
  if (shape === 'choice')
    return <Select label={field.label} options={options} value={chosen[0] ?? null} onValueChange={onChange} />;
  return <MultiSelect label={field.label} options={options} value={chosen} onValueChange={onChange} />;
}

/** Whom a reference may name: the words that stand for the owner first, then everyone by name. */
function References({ field, value, directory, onChange }: ValueEditorProps): ReactElement {
  return (
    <MultiCombobox
      label={field.label}
      placeholder="Choose"
      options={optionsFor(field.refersTo, directory)}
      value={textsOf(value)}
      onValueChange={onChange}
    />
  );
}

function optionsFor(
  refersTo: string | null,
  directory: DirectoryData | null,
): { value: string; label: string; hint?: string }[] {
  const named = (all: readonly { readonly id: string; readonly name: string }[] | undefined) =>
    (all ?? []).map(({ id, name }) => ({ value: id, label: name }));
  switch (refersTo) {
    case 'user':
      return [
        { value: 'me', label: 'me', hint: 'the owner of this event' },
        { value: 'my team', label: 'my team' },
        ...named(directory?.users.nodes),
      ];
    case 'queue':
      return [{ value: 'my queues', label: 'my queues' }, ...named(directory?.queues.nodes)];
    case 'team':
      return [{ value: 'my team', label: 'my team' }, ...named(directory?.teams.nodes)];
    default:
      return [];
  }
}

function YesNo({ field, value, onChange }: ValueEditorProps): ReactElement {
  const options = [
    { value: 'yes', label: 'yes' },
    { value: 'no', label: 'no' },
  ];
  return (
    <Select
      label={field.label}
      options={options}
      value={value === false ? 'no' : 'yes'}
      onValueChange={(chosen) => onChange(chosen === 'yes')}
    />
  );
}

const controls: Readonly<Record<ValueShape, Control | null>> = {
  none: null,
  text: TextValue,
  pattern: TextValue,
  texts: TextList,
  number: OneNumber,
  duration: OneNumber,
  range: Range,
  'duration-range': Range,
  choice: Choices,
  choices: Choices,
  references: References,
  'yes-no': YesNo,
  instant: ({ value, field, onChange }) => <DateTimeInput value={value} label={field.label} onChange={onChange} />,
  'clock-window': ClockWindow,
  weekdays: Weekdays,
};
