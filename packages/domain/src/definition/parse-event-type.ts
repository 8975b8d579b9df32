import { type Catalogue, isEventTypeName } from '../catalogue/catalogue.ts';
import type { EventTypeName } from '../catalogue/event-types.ts';
import { nearest } from '../catalogue/nearest.ts';
import { type Reading, wrong } from './reading.ts';

/** The name of an event type; a misspelt one is answered with the nearest. */
export function readEventType(read: Reading, catalogue: Catalogue): EventTypeName | undefined {
  if (typeof read.raw !== 'string') return wrong(read, 'REQUIRED', 'Choose an event type.');
  if (isEventTypeName(read.raw, catalogue)) return read.raw;
  const meant = nearest(read.raw.slice(0, 100), catalogue.eventTypeNames);
  return wrong(
    read,
    'UNKNOWN',
    meant === null ? 'Choose a known event type.' : `There is no such event type. Did you mean ${meant}?`,
  );
}
