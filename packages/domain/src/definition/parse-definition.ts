import { type Catalogue, builtInCatalogue, knownEventType } from '../catalogue/catalogue.ts';
import type { Result } from '../kernel/result.ts';
import type { DefinitionDraft, Issue } from './event-definition.ts';
import { parseActions } from './parse-actions.ts';
import { readTimeZone } from './parse-business-hours.ts';
import { parseCondition } from './parse-condition.ts';
import { readEventType } from './parse-event-type.ts';
import { readPattern } from './parse-pattern.ts';
import { readTests } from './parse-tests.ts';
import { readThreshold, readTimed } from './parse-timing.ts';
import { type Reading, isAbsent, part, readFlag, readText, reading, resultOf } from './reading.ts';

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
  const plain = readPlain(read);
  if (eventType === undefined) return resultOf<DefinitionDraft>(read, undefined);
  const of = { eventType, catalogue };
  const type = knownEventType(catalogue, eventType);
  const parts = {
    ...plain,
    condition: parseCondition(part(read, 'condition'), of),
    timed: readTimed(part(read, 'timed'), type),
    threshold: readThreshold(part(read, 'threshold'), type),
    pattern: readPattern(part(read, 'pattern'), of),
    actions: parseActions(part(read, 'actions'), { ...of, type }),
    tests: readTests(part(read, 'tests'), of),
  };
  return resultOf(read, isComplete(parts) ? { ...parts, eventType } : undefined);
}

type Parts = Omit<DefinitionDraft, 'eventType'>;

function readPlain(read: Reading) {
  const description = part(read, 'description');
  const timeZone = part(read, 'timeZone');
  return {
    name: readText(part(read, 'name'), { max: 120 }),
    description: isAbsent(description) ? '' : readText(description, { min: 0, max: 2000 }),
    enabled: readFlag(part(read, 'enabled'), true),
    shadow: readFlag(part(read, 'shadow'), false),
    timeZone: isAbsent(timeZone) ? 'UTC' : readTimeZone(timeZone),
  };
}

function isComplete(parts: { [K in keyof Parts]: Parts[K] | undefined }): parts is Parts {
  return Object.values(parts).every((value) => value !== undefined);
}
