import {
  anomalyOf,
  changesBetween,
  decide,
  emptyInteraction,
  evolve,
  type Fact,
  type InteractionState,
  inOrder,
  type ItemChanges,
  itemOf,
  type Leg,
  userEventTypes,
  userOf,
} from '@belfry/domain';
import type { AnomalyCode } from '@belfry/domain';
import { notFound } from '../../platform/graphql/index.ts';
import { type InteractionRow, withState } from './interaction.ts';
import { SubjectLedger } from './apply-subjects.ts';
import type { InteractionReference, RecordingItem, RecordingOutcome } from './recording-item.ts';
import type { SubjectRow } from './subject.ts';
import type { UserEventRow } from './user-event.ts';

/** What the log and the interactions hold of what a batch touches. */
export interface BatchGround {
  organizationId: string;
  /** `source` + NUL + `sourceEventId` → what was recorded under it. */
  keys: ReadonlyMap<string, { seq: number; digest: Buffer | null }>;
  interactions: readonly InteractionRow[];
  subjects: readonly SubjectRow[];
  /** The facts logged so far of interactions that get an event out of order. */
  histories: ReadonlyMap<string, readonly Fact[]>;
  now: number;
  newId: () => string;
}

export interface AppliedBatch {
  outcomes: RecordingOutcome[];
  /** In the order of the log; `seq` is counted from 1 within the batch until the head row gives the true one. */
  events: UserEventRow[];
  digests: (Buffer | null)[];
  touched: InteractionRow[];
  subjects: SubjectRow[];
  /** Every part that a user had, also those that the state has forgotten for a later one of the same user. */
  legs: (Leg & { interactionId: string })[];
  reprojected: string[];
}

export const keyOfItem = ({ source, sourceEventId }: { source: string; sourceEventId: string }): string =>
  `${source}\0${sourceEventId}`;
export const externalKey = (source: string, externalId: string): string => `${source}\0${externalId}`;

const skewMs = 5 * 60_000;
const lateMs = 10 * 60_000;

/** Applies items one after another to what is known, in memory. An item that is refused fails alone and leaves no trace. */
export function applyBatch(items: readonly RecordingItem[], ground: BatchGround): AppliedBatch {
  const batch = new Batch(ground);
  const outcomes = items.map((item) => batch.apply(item));
  return {
    outcomes,
    events: batch.events,
    digests: batch.digests,
    touched: [...batch.touched.values()],
    subjects: [...batch.subjects.touched.values()],
    legs: batch.legs(),
    reprojected: [...batch.reprojected],
  };
}

class Batch {
  readonly events: UserEventRow[] = [];
  readonly digests: (Buffer | null)[] = [];
  readonly touched = new Map<string, InteractionRow>();
  readonly reprojected = new Set<string>();
  readonly subjects: SubjectLedger;
  readonly #ground: BatchGround;
  readonly #byId = new Map<string, InteractionRow>();
  readonly #byExternal = new Map<string, InteractionRow>();
  readonly #facts = new Map<string, Fact[]>();
  readonly #legs = new Map<string, Map<string, Leg>>();
  readonly #keys: Map<string, { seq: number; digest: Buffer | null; event?: UserEventRow }>;

  constructor(ground: BatchGround) {
    this.#ground = ground;
    this.subjects = new SubjectLedger(ground.subjects);
    this.#keys = new Map(ground.keys);
    for (const row of ground.interactions) this.#learn(row);
    for (const [id, history] of ground.histories) this.#facts.set(id, [...history]);
  }

  apply(item: RecordingItem): RecordingOutcome {
    const known = this.#keys.get(keyOfItem(item));
    if (known) return duplicateOf(known, item);
    if (item.interaction === null) return this.#record(item, null);
    const interaction = this.#find(item.interaction, item);
    if (interaction === null) return { status: 'rejected', problem: notFound('interaction') };
    if (item.mode === 'fact') return this.#record(item, interaction);
    const timed =
      item.justNow === true ? { ...item, occurredAt: Math.max(item.occurredAt, interaction.state.lastAt ?? 0) } : item;
    const decided = decide(interaction.state, factOfItem(timed));
    return decided.ok ? this.#record(timed, interaction) : { status: 'rejected', problem: decided.problem };
  }

  legs(): (Leg & { interactionId: string })[] {
    return [...this.#legs].flatMap(([interactionId, legs]) =>
      [...legs.values()].map((leg) => ({ ...leg, interactionId })),
    );
  }

