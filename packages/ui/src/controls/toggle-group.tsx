import { useRef, type KeyboardEvent, type ReactElement } from 'react';
import { Icon } from '../icons/icon.tsx';
import type { IconName } from '../icons/icon-paths.ts';

interface ToggleGroupProps<Value extends string> {
  label: string;
  value: Value;
  onValueChange: (value: Value) => void;
  options: readonly { value: Value; label: string; icon?: IconName }[];
}

/** One of two to five, all in sight: a radio group that looks like one control. */
export function ToggleGroup<Value extends string>(props: ToggleGroupProps<Value>): ReactElement {
  const { label, value, onValueChange, options } = props;
  const group = useRef<HTMLDivElement>(null);
  const step = (event: KeyboardEvent, by: number): void => {
    event.preventDefault();
    const now = options.findIndex((option) => option.value === value);
    const next = (now + by + options.length) % options.length;
    const option = options[next];
    if (!option) return;
    onValueChange(option.value);
    group.current?.querySelectorAll('button')[next]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowRight' || event.key === 'ArrowDown') step(event, 1);
    if (event.key === 'ArrowLeft' || event.key === 'ArrowUp') step(event, -1);
  };
  return (
    <div ref={group} className="ui-toggle-group" role="radiogroup" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          role="radio"
          className="ui-toggle"
          aria-checked={option.value === value}
          tabIndex={option.value === value ? 0 : -1}
          onClick={() => onValueChange(option.value)}
          onKeyDown={onKeyDown}
        >
          {option.icon && <Icon name={option.icon} size={14} />}
          {option.label}
        </button>
      ))}
    </div>
  );
}
