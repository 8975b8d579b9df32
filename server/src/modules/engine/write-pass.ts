import type { Catalogue, Cause, EventDefinition } from '@belfry/domain';
import type { Clock } from '../../platform/clock.ts';
import type { Transaction } from '../../platform/database/index.ts';
import type { Ids } from '../../platform/ids.ts';
import type { Definitions } from '../definitions/index.ts';
import type { Delivery } from '../delivery/index.ts';
import type { Deliver, NotificationChange, NotificationRow, Notifications } from '../notifications/index.ts';
import { type AdmittedFiring, admitFirings, type Hourly } from './admit-firings.ts';
import type { FiringRow } from './firing.ts';
import { claimCauses, insertFirings } from './firing-writes.store.ts';
import type { Passed } from './pass.ts';
import { factsOfPaused } from './paused-facts.ts';
import type { People } from './people.ts';
import { writePatterns } from './patterns.store.ts';
import { keepEffects } from './pending-effects.store.ts';
import { insertReceipts } from './receipts.store.ts';
import { advanceCursor } from './standing.store.ts';
import { noteStopped } from './stop-notices.ts';
import { takeTurns } from './take-turns.ts';
import { nothingTold, tell, type Told } from './tell.ts';
import type { Mutes, Telling, TellNeeds } from './telling.ts';
import { writeThresholds } from './thresholds.store.ts';
import { armTimers, endTimers, nextDue } from './timers.store.ts';

export interface WriteNeeds {
  clock: Clock;
  ids: Ids;
  definitions: Pick<Definitions, 'all' | 'pause' | 'mutes' | 'catalogueOf'>;
  notifications: Pick<Notifications, 'write' | 'changed' | 'escalate' | 'planFor' | 'keepForDigest'>;
  delivery: Pick<Delivery, 'add' | 'wake'>;
  /** Sends what leaves the house because of somebody's profile. */
  deliver: Deliver;
  /** Where people reach the dashboard, without a slash at its end; null when nobody said. */
  publicUrl: string | null;
}

/** What a pass led to, and where the engine stands after it. */
export interface ToWrite {
  organizationId: string;
  passed: Passed & {
    /** Definition → why it has to rest. */
    paused: ReadonlyMap<string, string>;
  };
  definitions: ReadonlyMap<string, EventDefinition>;
  people: People;
  mutes: Mutes;
  catalogue: Catalogue;
  /** Carried on in place. */
  hourly: Hourly;
  cursor: number;
}

export interface Written {
  firings: readonly FiringRow[];
  changes: readonly NotificationChange[];
  /** How many were kept for sending. */
  deliveries: number;
  /** How many were kept for carrying out. */
  effects: number;
  nextDue: number | null;
}

function causeOf(cause: Cause): { cause: string; causeSeq: number | null } {
  if ('seq' in cause) return { cause: `event:${cause.seq}`, causeSeq: cause.seq };
  const begun = Number(cause.episode.split(':').at(-1));
  return { cause: cause.episode, causeSeq: Number.isSafeInteger(begun) && begun > 0 ? begun : null };
}

/** Gives firings their rows, and keeps only those whose causes had not fired their definitions before. */
async function claimed(
  { ids }: WriteNeeds,
  transaction: Transaction,
  { admitted, organizationId, now }: { admitted: readonly AdmittedFiring[]; organizationId: string; now: number },
): Promise<Telling[]> {
  if (admitted.length === 0) return [];
  const tellings = admitted.map(({ draft, definition, chain, target }): Telling => {
    const { cause, ...plain } = draft;
    const { name: definitionName, shadow } = definition;
    const id = ids.next();
    return {
      definition,
      target,
      turns: [],
      firing: { ...plain, ...causeOf(cause), id, organizationId, firedAt: now, definitionName, shadow, chain },
    };
  });
  const firings = tellings.map(({ firing }) => firing);
  const won = await claimCauses(transaction, organizationId, firings);
  return tellings.filter(({ firing }) => won.has(firing.id));
}

function tellAll(tellings: readonly Telling[], needs: TellNeeds): Told {
  const told = nothingTold();
  for (const telling of tellings) tell(telling, needs, told);
  return told;
}

/** What is remembered of the log, and what is to come of time. */
async function writeMemory(transaction: Transaction, { organizationId, passed, definitions, cursor }: ToWrite) {
  const states = [...passed.thresholds.values()];
  const versionOf = (id: string): number => definitions.get(id)?.version ?? 0;
  // They do not wait for one another; only the timers have an order.
  const [due] = await Promise.all([
    endTimers(transaction, organizationId, passed.ended)
      .then(() => armTimers(transaction, organizationId, passed.armed))
      .then(() => nextDue(transaction, organizationId)),
    writeThresholds(transaction, organizationId, { states, versionOf }),
    writePatterns(transaction, organizationId, passed.patterns),
    advanceCursor(transaction, organizationId, cursor),
  ]);
  return due;
}

/** Tells notifications beside the inbox, each as its recipient's profile says. @returns how many leave the house at once. */
async function tellByProfile(
  { notifications, deliver }: WriteNeeds,
  transaction: Transaction,
  what: { organizationId: string; notifications: readonly NotificationRow[]; now: number },
): Promise<number> {
  if (what.notifications.length === 0) return 0;
  const { deliveries, digest } = await notifications.planFor(transaction, what);
  await Promise.all([deliver.add(transaction, deliveries), notifications.keepForDigest(transaction, digest)]);
  return deliveries.length;
}

/** Everything a pass led to. The notifications come last: they hold the head of their stream until the commit. */
export async function writePass(needs: WriteNeeds, transaction: Transaction, what: ToWrite): Promise<Written> {
  const { organizationId, passed, definitions, people } = what;
  const { ids, publicUrl, clock } = needs;
  const now = clock.now();
  const { admitted, stopped } = await admitFirings(transaction, { ...what, ...passed, now });
  const tellings = await claimed(needs, transaction, { admitted, organizationId, now });
  await takeTurns(transaction, organizationId, tellings);
  const told = tellAll(tellings, { ...what, ids, publicUrl });
  const { notifications, byProfile, deliveries, escalations, effects, receipts } = told;
  const firings = tellings.map(({ firing }) => firing);
  const paused = factsOfPaused(passed.paused, { definitions, people, ids });
  const [due, notices, left] = await Promise.all([
    writeMemory(transaction, what),
    noteStopped(transaction, { organizationId, stopped, definitions, people, ids, now }),
    tellByProfile(needs, transaction, { organizationId, notifications: byProfile, now }),
    insertFirings(transaction, organizationId, firings),
    insertReceipts(transaction, organizationId, receipts),
    keepEffects(transaction, organizationId, [...effects, ...paused]),
    passed.paused.size > 0 ? needs.definitions.pause(transaction, organizationId, passed.paused) : undefined,
    needs.delivery.add(transaction, deliveries),
    needs.notifications.escalate(transaction, escalations),
  ]);
  const changes = await needs.notifications.write(transaction, {
    organizationId,
    notifications: [...notifications, ...notices],
    now,
  });
  const sent = deliveries.length + left;
  return { firings, changes, deliveries: sent, effects: effects.length + paused.length, nextDue: due };
}
