import {
  builtInCatalogue,
  type Compiled,
  compile,
  type EventDefinition,
  isEventTypeName,
  type ThresholdState,
} from '@belfry/domain';
import type { Clock } from '../../platform/clock.ts';
import type { Transaction } from '../../platform/database/index.ts';
import type { Log } from '../../platform/log.ts';
import { asDefinition, type Definitions } from '../definitions/index.ts';
import type { People } from './people.ts';
import { readPeople } from './people.store.ts';
import type { Standing } from './standing.store.ts';
import { readThresholds } from './thresholds.store.ts';
import { adjustTimers } from './timers.store.ts';

/** What an organization's engine remembers between passes. Thrown away when a pass fails: the database has it all. */
export interface Remembered {
  revision: number;
  compiled: Compiled;
  definitions: ReadonlyMap<string, EventDefinition>;
  /** Carried on in place. */
  thresholds: Map<string, ThresholdState>;
  people: { read: People; at: number } | null;
}

interface Needs {
  definitions: Pick<Definitions, 'all'>;
  log: Log;
}

/** Reads and compiles what is defined at a revision, and brings timers and counts up to date with it. */
export async function remember(
  { definitions, log }: Needs,
  transaction: Transaction,
  { organizationId, cursor, revision }: Standing,
): Promise<Remembered> {
  const all = (await definitions.all(transaction, organizationId)).map(asDefinition);
  const known = all.filter(({ id, eventType }) => {
    if (isEventTypeName(eventType, builtInCatalogue)) return true;
    log.error({ definitionId: id, eventType }, 'a definition of an unknown event type rests');
    return false;
  });
  const compiled = compile(known);
  const times = known.flatMap(({ id, timed }): [string, number][] =>
    timed && compiled.byId.has(id) ? [[id, timed.afterMs]] : [],
  );
  await adjustTimers(transaction, organizationId, new Map(times));
  const thresholds = await readThresholds(transaction, organizationId, {
    definitions: known,
    cursor,
  });
  const definitionsById = new Map(known.map((one) => [one.id, one]));
  return { revision, compiled, definitions: definitionsById, thresholds, people: null };
}

/** Who works in the organization, read afresh when what is remembered of them is older than allowed. */
export async function peopleOf(
  { clock, maxAgeMs }: { clock: Clock; maxAgeMs: number },
  transaction: Transaction,
  { remembered, organizationId }: { remembered: Remembered; organizationId: string },
): Promise<People> {
  const now = clock.now();
  if (remembered.people && now - remembered.people.at < maxAgeMs) return remembered.people.read;
  const read = await readPeople(transaction, organizationId);
  remembered.people = { read, at: now };
  return read;
}
