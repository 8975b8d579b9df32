import {
  type Compiled,
  compile,
  type EventDefinition,
  isEventTypeName,
  type LineState,
  type ThresholdState,
} from '@belfry/domain';
import type { Clock } from '../../platform/clock.ts';
import type { Transaction } from '../../platform/database/index.ts';
import type { Log } from '../../platform/log.ts';
import { asDefinition, type Definitions } from '../definitions/index.ts';
import type { Mutes } from './telling.ts';
import { type Hourly, noHourly } from './admit-firings.ts';
import { adjustTimers } from './adjust-timers.ts';
import { contextOf } from './context.ts';
import type { People } from './people.ts';
import { readPeople } from './people.store.ts';
import { waitingOnes } from './recount.store.ts';
import { CostSampler } from './sample-costs.ts';
import type { Standing } from './standing.store.ts';
import { readThresholds } from './thresholds.store.ts';

/** What an organization's engine remembers between passes. Thrown away when a pass fails: the database has it all. */
export interface Remembered {
  revision: number;
  hoursVersion: number;
  compiled: Compiled;
  definitions: ReadonlyMap<string, EventDefinition>;
  /** Carried on in place. */
  thresholds: Map<string, ThresholdState>;
  /** Who waits in each queue; only where a definition watches the longest wait. Carried on in place. */
  lines: Map<string, LineState>;
  hourly: Hourly;
  costs: CostSampler;
  people: { read: People; mutes: Mutes; at: number };
}

interface Needs {
  definitions: Pick<Definitions, 'all' | 'mutes' | 'catalogueOf'>;
  clock: Clock;
  log: Log;
}

async function readLines(transaction: Transaction, { organizationId, cursor }: Standing) {
  const waiting = await waitingOnes(transaction, organizationId, cursor);
  const byQueue = Map.groupBy(waiting, ({ queueId }) => queueId);
  const inOrder = (ones: typeof waiting) =>
    ones
      .toSorted((a, b) => a.since - b.since || (a.interactionId < b.interactionId ? -1 : 1))
      .map(({ interactionId, channel, since }) => ({ interactionId, channel, since }));
  return new Map(
    [...byQueue].map(([queueId, ones]): [string, LineState] => [queueId, { queueId, waiting: inOrder(ones) }]),
  );
}

/** Whether it has to be read again. */
export const isOutdated = (known: Remembered | null, { revision, hoursVersion }: Standing): boolean =>
  known?.revision !== revision || known.hoursVersion !== hoursVersion;

/** Reads and compiles what is defined at a revision, and brings timers and counts up to date with it. */
export async function remember(
  { definitions, clock, log }: Needs,
  transaction: Transaction,
  { standing, before }: { standing: Standing; before: Remembered | null },
): Promise<Remembered> {
  const { organizationId, cursor, revision, hoursVersion } = standing;
  const now = clock.now();
  const [catalogue, rows, people, mutes] = await Promise.all([
    definitions.catalogueOf(organizationId, transaction),
    definitions.all(transaction, organizationId),
    readPeople(transaction, organizationId),
    definitions.mutes(transaction, organizationId),
  ]);
  const known = rows.map(asDefinition).filter(({ id, eventType }) => {
    if (isEventTypeName(eventType, catalogue)) return true;
    log.error({ definitionId: id, eventType }, 'a definition of an unknown event type rests');
    return false;
  });
  const compiled = compile(known, catalogue);
  const context = contextOf(people, () => true);
  const working = known.filter(({ id }) => compiled.byId.has(id));
  const sameHours = before?.hoursVersion === hoursVersion;
  const changed = working.filter(({ id, version }) => !sameHours || before.definitions.get(id)?.version !== version);
  await adjustTimers(transaction, organizationId, { working, changed, context });
  const thresholds = await readThresholds(transaction, known, {
    organizationId,
    cursor,
    people,
    context,
    catalogue,
    now,
  });
  const lines = compiled.queueWaits.length > 0 ? await readLines(transaction, standing) : new Map<string, LineState>();
  const definitionsById = new Map(known.map((one) => [one.id, one]));
  return {
    revision,
    hoursVersion,
    compiled,
    definitions: definitionsById,
    thresholds,
    lines,
    hourly: before?.hourly ?? noHourly(),
    costs: before?.costs ?? new CostSampler(),
    people: { read: people, mutes, at: now },
  };
}

/** Who works in the organization and what they do not want to hear, read afresh when what is remembered of it is older than allowed. */
export async function peopleOf(
  { definitions, clock, maxAgeMs }: Pick<Needs, 'definitions' | 'clock'> & { maxAgeMs: number },
  transaction: Transaction,
  { remembered, organizationId }: { remembered: Remembered; organizationId: string },
): Promise<Remembered['people']> {
  const now = clock.now();
  if (now - remembered.people.at < maxAgeMs) return remembered.people;
  const [read, mutes] = await Promise.all([
    readPeople(transaction, organizationId),
    definitions.mutes(transaction, organizationId),
  ]);
  remembered.people = { read, mutes, at: now };
  return remembered.people;
}
