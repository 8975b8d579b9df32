import { Button, classNames, Field, Menu, TextArea, TextInput } from '@belfry/ui';
import type { KeyboardEvent, ReactElement, SyntheticEvent } from 'react';
import { useId, useLayoutEffect, useRef, useState } from 'react';
import type { EventTypeData } from './events.documents.ts';
import { matching, typingAt, withVariable } from './variable-token.ts';

interface VariableTextProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly variables: EventTypeData['variables'];
  readonly error: string | null;
  readonly multiline?: boolean;
}

type TextControl = HTMLInputElement | HTMLTextAreaElement;

const offered = 8;

/** A text with variables: typing # offers them, and so does the button. */
export function VariableText({ label, value, onChange, variables, error, multiline = false }: VariableTextProps): ReactElement {
  const listId = useId();
  const control = useRef<TextControl | null>(null);
  const caretWanted = useRef<number | null>(null);
  const [caret, setCaret] = useState<number | null>(null);
  const [active, setActive] = useState(0);
  const typing = caret === null ? null : typingAt(value, caret);
  const found = typing ? matching(variables, typing.typed).slice(0, offered) : [];
  useLayoutEffect(() => {
    if (caretWanted.current === null || !control.current) return;
    control.current.focus();
    control.current.setSelectionRange(caretWanted.current, caretWanted.current);
    caretWanted.current = null;
  });
  const insert = (name: string): void => {
    const end = control.current?.selectionStart ?? value.length;
    const next = withVariable(value, name, { start: typing?.start ?? end, end });
    caretWanted.current = next.caret;
    setCaret(null);
    onChange(next.text);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (found.length === 0) return;
    const chosen = found[Math.min(active, found.length - 1)];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setActive((active + step + found.length) % found.length);
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen) insert(chosen.name);
    else if (event.key === 'Escape') setCaret(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const controlProps = {
    value,
    onValueChange: onChange,
    onKeyDown,
    onSelect: (event: SyntheticEvent<TextControl>) => {
      control.current = event.currentTarget;
      setCaret(event.currentTarget.selectionStart);
      setActive(0);
    },
    onBlur: () => setCaret(null),
    'aria-autocomplete': 'list' as const,
    'aria-controls': found.length > 0 ? listId : undefined,
    'aria-activedescendant': found.length > 0 ? `${listId}-${Math.min(active, found.length - 1)}` : undefined,
  };
  const hold = (element: TextControl | null): void => {
    control.current = element;
  };
  return (
    <div className="events-variable-text">
      <Field label={label} error={error}>
        {multiline ? <TextArea ref={hold} {...controlProps} /> : <TextInput ref={hold} {...controlProps} />}
      </Field>
      <VariableMenu label={label} variables={variables} onInsert={insert} />
      {found.length > 0 && <VariableList id={listId} variables={found} active={Math.min(active, found.length - 1)} onInsert={insert} />}
    </div>
  );
}

function VariableMenu({ label, variables, onInsert }: { label: string; variables: EventTypeData['variables']; onInsert: (name: string) => void }): ReactElement {
  return (
    <Menu
      label={`Variables for ${label.toLowerCase()}`}
      trigger={<Button size="small" variant="ghost" aria-label={`Insert a variable into ${label.toLowerCase()}`}># Variable</Button>}
      items={variables.map(({ name }) => ({ kind: 'item' as const, label: `#${name}#`, onSelect: () => onInsert(name) }))}
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
          <span className="ui-mono">#{name}#</span> <span className="ui-muted">{meaning}</span>
        </li>
      ))}
    </ul>
  );
}
