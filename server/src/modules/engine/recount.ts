import {
  type Catalogue,
  compile,
  type EngineContext,
  type EventDefinition,
  type EventTypeDeclaration,
  react,
  recountThreshold,
  type ThresholdState,
  thresholdKey,
  wholeOrganization,
} from '@belfry/domain';
import type { Transaction } from '../../platform/database/index.ts';
import { recentEvents } from './log-events.store.ts';
import type { People } from './people.ts';
import { type LiveGroup, liveGroups } from './recount.store.ts';

type Counted = Pick<ThresholdState, 'count' | 'parts'>;

export interface Recounting {
  organizationId: string;
  cursor: number;
  people: People;
  context: EngineContext;
  catalogue: Catalogue;
  now: number;
}

/** How far back a count that is made of events is made again. */
const windows = { 'service-level': 30 * 60_000, gauge: 24 * 3_600_000 } as const;

function scopeOf(per: string, { ownerId, queueId }: LiveGroup, context: EngineContext): string | null {
  if (per === 'organization') return wholeOrganization;
  if (per === 'agent') return ownerId;
  if (per === 'group') return ownerId === null ? null : context.teamOf(ownerId);
  if (per === 'department') return queueId === null ? null : context.departmentOf(queueId);
  return queueId;
}

/** Counts live interactions by what the type counts them by. */
function countLive(
  { channels, count }: EventTypeDeclaration,
  live: readonly LiveGroup[],
  context: EngineContext,
): Map<string, Counted> {
  const counts = new Map<string, Counted>();
  for (const group of live) {
    if (count?.of === 'waiting' && !group.waiting) continue;
    if (channels && !channels.some((channel) => channel === group.channel)) continue;
    const scopeId = scopeOf(count?.per ?? 'queue', group, context);
    if (scopeId !== null) counts.set(scopeId, { count: (counts.get(scopeId)?.count ?? 0) + group.count });
  }
  return counts;
}

function scopesOfUser(per: string, userId: string, context: EngineContext): readonly (string | null)[] {
  if (per === 'organization') return [wholeOrganization];
  if (per === 'agent') return [userId];
  if (per === 'group') return [context.teamOf(userId)];
  const queues = context.queuesOf(userId);
  return per === 'department' ? [...new Set(queues.map((queueId) => context.departmentOf(queueId)))] : queues;
}

/** Counts who is available, by what the type counts them by. */
function countAvailable({ count }: EventTypeDeclaration, people: People, context: EngineContext): Map<string, Counted> {
  const users = new Map<string, string[]>();
  const note = (scopeId: string | null, userId: string): void => {
    if (scopeId !== null) users.set(scopeId, [...(users.get(scopeId) ?? []), userId]);
  };
  for (const userId of people.available())
    for (const scopeId of scopesOfUser(count?.per ?? 'queue', userId, context)) note(scopeId, userId);
  return new Map([...users].map(([id, list]) => [id, { count: list.length, parts: { kind: 'users', users: list } }]));
}

/** Counts by taking the events of the last while once more; what they fire is not fired again. */
async function countAgain(
  transaction: Transaction,
  definition: EventDefinition,
  { organizationId, cursor, context, catalogue, now, of }: Recounting & { of: keyof typeof windows },
): Promise<Map<string, Counted>> {
  const facts = catalogue.eventType(definition.eventType)?.facts ?? [];
  const events = await recentEvents(transaction, organizationId, {
    upTo: cursor,
    since: now - windows[of],
    types: facts,
  });
  const compiled = compile([definition], catalogue);
  const thresholds = new Map<string, ThresholdState>();
  for (const event of events)
    for (const state of react(compiled, event, { memory: { thresholds }, context }).thresholds)
      thresholds.set(thresholdKey(state.definitionId, state.scopeId), state);
  return new Map(
    [...thresholds.values()].map(({ scopeId, count, parts }) => [scopeId, parts ? { count, parts } : { count }]),
  );
}

/** The states of one definition: of the scopes that it counts now, and of those that it counted before and that have nothing now. */
function statesOf(
  definition: EventDefinition,
  counted: ReadonlyMap<string, Counted>,
  { old, cursor, catalogue }: Pick<Recounting, 'cursor' | 'catalogue'> & { old: readonly ThresholdState[] },
): ThresholdState[] {
  const before = new Map(old.filter((one) => one.definitionId === definition.id).map((one) => [one.scopeId, one]));
  const watched = definition.threshold?.scopeId ?? null;
  return [...new Set([...counted.keys(), ...before.keys()])]
    .filter((scopeId) => watched === null || watched === scopeId)
    .map((scopeId) => {
      const now = counted.get(scopeId) ?? { count: 0 };
      const known = before.get(scopeId) ?? null;
      return recountThreshold(definition, { ...now, scopeId, lastSeq: cursor }, { old: known, catalogue });
    });
}

/**
 * Counts afresh, as of a place in the log, for definitions that are new, changed or were resting: each goes on being over
 * only while it still is.
 */
export async function recount(
  transaction: Transaction,
  definitions: readonly EventDefinition[],
  { old, ...about }: Recounting & { old: readonly ThresholdState[] },
): Promise<ThresholdState[]> {
  const { organizationId, cursor, people, context, catalogue } = about;
  const counting = definitions.flatMap((definition) => {
    const type = catalogue.eventType(definition.eventType);
    return type?.count ? [{ definition, type, of: type.count.of }] : [];
  });
  const needsLive = counting.some(({ of }) => of === 'waiting' || of === 'open');
  const live = needsLive ? await liveGroups(transaction, organizationId, cursor) : [];
  const fresh: ThresholdState[] = [];
  for (const { definition, type, of } of counting) {
    const counted = await (() => {
      if (of === 'waiting' || of === 'open') return countLive(type, live, context);
      if (of === 'available') return countAvailable(type, people, context);
      return countAgain(transaction, definition, { ...about, of });
    })();
    fresh.push(...statesOf(definition, counted, { old, cursor, catalogue }));
  }
  return fresh;
}
