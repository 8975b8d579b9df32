import type { KeyboardEvent, SyntheticEvent } from 'react';
import { useLayoutEffect, useRef, useState } from 'react';
import type { EventTypeData } from './events.documents.ts';
import { matching, typingAt, withVariable } from './variable-token.ts';

interface Text {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly variables: EventTypeData['variables'];
}

type TextControl = HTMLInputElement | HTMLTextAreaElement;

const offered = 8;

/** Which variables to offer while one is typed, and putting one in at the caret. */
export function useVariableTyping({ value, onChange, variables }: Text) {
  const { control, hold, moveTo } = useCaret();
  const [caret, setCaret] = useState<number | null>(null);
  const [chosen, setChosen] = useState(0);
  const typing = caret === null ? null : typingAt(value, caret);
  const found = typing ? matching(variables, typing.typed).slice(0, offered) : [];
  const active = Math.min(chosen, Math.max(found.length - 1, 0));
  const insert = (name: string): void => {
    const end = control.current?.selectionStart ?? value.length;
    const next = withVariable(value, name, { start: typing?.start ?? end, end });
    moveTo(next.caret);
    setCaret(null);
    onChange(next.text);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const variable = found[active];
    if (!variable) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setChosen((active + step + found.length) % found.length);
    else if (event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey)) insert(variable.name);
    else if (event.key === 'Escape') setCaret(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const onSelect = (event: SyntheticEvent<TextControl>): void => {
    hold(event.currentTarget);
    setCaret(event.currentTarget.selectionStart);
    setChosen(0);
  };
  const controlProps = {
    value,
    onValueChange: onChange,
    onKeyDown,
    onSelect,
    onBlur: () => setCaret(null),
  };
  return { hold, found, active, insert, controlProps };
}

/** The caret of a text whose value is set from outside: it is moved once the new value is there. */
function useCaret() {
  const control = useRef<TextControl | null>(null);
  const wanted = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (wanted.current === null || !control.current) return;
    control.current.focus();
    control.current.setSelectionRange(wanted.current, wanted.current);
    wanted.current = null;
  });
  const hold = (element: TextControl | null): void => {
    control.current = element;
  };
  const moveTo = (caret: number): void => {
    wanted.current = caret;
  };
  return { control, hold, moveTo };
}
