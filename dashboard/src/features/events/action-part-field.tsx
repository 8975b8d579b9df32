import { Combobox, Field, IconButton, Button, Select, TextInput, type Option } from '@belfry/ui';
import type { ReactElement } from 'react';
import { labelOf } from '../../shared/words.ts';
import { severityNames } from './action-draft.ts';
import type { ActionContext } from './action-context.ts';
import { isRecord } from './condition.ts';
import type { ActionPartData, DirectoryData } from './events.documents.ts';
import { recipientsIn, storedRecipient } from './recipient.ts';
import { Recipients } from './recipients.tsx';
import { TimeAmountInput } from './time-amount-input.tsx';
import { VariableText } from './variable-text.tsx';

interface PartFieldProps {
  readonly part: ActionPartData;
  readonly value: unknown;
  readonly context: ActionContext;
  readonly error: string | null;
  readonly onChange: (value: unknown) => void;
}

/** One part of an action, as what it holds asks for. */
export function ActionPartField(props: PartFieldProps): ReactElement {
  const Control = controls[props.part.data] ?? PlainPart;
  return <Control {...props} />;
}

type Control = (props: PartFieldProps) => ReactElement;

function RecipientsPart({ value, context, error, onChange }: PartFieldProps): ReactElement {
  const { catalogue, directory } = context;
  return (
    <Recipients
      to={recipientsIn(value)}
      kinds={catalogue.recipients}
      directory={directory}
      problems={error === null ? [] : [error]}
      onChange={(to) => onChange(to.map(storedRecipient))}
    />
  );
}

function TemplatePart({ part, value, context, error, onChange }: PartFieldProps): ReactElement {
  return (
    <VariableText
      label={part.label}
      hint={part.data === 'html' || part.data === 'url' ? part.meaning : undefined}
      multiline={part.data === 'text' || part.data === 'html'}
      mono={part.data === 'html' || part.data === 'url'}
      escapeFor={escapes[part.data] ?? 'text'}
      value={textIn(value)}
      variables={context.type.variables}
      error={error}
      onChange={onChange}
    />
  );
}

const escapes: Readonly<Record<string, 'html' | 'url'>> = { html: 'html', url: 'url' };

function PlainPart({ part, value, error, onChange }: PartFieldProps): ReactElement {
  return (
    <Field label={part.label} hint={part.meaning} error={error}>
      <TextInput value={textIn(value)} onValueChange={onChange} />
    </Field>
  );
}

function DurationPart({ part, value, error, onChange }: PartFieldProps): ReactElement {
  const ms = typeof value === 'number' ? value : null;
  return (
    <div className="events-part-field" role="group" aria-label={part.label}>
      <span className="events-label" aria-hidden="true">
        {part.label}
        {part.optional && <span className="ui-muted"> (optional)</span>}
      </span>
      <TimeAmountInput label={part.label} ms={ms} onChange={onChange} />
      {error !== null && <p className="events-refused">{error}</p>}
    </div>
  );
}

const nothing = '';

function ChoicePart({ part, value, context, error, onChange }: PartFieldProps): ReactElement {
  const options = optionsOf(part, context.directory);
  const none: readonly Option[] = part.optional ? [{ value: nothing, label: 'None' }] : [];
  const chosen = typeof value === 'string' ? value : part.optional ? nothing : null;
  return (
    <Field label={part.label} hint={options.length === 0 ? 'There is none to choose.' : undefined} error={error}>
      <Select
        options={[...none, ...options]}
        value={chosen}
        onValueChange={(next) => onChange(next === nothing ? null : next)}
      />
    </Field>
  );
}

function PersonPart({ part, value, context, error, onChange }: PartFieldProps): ReactElement {
  return (
    <Field label={part.label} hint={part.optional ? 'May be left empty.' : undefined} error={error}>
      <Combobox
        label={part.label}
        placeholder="Choose"
        options={named(context.directory?.users.nodes)}
        value={typeof value === 'string' ? value : null}
        onValueChange={onChange}
      />
    </Field>
  );
}

function optionsOf({ data, choices }: ActionPartData, directory: DirectoryData | null): readonly Option[] {
  switch (data) {
    case 'queue':
      return named(directory?.queues.nodes);
    case 'role':
      return named(directory?.roles);
    case 'webhook':
      return named(directory?.webhooks.nodes);
    case 'provider':
      return named(directory?.providers.nodes);
    case 'severity':
      return severityNames.map((name) => ({ value: name, label: severityWords[name] }));
    default:
      return (choices ?? []).map((choice) => ({
        value: choice,
        label: choice === choice.toUpperCase() ? choice : labelOf(choice),
      }));
  }
}

const severityWords = { info: 'Information', warning: 'Warning', critical: 'Critical' };

function named(all: readonly { readonly id: string; readonly name: string }[] | undefined): Option[] {
  return (all ?? []).map(({ id, name }) => ({ value: id, label: name }));
}

interface Header {
  readonly name: string;
  readonly value: string;
}

function HeadersPart({ part, value, error, onChange }: PartFieldProps): ReactElement {
  const headers = headersIn(value);
  const change = (at: number, header: Header): void =>
    onChange(headers.map((one, index) => (index === at ? header : one)));
  return (
    <div className="events-part-field events-wide-part" role="group" aria-label={part.label}>
      <span className="events-label" aria-hidden="true">
        {part.label}
      </span>
      {headers.map((header, index) => (
        <div key={index} className="events-header-line">
          <TextInput
            aria-label={`Name of header ${index + 1}`}
            placeholder="X-Name"
            value={header.name}
            onValueChange={(name) => change(index, { ...header, name })}
          />
          <TextInput
            aria-label={`Value of header ${index + 1}`}
            value={header.value}
            onValueChange={(next) => change(index, { ...header, value: next })}
          />
          <IconButton
            icon="close"
            label={`Remove header ${index + 1}`}
            onClick={() => onChange(headers.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <div className="ui-row">
        <Button
          size="small"
          variant="ghost"
          icon="plus"
          onClick={() => onChange([...headers, { name: '', value: '' }])}
        >
          Header
        </Button>
      </div>
      {error !== null && <p className="events-refused">{error}</p>}
    </div>
  );
}

function headersIn(value: unknown): readonly Header[] {
  const all: readonly unknown[] = Array.isArray(value) ? value : [];
  return all.filter(isRecord).map((header) => ({ name: textIn(header['name']), value: textIn(header['value']) }));
}

function textIn(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

const controls: Readonly<Record<string, Control>> = {
  recipients: RecipientsPart,
  line: TemplatePart,
  text: TemplatePart,
  html: TemplatePart,
  url: TemplatePart,
  headers: HeadersPart,
  severity: ChoicePart,
  choice: ChoicePart,
  duration: DurationPart,
  user: PersonPart,
  queue: ChoicePart,
  role: ChoicePart,
  webhook: ChoicePart,
  provider: ChoicePart,
};
