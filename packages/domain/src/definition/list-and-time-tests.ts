import { isOpen } from '../kernel/business-hours.ts';
import { minuteOfDay, wallClock } from '../kernel/wall-clock.ts';
import type { TestCondition } from './condition.ts';
import { type ValueTest, isNumber, isText, never, texts } from './predicate.ts';

/** Lists of texts, compared whatever their case. */
export function listTest({ operator, value }: TestCondition): ValueTest {
  const wanted = texts(value).map((text) => text.toLowerCase());
  const among = (seen: unknown) => {
    const there = new Set(texts(seen).map((text) => text.toLowerCase()));
    return (one: string) => there.has(one);
  };
  switch (operator) {
    case 'contains any':
      return (seen) => wanted.some(among(seen));
    case 'contains all':
      return (seen) => wanted.every(among(seen));
    case 'contains none':
      return (seen) => !wanted.some(among(seen));
    case 'has at least':
      return (seen) => isNumber(value) && texts(seen).length >= value;
    case 'has at most':
      return (seen) => isNumber(value) && texts(seen).length <= value;
    default:
      return never;
  }
}

/** Instants. Times of day and days of the week go by the definition's time zone. */
export function timeTest({ operator, value }: TestCondition, timeZone: string): ValueTest {
  if (operator === 'time of day') return timeOfDayTest(value, timeZone);
  if (operator === 'day of week') {
    const days: readonly unknown[] = Array.isArray(value) ? value : [];
    return (seen) => isNumber(seen) && days.includes(wallClock(seen, timeZone).weekday);
  }
  if (operator === 'in business hours')
    return (seen, { businessHours }) => isNumber(seen) && (!businessHours || isOpen(seen, businessHours)) === value;
  if (!isNumber(value)) return never;
  switch (operator) {
    case 'before':
      return (seen) => isNumber(seen) && seen < value;
    case 'after':
      return (seen) => isNumber(seen) && seen > value;
    case 'within the last':
      return (seen, { at }) => isNumber(seen) && at - value <= seen && seen <= at;
    case 'within the next':
      return (seen, { at }) => isNumber(seen) && at <= seen && seen <= at + value;
    default:
      return never;
  }
}

/** From the first minute up to the last, without it. A window whose end is not after its start crosses midnight. */
function timeOfDayTest(value: unknown, timeZone: string): ValueTest {
  const window = clockWindow(value);
  if (window === null) return never;
  const { from, to } = window;
  return (seen) => {
    if (!isNumber(seen)) return false;
    const minute = wallClock(seen, timeZone).minuteOfDay;
    return from < to ? from <= minute && minute < to : from <= minute || minute < to;
  };
}

/** `{ from: "22:00", to: "06:00" }` in minutes of the day; null when it is something else. */
export function clockWindow(value: unknown): { readonly from: number; readonly to: number } | null {
  if (typeof value !== 'object' || value === null || !('from' in value) || !('to' in value)) return null;
  const from = isText(value.from) ? minuteOfDay(value.from) : null;
  const to = isText(value.to) ? minuteOfDay(value.to) : null;
  return from === null || to === null ? null : { from, to };
}
