import type { DataType } from '../catalogue/operators.ts';
import { durationClock, durationText } from '../kernel/duration.ts';
import { clockText, wallClock } from '../kernel/wall-clock.ts';
import { escapeValue, oneLine } from './escape.ts';
import type { EscapeFor, Template, TemplateValues } from './template.ts';
import { dataOfVariable } from './variables-of.ts';

export interface RenderOptions {
  readonly escapeFor: EscapeFor;
  /** IANA name, for times; UTC when absent. */
  readonly timeZone?: string;
  /** What each variable holds (`variableData`); that of the built-in ones when absent. */
  readonly dataOf?: (name: string) => DataType | null;
}

/** The formats of each data type that has any; the first is what a variable without one gets. */
export const templateFormats: Readonly<Partial<Record<DataType, readonly string[]>>> = {
  time: ['date-time', 'time', 'date'],
  duration: ['words', 'clock', 'seconds', 'minutes'],
  text: ['as-is', 'upper', 'lower'],
  choice: ['as-is', 'upper', 'lower'],
  reference: ['as-is', 'upper', 'lower'],
};

/** The text with its values, escaped for where it lands. A value that is absent gives the default, or nothing. */
export function render(template: Template, values: TemplateValues, how: EscapeFor | RenderOptions): string {
  const { escapeFor, timeZone = 'UTC', dataOf = dataOfVariable } = typeof how === 'string' ? { escapeFor: how } : how;
  const text = template.parts
    .map((part) => {
      if (part.kind === 'text') return part.text;
      const value = values[part.name] ?? null;
      const shown =
        value === null || value === ''
          ? (part.fallback ?? '')
          : show(value, part, { timeZone, data: dataOf(part.name) });
      return escapeValue(shown, escapeFor);
    })
    .join('');
  return escapeFor === 'header' ? oneLine(text) : text;
}

function show(
  value: string | number,
  part: { format: string | null },
  { data, timeZone }: { data: DataType | null; timeZone: string },
): string {
  if (typeof value === 'string') return showText(value, part.format);
  if (data === 'time') return showTime(value, part.format, timeZone);
  return data === 'duration' ? showDuration(value, part.format) : String(value);
}

function showText(value: string, format: string | null): string {
  if (format === 'upper') return value.toUpperCase();
  return format === 'lower' ? value.toLowerCase() : value;
}

function showTime(at: number, format: string | null, timeZone: string): string {
  const { date, minuteOfDay } = wallClock(at, timeZone);
  if (format === 'time') return clockText(minuteOfDay);
  return format === 'date' ? date : `${date} ${clockText(minuteOfDay)}`;
}

function showDuration(ms: number, format: string | null): string {
  if (format === 'clock') return durationClock(ms);
  if (format === 'seconds') return String(Math.round(ms / 1000));
  return format === 'minutes' ? String(Math.round(ms / 60_000)) : durationText(ms);
}
