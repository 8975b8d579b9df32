import { type Cause, type Compiled, compile, type EventDefinition, invariant, isEventTypeName, type ThresholdState } from '@belfry/domain';
import type { Clock } from '../../platform/clock.ts';
import type { Database, Transaction } from '../../platform/database/index.ts';
import type { Ids } from '../../platform/ids.ts';
import type { Log } from '../../platform/log.ts';
import { asDefinition, type Definitions } from '../definitions/index.ts';
import type { Delivery } from '../delivery/index.ts';
import type { NotificationChange, Notifications } from '../notifications/index.ts';
import type { EngineStore, Standing } from './engine.store.ts';
import type { FiringRow } from './firing.ts';
import { type ChainedEvent, type Fired, Pass, type Passed } from './pass.ts';
import type { People } from './people.ts';
import { readPeople } from './people.store.ts';
import { tell, type Telling, type Told } from './tell.ts';
import { readThresholds, writeThresholds } from './thresholds.store.ts';

export interface PassNeeds {
  store: EngineStore;
  database: Database;
  clock: Clock;
  ids: Ids;
  log: Log;
  definitions: { store: Pick<Definitions['store'], 'all' | 'pause'> };
  notifications: Pick<Notifications, 'write' | 'changed'>;
  delivery: Pick<Delivery, 'add' | 'wake'>;
  publicUrl: string | null;
  settings: PassSettings;
}

export interface PassSettings {
  /** Live events a transaction. */
  batch: number;
  /** Places of the log a transaction, imported events among them. */
  stretch: number;
  /** How old what is known of people may be, in milliseconds. */
  peopleAgeMs: number;
}

/** What an organization's engine remembers between passes. Thrown away when a pass fails: the database has it all. */
export interface Remembered {
  revision: number;
  compiled: Compiled;
  definitions: ReadonlyMap<string, EventDefinition>;
  thresholds: Map<string, ThresholdState>;
  people: { read: People; at: number } | null;
}

export interface PassOutcome {
  remembered: Remembered;
  cursor: number;
  /** There is more of the log to read at once. */
  more: boolean;
  nextDue: number | null;
  firings: readonly FiringRow[];
  changes: readonly NotificationChange[];
  emails: number;
}

async function remember({ store, definitions, log }: PassNeeds, transaction: Transaction, { organizationId, cursor, revision }: Standing): Promise<Remembered> {
  const all = (await definitions.store.all(transaction, organizationId)).map(asDefinition);
  const known = all.filter(({ id, eventType }) => {
    if (!isEventTypeName(eventType)) log.error({ definitionId: id, eventType }, 'a definition of an unknown event type rests');
    return isEventTypeName(eventType);
  });
  const compiled = compile(known);
  const times = known.flatMap(({ id, timed }): [string, number][] => (timed && compiled.byId.has(id) ? [[id, timed.afterMs]] : []));
  await store.adjustTimers(transaction, organizationId, new Map(times));
  const thresholds = await readThresholds(transaction, organizationId, { definitions: known, cursor });
  return { revision, compiled, definitions: new Map(known.map((one) => [one.id, one])), thresholds, people: null };
}

async function peopleOf({ clock, settings }: PassNeeds, transaction: Transaction, { remembered, organizationId }: { remembered: Remembered; organizationId: string }): Promise<People> {
  const now = clock.now();
  if (remembered.people && now - remembered.people.at < settings.peopleAgeMs) return remembered.people.read;
  const read = await readPeople(transaction, organizationId);
  remembered.people = { read, at: now };
  return read;
}

const causeOf = (cause: Cause): { cause: string; causeSeq: number | null } => {
  if ('seq' in cause) return { cause: `event:${cause.seq}`, causeSeq: cause.seq };
  const begun = Number(cause.episode.split(':').at(-1));
  return { cause: cause.episode, causeSeq: Number.isSafeInteger(begun) ? begun : null };
};

/** Gives firings their rows, and keeps only those whose causes had not fired their definitions before. */
async function claimed({ store, ids, clock }: PassNeeds, transaction: Transaction, { fired, definitions, organizationId }: { fired: readonly Fired[]; definitions: Remembered['definitions']; organizationId: string }): Promise<Telling[]> {
  if (fired.length === 0) return [];
  const firedAt = clock.now();
  const tellings = fired.map(({ draft, chain }): Telling => {
    const definition = definitions.get(draft.definitionId);
    invariant(definition !== undefined, 'what fires is a definition that was compiled');
    const { cause, ...plain } = draft;
    return { definition, chain, firing: { ...plain, ...causeOf(cause), id: ids.next(), organizationId, firedAt, definitionName: definition.name } };
  });
  const won = await store.claim(transaction, organizationId, tellings.map(({ firing }) => firing));
  return tellings.filter(({ firing }) => won.has(firing.id));
}

