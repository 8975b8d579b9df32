import { MultiSelect, TextInput } from '@belfry/ui';
import type { ReactElement } from 'react';
import { isRecord } from './condition.ts';

interface ValueProps {
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

/** A window of the day; it may cross midnight. */
export function ClockWindow({ value, onChange }: ValueProps): ReactElement {
  const from = clockIn(value, 'from');
  const to = clockIn(value, 'to');
  return (
    <span className="events-range">
      <TextInput type="time" aria-label="From" value={from} onValueChange={(next) => onChange({ from: next, to })} />
      <span>to</span>
      <TextInput type="time" aria-label="To" value={to} onValueChange={(next) => onChange({ from, to: next })} />
    </span>
  );
}

function clockIn(value: unknown, end: 'from' | 'to'): string {
  const clock = isRecord(value) ? value[end] : '';
  return typeof clock === 'string' ? clock : '';
}

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** Days of the week, Monday being 1. */
export function Weekdays({ value, onChange }: ValueProps): ReactElement {
  const chosen: readonly unknown[] = Array.isArray(value) ? value : [];
  const options = weekdays.map((label, index) => ({ value: String(index + 1), label }));
  return (
    <MultiSelect
      label="Days"
      options={options}
      value={options.map((one) => one.value).filter((day) => chosen.includes(Number(day)))}
      onValueChange={(days) => onChange(days.map(Number))}
    />
  );
}

/** An instant, entered in the viewer's own time zone and stored as RFC 3339 text. */
export function DateTimeInput({ value, label, onChange }: ValueProps & { readonly label: string }): ReactElement {
  return (
    <TextInput
      type="datetime-local"
      aria-label={label}
      value={localText(value)}
      onValueChange={(text) => onChange(text === '' ? null : new Date(text).toISOString())}
    />
  );
}

function localText(value: unknown): string {
  const at = typeof value === 'string' || typeof value === 'number' ? new Date(value) : null;
  if (!at || Number.isNaN(at.getTime())) return '';
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