  #record(item: RecordingItem, interaction: InteractionRow | null): RecordingOutcome {
    const fact = factOfItem(item);
    const anomaly = this.#anomaly(item, interaction?.state ?? null);
    const after = interaction && this.#evolved(interaction, { fact, anomaly });
    const event = this.#event(item, { anomaly, before: interaction?.state ?? null, after });
    this.#keys.set(keyOfItem(item), { seq: event.seq, digest: item.digest, event });
    this.events.push(event);
    this.digests.push(item.digest);
    if (after) this.#facts.get(after.id)?.push({ ...fact, seq: event.seq + inBatch });
    return { status: 'recorded', event, interaction: after };
  }

  #learn(row: InteractionRow): void {
    this.#byId.set(row.id, row);
    if (row.externalId !== null) this.#byExternal.set(externalKey(row.source, row.externalId), row);
  }

  #find(reference: InteractionReference, { source, occurredAt: at }: RecordingItem): InteractionRow | null {
    if (reference.kind === 'id') return this.#byId.get(reference.id) ?? null;
    const known =
      reference.externalId === null ? undefined : this.#byExternal.get(externalKey(source, reference.externalId));
    if (known) return known;
    if (reference.kind === 'external' && !reference.createMissing) return null;
    const id = reference.kind === 'new' ? reference.id : this.#ground.newId();
    const row = newInteraction(
      { id, organizationId: this.#ground.organizationId, source, externalId: reference.externalId, at },
      emptyInteraction(reference.channel),
    );
    this.#facts.set(id, []);
    return row;
  }

  #anomaly(item: RecordingItem, state: InteractionState | null): AnomalyCode | null {
    if (item.anomaly) return item.anomaly;
    const odd = state && anomalyOf(state, factOfItem(item));
    if (odd) return odd;
    return !item.historical && Math.abs(this.#ground.now - item.occurredAt) > skewMs ? 'CLOCK_SKEW' : null;
  }

  /** In order: one step on. Out of order: all of its facts again, in the order in which they happened. */
  #evolved(row: InteractionRow, { fact, anomaly }: { fact: Fact; anomaly: AnomalyCode | null }): InteractionRow {
    const outOfOrder = row.state.lastAt !== null && fact.at < row.state.lastAt;
    const history = this.#facts.get(row.id);
    if (outOfOrder) this.reprojected.add(row.id);
    if (outOfOrder) this.#legs.delete(row.id);
    const state =
      outOfOrder && history ? this.#projected(row, [...history, fact]) : this.#step(row.id, row.state, fact);
    const next = { ...withState(row, state), anomalies: row.anomalies + (anomaly ? 1 : 0) };
    this.#learn(next);
    this.touched.set(next.id, next);
    return next;
  }

  #projected({ id, channel }: InteractionRow, facts: readonly Fact[]): InteractionState {
    return inOrder(facts).reduce((state, fact) => this.#step(id, state, fact), emptyInteraction(channel));
  }

  #step(interactionId: string, before: InteractionState, fact: Fact): InteractionState {
    const after = evolve(before, fact);
    if (after.legs === before.legs) return after;
    const legs = this.#legs.get(interactionId) ?? new Map<string, Leg>();
    this.#legs.set(interactionId, legs);
    for (const leg of after.legs) legs.set(`${leg.userId}|${leg.startedAt}`, leg);
    return after;
  }

  #event(
    item: RecordingItem,
    {
      anomaly,
      before,
      after,
    }: { anomaly: AnomalyCode | null; before: InteractionState | null; after: InteractionRow | null },
  ): UserEventRow {
    const { now, organizationId } = this.#ground;
    const { type, customType, source, sourceEventId, occurredAt, target, reason, fields, historical } = item;
    const subject = this.subjects.apply(item, factOfItem(item), after?.id ?? null);
    const seen = after && !historical ? seenItem(after, before) : { item: null, changes: null };
    return {
      organizationId,
      type,
      customType,
      source,
      sourceEventId,
      occurredAt,
      namesQueue: item.queueId !== null,
      target,
      reason,
      fields,
      historical,
      anomaly,
      seq: this.events.length + 1,
      recordedAt: now,
      category: userEventTypes[type].category,
      actorKind: item.actor.kind,
      actorId: item.actor.userId,
      userId: userOf(factOfItem(item)),
      subjectKind: item.subject?.kind ?? null,
      subjectId: item.subject?.id ?? null,
      late: !historical && now - occurredAt > lateMs,
      ...ofInteraction({ after, before }, item),
      ...seen,
      subjectState: subject.state,
      changes: together(seen.changes, subject.changes),
      firingId: item.firingId,
    };
  }
}

const together = (ofItem: ItemChanges | null, ofSubject: ItemChanges | null): ItemChanges | null =>
  ofItem && ofSubject ? { ...ofItem, ...ofSubject } : (ofSubject ?? ofItem);

type OfInteraction = Pick<UserEventRow, 'interactionId' | 'channel' | 'queueId' | 'participants'>;

const ofInteraction = (
  { after, before }: { after: InteractionRow | null; before: InteractionState | null },
  { queueId }: RecordingItem,
): OfInteraction =>
  after === null
    ? { interactionId: null, channel: null, queueId, participants: [] }
    : {
        interactionId: after.id,
        channel: after.channel,
        queueId: queueId ?? after.queueId ?? before?.queueId ?? null,
        participants: after.participants,
      };

/** The interaction as it is now and what changed, for those who follow the log. */
function seenItem(
  { id, state }: InteractionRow,
  before: InteractionState | null,
): Pick<UserEventRow, 'item' | 'changes'> {
  const item = itemOf(id, state);
  return { item, changes: before && changesBetween(itemOf(id, before), item) };
}

/** Places within a batch come behind every place in the log. */
const inBatch = 2 ** 52;

function duplicateOf(
  known: { seq: number; digest: Buffer | null; event?: UserEventRow },
  { digest }: RecordingItem,
): RecordingOutcome {
  const sameInput = digest === null || known.digest === null || digest.equals(known.digest);
  return known.event
    ? { status: 'duplicate', seq: -known.event.seq, sameInput }
    : { status: 'duplicate', seq: known.seq, sameInput };
}

const factOfItem = (item: RecordingItem): Fact => ({
  type: item.type,
  at: item.occurredAt,
  actor: item.actor,
  userId: item.userId,
  queueId: item.queueId,
  target: item.target,
  reason: item.reason,
  fields: item.fields ?? {},
});

const newInteraction = (
  row: Pick<InteractionRow, 'id' | 'organizationId' | 'source' | 'externalId'> & { at: number },
  state: InteractionState,
): InteractionRow => {
  const { at, ...identity } = row;
  return {
    ...identity,
    channel: state.channel,
    phase: 'creating',
    queueId: null,
    ownerId: null,
    priority: null,
    status: null,
    subject: null,
    direction: null,
    customer: null,
    tags: [],
    participants: [],
    openedAt: at,
    endedAt: null,
    lastAt: at,
    anomalies: 0,
    version: 0,
    state,
  };
};