/** Everything a pass led to, in one transaction. The notifications come last: they hold the head of their stream until the commit. */
async function write(needs: PassNeeds, transaction: Transaction, { passed, remembered, organizationId, cursor }: { passed: Passed; remembered: Remembered; organizationId: string; cursor: number }) {
  const { store, definitions, delivery, notifications, clock } = needs;
  const tellings = await claimed(needs, transaction, { fired: passed.fired, definitions: remembered.definitions, organizationId });
  const firings = tellings.map(({ firing }) => firing);
  await store.insertFirings(transaction, organizationId, firings);
  await store.endTimers(transaction, organizationId, passed.ended);
  await store.armTimers(transaction, organizationId, passed.armed);
  const versionOf = (id: string): number => remembered.definitions.get(id)?.version ?? 0;
  await writeThresholds(transaction, organizationId, { states: [...passed.thresholds.values()], versionOf });
  if (passed.paused.size > 0) await definitions.store.pause(transaction, organizationId, passed.paused);
  await store.advance(transaction, organizationId, cursor);
  const nextDue = await store.nextDue(transaction, organizationId);
  const told: Told = { notifications: [], emails: [] };
  for (const telling of tellings) {
    const { notifications: more, emails } = tell(telling, { people: remembered.people?.read ?? (await readPeople(transaction, organizationId)), ids: needs.ids, publicUrl: needs.publicUrl });
    told.notifications.push(...more);
    told.emails.push(...emails);
  }
  await delivery.add(transaction, told.emails);
  const changes = await notifications.write(transaction, { organizationId, notifications: told.notifications, now: clock.now(), how: 'insert' });
  return { firings, changes, nextDue, emails: told.emails.length };
}

/** An event that the rules cannot take must not stop those behind it. */
function takeAll(pass: Pass, events: readonly ChainedEvent[], log: Log): void {
  for (const event of events) {
    try {
      pass.take(event);
    } catch (error) {
      log.error({ error, seq: event.seq }, 'the rules failed on a user event; it fires nothing');
    }
  }
}

async function passOver(needs: PassNeeds, transaction: Transaction, { standing, remembered }: { standing: Standing; remembered: Remembered }): Promise<PassOutcome> {
  const { store, settings, clock, log } = needs;
  const { organizationId, head } = standing;
  const reach = Math.min(head, standing.cursor + settings.stretch);
  const events = reach > standing.cursor ? await store.events(transaction, organizationId, { after: standing.cursor, upTo: reach, limit: settings.batch }) : [];
  const cursor = events.length === settings.batch ? (events.at(-1)?.seq ?? reach) : reach;
  const now = clock.now();
  const due = cursor === head ? await store.dueTimers(transaction, organizationId, now) : [];
  if (events.length === 0 && due.length === 0) {
    await store.advance(transaction, organizationId, cursor);
    return { remembered, cursor, more: cursor < head, nextDue: await store.nextDue(transaction, organizationId), firings: [], changes: [], emails: 0 };
  }
  const interactionIds = [...new Set(events.flatMap(({ interactionId }) => interactionId ?? []))];
  const timers = await store.timersOf(transaction, organizationId, interactionIds);
  const people = await peopleOf(needs, transaction, { remembered, organizationId });
  const pass = new Pass({ compiled: remembered.compiled, people, thresholds: remembered.thresholds, timers, now });
  takeAll(pass, events, log);
  if (cursor === head) pass.ring(due);
  const written = await write(needs, transaction, { passed: pass.result(), remembered, organizationId, cursor });
  return { ...written, remembered, cursor, more: cursor < head };
}

/**
 * Takes an organization's engine one step on: what is new in the log and what is due, in one transaction with the cursor.
 * Whatever crashes, each cause has fired exactly once in the end.
 * @returns null when the organization has no engine.
 */
export async function runPass(needs: PassNeeds, organizationId: string, remembered: Remembered | null): Promise<PassOutcome | null> {
  const outcome = await needs.database.transaction(organizationId, async (transaction) => {
    const standing = await needs.store.lock(transaction, organizationId);
    if (!standing) return null;
    const known = remembered?.revision === standing.revision ? remembered : await remember(needs, transaction, standing);
    return passOver(needs, transaction, { standing, remembered: known });
  });
  if (outcome && outcome.changes.length > 0) needs.notifications.changed(organizationId, outcome.changes);
  if (outcome && outcome.emails > 0) needs.delivery.wake();
  return outcome;
}
