import { Button, classNames, Field, Menu, TextArea, TextInput } from '@belfry/ui';
import type { ReactElement } from 'react';
import { use, useId } from 'react';
import type { EventTypeData } from './events.documents.ts';
import { SampleContext } from './sample-context.tsx';
import { useVariableTyping } from './use-variable-typing.ts';

interface VariableTextProps {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly variables: EventTypeData['variables'];
  readonly error: string | null;
  readonly multiline?: boolean;
  readonly mono?: boolean;
  /** What the values are made harmless for. */
  readonly escapeFor?: 'text' | 'html' | 'url';
}

/** A text with variables: typing # offers them, and so does the button. Below it stands how it will read. */
export function VariableText(props: VariableTextProps): ReactElement {
  const { label, hint, variables, error, value, multiline = false, mono = false, escapeFor = 'text' } = props;
  const listId = useId();
  const { hold, found, active, insert, controlProps } = useVariableTyping(props);
  const open = found.length > 0;
  const control = {
    ...controlProps,
    ref: hold,
    mono,
    'aria-autocomplete': 'list' as const,
    'aria-controls': open ? listId : undefined,
    'aria-activedescendant': open ? `${listId}-${active}` : undefined,
  };
  return (
    <div className="events-variable-text">
      <Field label={label} hint={hint} error={error}>
        {multiline ? <TextArea {...control} /> : <TextInput {...control} />}
      </Field>
      <VariableMenu label={label} variables={variables} onInsert={insert} />
      {open && <VariableList id={listId} variables={found} active={active} onInsert={insert} />}
      {!open && <Sample text={value} escapeFor={escapeFor} />}
    </div>
  );
}

function Sample({ text, escapeFor }: { text: string; escapeFor: 'text' | 'html' | 'url' }): ReactElement | null {
  const sample = use(SampleContext);
  if (!sample || !text.includes('#')) return null;
  const { shown, unknown } = sample(text, escapeFor);
  return (
    <p className="events-sample">
      <span className="ui-muted">Reads </span>
      {shown}
      {unknown.length > 0 && (
        <span className="events-refused"> There is no {unknown.map((name) => `#${name}#`).join(', ')} here.</span>
      )}
    </p>
  );
}

function VariableMenu({
  label,
  variables,
  onInsert,
}: {
  label: string;
  variables: EventTypeData['variables'];
  onInsert: (name: string) => void;
}): ReactElement {
  return (
    <Menu
      label={`Variables for ${label.toLowerCase()}`}
      trigger={
        <Button size="small" variant="ghost" aria-label={`Insert a variable into ${label.toLowerCase()}`}>
          # Variable
        </Button>
      }
      items={variables.map(({ name }) => ({
        kind: 'item' as const,
        label: `#${name}#`,
        onSelect: () => onInsert(name),
      }))}
    />
  );
}

interface VariableListProps {
  readonly id: string;
  readonly variables: EventTypeData['variables'];
  readonly active: number;
  readonly onInsert: (name: string) => void;
}

function VariableList({ id, variables, active, onInsert }: VariableListProps): ReactElement {
  const sample = use(SampleContext);
  return (
    <ul id={id} className="events-variables ui-popup" role="listbox" aria-label="Variables">
      {variables.map(({ name, meaning }, index) => (
        <li
          key={name}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          className={classNames('events-variable', index === active && 'events-variable-active')}
          // The text keeps the focus, and so the caret.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onInsert(name)}
        >
          <span className="ui-mono">#{name}#</span>
          <span className="ui-muted">{meaning}</span>
          {sample && <span className="events-variable-sample">{sample(`#${name}#`, 'text').shown}</span>}
        </li>
      ))}
    </ul>
  );
}
