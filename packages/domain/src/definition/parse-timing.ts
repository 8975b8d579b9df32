import type { CountDeclaration, EventTypeDeclaration } from '../catalogue/event-type-declaration.ts';
import type { Threshold, TimeClock, Timed } from './event-definition.ts';
import { type Reading, isAbsent, part, readNumber, readText, readWord, wrong } from './reading.ts';

const second = 1000;
const minute = 60 * second;
const year = 366 * 86_400_000;

export const timeClocks = ['always', 'business-hours'] as const satisfies readonly TimeClock[];

/**
 * For types that are timed: how long it must last, by which clock, and how often again. Null for other types. Those that
 * count from an instant of their subject may fire at that instant itself.
 */
export function readTimed(read: Reading, type: EventTypeDeclaration): Timed | null | undefined {
  if (type.trigger !== 'timed') return refuseUnfit(read, 'a time');
  const afterMs = readLength(part(read, 'afterMs'), type.countsFrom === undefined ? second : 0);
  const clock = readClock(part(read, 'clock'));
  const repeatMs = readRepeat(part(read, 'repeatMs'));
  if (afterMs === undefined || clock === undefined || repeatMs === undefined) return undefined;
  return { afterMs, ...(clock === 'always' ? {} : { clock }), ...(repeatMs === null ? {} : { repeatMs }) };
}

/** For types that count: the levels, and whose count. Null for other types. */
export function readThreshold(read: Reading, type: EventTypeDeclaration): Threshold | null | undefined {
  if (type.trigger !== 'threshold' || type.count === undefined) return refuseUnfit(read, 'a level');
  const limits = { min: 0, max: type.count.of === 'service-level' ? 100 : 1_000_000, whole: true };
  const level = readNumber(part(read, 'level'), limits);
  const clear = part(read, 'clearLevel');
  const clearLevel = isAbsent(clear) ? level : readNumber(clear, limits);
  const scopeId = readScope(part(read, 'scopeId'), type.count);
  const repeatMs = readRepeat(part(read, 'repeatMs'));
  if (level === undefined || clearLevel === undefined || scopeId === undefined || repeatMs === undefined)
    return undefined;
  if (isBeyond(clearLevel, level, type.count))
    return wrong(
      clear,
      'OUT_OF_RANGE',
      `Give a clearing level that is not ${type.count.passes === 'above' ? 'above' : 'below'} the level.`,
    );
  return { level, clearLevel, scopeId, ...(repeatMs === null ? {} : { repeatMs }) };
}

export function readClock(read: Reading): TimeClock | undefined {
  return isAbsent(read) ? 'always' : readWord(read, timeClocks);
}

/** A length of time in milliseconds, from the least to a year. */
export function readLength(read: Reading, least: number, most = year): number | undefined {
  return readNumber(read, { min: least, max: most, whole: true });
}

function isBeyond(clearLevel: number, level: number, { passes }: CountDeclaration): boolean {
  return passes === 'above' ? clearLevel > level : clearLevel < level;
}

function readScope(read: Reading, { per }: CountDeclaration): string | null | undefined {
  if (isAbsent(read)) return null;
  if (per === 'organization')
    return wrong(read, 'DOES_NOT_FIT', 'Leave it out: this event type counts the whole organization.');
  return readText(read, { max: 200 });
}

function readRepeat(read: Reading): number | null | undefined {
  return isAbsent(read) ? null : readLength(read, minute);
}

/** Null when nothing was given, as it should be. */
export function refuseUnfit(read: Reading, what: string): null | undefined {
  return isAbsent(read) ? null : wrong(read, 'DOES_NOT_FIT', `Leave it out: this event type has no use for ${what}.`);
}
