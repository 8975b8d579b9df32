import { type Catalogue, builtInCatalogue, isEventTypeName, knownEventType } from '../catalogue/catalogue.ts';
import type { Trigger } from '../catalogue/event-type-declaration.ts';
import type { EventTypeName } from '../catalogue/event-types.ts';
import { nearest } from '../catalogue/nearest.ts';
import type { Result } from '../kernel/result.ts';
import { isTimeZone } from '../kernel/wall-clock.ts';
import type { DefinitionDraft, Issue, Threshold, Timed } from './event-definition.ts';
import { parseActions } from './parse-actions.ts';
import { parseCondition } from './parse-condition.ts';
import { type Reading, isAbsent, part, readFlag, readNumber, readText, reading, resultOf, wrong } from './reading.ts';

const second = 1000;
const year = 366 * 86_400_000;

/**
 * Shape and meaning of what an owner wrote; every issue at once. `enabled` is true and `timeZone` UTC when absent.
 * Whether ids exist, and what the owner may do, is for the caller to see.
 */
export function parseDefinition(
  raw: unknown,
  catalogue: Catalogue = builtInCatalogue,
): Result<DefinitionDraft, readonly Issue[]> {
  const read = reading(raw);
  const eventType = readEventType(part(read, 'eventType'), catalogue);
  const name = readText(part(read, 'name'), { max: 120 });
  const enabled = readFlag(part(read, 'enabled'), true);
  const timeZone = readTimeZone(part(read, 'timeZone'));
  if (eventType === undefined) return resultOf<DefinitionDraft>(read, undefined);
  const type = { eventType, catalogue };
  const { trigger } = knownEventType(catalogue, eventType);
  const condition = parseCondition(part(read, 'condition'), type);
  const timed = readTimed(part(read, 'timed'), trigger);
  const threshold = readThreshold(part(read, 'threshold'), trigger);
  const actions = parseActions(part(read, 'actions'), type);
  const description = isAbsent(part(read, 'description'))
    ? ''
    : readText(part(read, 'description'), { min: 0, max: 2000 });
  const shadow = readFlag(part(read, 'shadow'), false);
  const parts = {
    name,
    description,
    enabled,
    shadow,
    timeZone,
    condition,
    timed,
    threshold,
    pattern: null,
    actions,
    tests: [],
  };
  return resultOf(read, isComplete(parts) ? { ...parts, eventType } : undefined);
}

type Parts = Omit<DefinitionDraft, 'eventType'>;

function isComplete(parts: { [K in keyof Parts]: Parts[K] | undefined }): parts is Parts {
  return Object.values(parts).every((value) => value !== undefined);
}

function readEventType(read: Reading, catalogue: Catalogue): EventTypeName | undefined {
  if (typeof read.raw !== 'string') return wrong(read, 'REQUIRED', 'Choose an event type.');
  if (isEventTypeName(read.raw, catalogue)) return read.raw;
  const meant = nearest(read.raw, catalogue.eventTypeNames);
  return wrong(
    read,
    'UNKNOWN',
    meant === null ? 'Choose a known event type.' : `There is no such event type. Did you mean ${meant}?`,
  );
}

function readTimeZone(read: Reading): string | undefined {
  if (isAbsent(read)) return 'UTC';
  return typeof read.raw === 'string' && isTimeZone(read.raw)
    ? read.raw
    : wrong(read, 'UNKNOWN', 'Give a time zone by its IANA name: Europe/Vienna.');
}

function readTimed(read: Reading, trigger: Trigger): Timed | null | undefined {
  if (trigger !== 'timed') return refuseUnfit(read, 'a time');
  const afterMs = readNumber(part(read, 'afterMs'), { min: second, max: year, whole: true });
  return afterMs === undefined ? undefined : { afterMs };
}

function readThreshold(read: Reading, trigger: Trigger): Threshold | null | undefined {
  if (trigger !== 'threshold') return refuseUnfit(read, 'a level');
  const level = readNumber(part(read, 'level'), { min: 0, max: 1_000_000, whole: true });
  const clear = part(read, 'clearLevel');
  const clearLevel = isAbsent(clear) ? level : readNumber(clear, { min: 0, max: 1_000_000, whole: true });
  const scope = part(read, 'scopeId');
  const scopeId = isAbsent(scope) ? null : readText(scope, { max: 200 });
  if (level === undefined || clearLevel === undefined || scopeId === undefined) return undefined;
  if (clearLevel > level) return wrong(clear, 'OUT_OF_RANGE', 'Give a clearing level that is not above the level.');
  return { level, clearLevel, scopeId };
}

function refuseUnfit(read: Reading, what: string): null | undefined {
  return isAbsent(read) ? null : wrong(read, 'DOES_NOT_FIT', `Leave it out: this event type has no use for ${what}.`);
}
