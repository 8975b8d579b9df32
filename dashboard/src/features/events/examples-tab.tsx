import { Button, Field, IconButton, MultiSelect, Select, TextInput } from '@belfry/ui';
import type { ReactElement } from 'react';
import type { ActionKindData, DirectoryData, EventTypeData, FieldData } from './events.documents.ts';
import type { ExampleDraft } from './example-draft.ts';
import { newExample } from './example-draft.ts';
import { ExampleValue } from './example-value.tsx';
import type { FieldIssues } from './issues.ts';
import { Problems } from './problems.tsx';

interface ExamplesTabProps {
  readonly examples: readonly ExampleDraft[];
  readonly type: EventTypeData;
  readonly kinds: readonly ActionKindData[];
  /** The kinds of the event's own actions, in order: what a new test expects. */
  readonly expected: readonly string[];
  readonly directory: DirectoryData | null;
  readonly issues: FieldIssues;
  readonly onChange: (examples: readonly ExampleDraft[]) => void;
}

/** Examples that are kept with the event and tried at every save. */
export function ExamplesTab({ examples, onChange, ...known }: ExamplesTabProps): ReactElement {
  const add = (): void => onChange([...examples, newExample(`Test ${examples.length + 1}`, known.expected)]);
  return (
    <div className="ui-stack">
      <p className="ui-muted events-note">
        Each is tried whenever the event is saved: example values, and what they must lead to. “Keep as test” beside a
        match makes one of it.
      </p>
      <Problems of={known.issues.get('tests')} />
      <ol className="events-parts">
        {examples.map((example) => (
          <ExampleForm
            key={example.key}
            {...known}
            example={example}
            onChange={(changed) => onChange(examples.map((one) => (one.key === changed.key ? changed : one)))}
            onRemove={() => onChange(examples.filter((one) => one.key !== example.key))}
          />
        ))}
      </ol>
      <div className="ui-row">
        <Button size="small" icon="plus" onClick={add}>
          Test
        </Button>
      </div>
    </div>
  );
}

interface ExampleFormProps extends Omit<ExamplesTabProps, 'examples' | 'onChange'> {
  readonly example: ExampleDraft;
  readonly onChange: (example: ExampleDraft) => void;
  readonly onRemove: () => void;
}

function ExampleForm({ example, type, kinds, directory, issues, onChange, onRemove }: ExampleFormProps): ReactElement {
  const problems = [...issues.entries()].filter(([place]) => place.split('.')[0] === example.key);
  return (
    <li className="events-action" aria-label={example.name}>
      <div className="events-example-head">
        <Field label="Name">
          <TextInput value={example.name} onValueChange={(name) => onChange({ ...example, name })} />
        </Field>
        <Field label="Must lead to" hint={example.expect.length === 0 ? 'It must not fire.' : undefined}>
          <MultiSelect
            label="Must lead to"
            placeholder="Nothing"
            options={kinds.map(({ kind, label }) => ({ value: kind, label }))}
            value={example.expect}
            onValueChange={(expect) => onChange({ ...example, expect })}
          />
        </Field>
        <IconButton icon="close" label={`Remove ${example.name}`} onClick={onRemove} />
      </div>
      <Values example={example} type={type} directory={directory} onChange={onChange} />
      <Problems of={problems.flatMap(([, messages]) => messages)} />
    </li>
  );
}

type ValuesProps = Pick<ExampleFormProps, 'example' | 'type' | 'directory' | 'onChange'>;

function Values({ example, type, directory, onChange }: ValuesProps): ReactElement {
  const known = Object.keys(example.values);
  const missing = type.fields.filter(({ name }) => !known.includes(name));
  const set = (name: string, value: unknown): void =>
    onChange({ ...example, values: { ...example.values, [name]: value } });
  const drop = (name: string): void =>
    onChange({
      ...example,
      values: Object.fromEntries(Object.entries(example.values).filter(([field]) => field !== name)),
    });
  const fieldNamed = (name: string): FieldData | undefined => type.fields.find((field) => field.name === name);
  return (
    <div className="events-values">
      {known.map((name) => {
        const field = fieldNamed(name);
        const label = field?.label ?? name;
        return (
          <div key={name} className="events-value">
            <span className="events-value-label">{label}</span>
            <ExampleValue
              field={field}
              label={label}
              value={example.values[name]}
              directory={directory}
              onChange={(value) => set(name, value)}
            />
            <IconButton icon="close" label={`Leave out ${label}`} onClick={() => drop(name)} />
          </div>
        );
      })}
      {missing.length > 0 && (
        <Select
          label="Add a value"
          placeholder="Add a value"
          size="small"
          options={missing.map(({ name, label }) => ({ value: name, label }))}
          value={null}
          onValueChange={(name) => set(name, null)}
        />
      )}
    </div>
  );
}
