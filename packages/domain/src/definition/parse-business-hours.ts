import type { BusinessHours, OpenTime } from '../kernel/business-hours.ts';
import type { Result } from '../kernel/result.ts';
import { isTimeZone } from '../kernel/wall-clock.ts';
import type { Issue } from './event-definition.ts';
import { type Reading, isAbsent, part, readList, reading, resultOf, wrong } from './reading.ts';

const time = /^([01]\d|2[0-3]):[0-5]\d$/;
const date = /^\d{4}-(\d{2})-(\d{2})$/;

/** What somebody set as business hours; every issue at once. Holidays may be left out. */
export function parseBusinessHours(raw: unknown): Result<BusinessHours, readonly Issue[]> {
  const read = reading(raw);
  const timeZone = readTimeZone(part(read, 'timeZone'));
  const week = readList(part(read, 'week'), { min: 7, max: 7 }, (weekday) =>
    readList(weekday, { min: 0, max: 10 }, readOpenTime),
  );
  const days = part(read, 'holidays');
  const holidays = isAbsent(days) ? [] : readList(days, { min: 0, max: 500 }, readDate);
  const isComplete = timeZone !== undefined && week !== undefined && holidays !== undefined;
  return resultOf(read, isComplete ? { timeZone, week, holidays } : undefined);
}

/** A time zone by its IANA name. */
export function readTimeZone(read: Reading): string | undefined {
  return typeof read.raw === 'string' && isTimeZone(read.raw)
    ? read.raw
    : wrong(read, 'UNKNOWN', 'Give a time zone by its IANA name: Europe/Vienna.');
}

function readOpenTime(read: Reading): OpenTime | undefined {
  const from = readTime(part(read, 'from'), false);
  const to = readTime(part(read, 'to'), true);
  if (from === undefined || to === undefined) return undefined;
  return from === to ? wrong(read, 'OUT_OF_RANGE', 'Give two different times of day.') : { from, to };
}

function readTime(read: Reading, orMidnight: boolean): string | undefined {
  const isTime = typeof read.raw === 'string' && (time.test(read.raw) || (orMidnight && read.raw === '24:00'));
  return isTime ? String(read.raw) : wrong(read, 'WRONG_SHAPE', 'Give a time of day: 09:00.');
}

function readDate(read: Reading): string | undefined {
  const [whole, month, day] = typeof read.raw === 'string' ? (date.exec(read.raw) ?? []) : [];
  const isDate = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31;
  return isDate ? whole : wrong(read, 'WRONG_SHAPE', 'Give a date: 2026-12-25.');
}
