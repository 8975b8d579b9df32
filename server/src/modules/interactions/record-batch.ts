import type { Database, Transaction } from '../../platform/database/index.ts';
import type { Ids } from '../../platform/ids.ts';
import type { Clock } from '../../platform/clock.ts';
import { type AppliedBatch, applyBatch, keyOfItem } from './apply-batch.ts';
import { subjectsOf } from './apply-subjects.ts';
import { needsHistory } from './needs-history.ts';
import { histories, knownKeys, lockInteractions, writeEvents, writeInteractions, writeLegs } from './recorder.store.ts';
import type { RecordingItem, RecordingOutcome } from './recording-item.ts';
import { subjectKey } from './subject.ts';
import { lockSubjects, writeSubjects } from './subjects.store.ts';
import type { UserEventRow } from './user-event.ts';

/** Something kept beside the log in the same transaction. Its statements are sent, not waited for. */
export type Projection = (
  transaction: Transaction,
  organizationId: string,
  events: readonly UserEventRow[],
) => Promise<unknown>[];

export interface BatchNeeds {
  database: Database;
  clock: Clock;
  ids: Ids;
  projections: readonly Projection[];
}

export interface RecordedBatch {
  outcomes: RecordingOutcome[];
  events: UserEventRow[];
}

/** Records items of one organization in one transaction of two round trips. Everything is durable when it returns, or nothing was done. */
export const recordBatch =
  ({ database, clock, ids, projections }: BatchNeeds) =>
  (organizationId: string, items: readonly RecordingItem[]): Promise<RecordedBatch> =>
    database.transaction(organizationId, async (transaction) => {
      const [keys, interactions, subjects] = await Promise.all([
        knownKeys(transaction, organizationId, items),
        lockInteractions(transaction, organizationId, items),
        lockSubjects(transaction, organizationId, subjectsOf(items)),
      ]);
      const known = new Map(
        keys.map(({ source, sourceEventId, seq, digest }) => [keyOfItem({ source, sourceEventId }), { seq, digest }]),
      );
      const fresh = items.filter((item) => !known.has(keyOfItem(item)));
      const wanted = needsHistory(fresh, interactions);
      const applied = applyBatch(items, {
        organizationId,
        keys: known,
        interactions,
        subjects,
        histories: await histories(transaction, organizationId, wanted),
        now: clock.now(),
        newId: () => ids.next(),
      });
      if (applied.events.length === 0) return { outcomes: applied.outcomes, events: [] };
      const written: Promise<unknown>[] = [
        writeInteractions(transaction, organizationId, applied.touched),
        ...writeLegs(transaction, organizationId, applied),
        ...writeSubjects(transaction, organizationId, {
          subjects: applied.subjects,
          known: new Set(subjects.map(subjectKey)),
        }),
      ];
      for (const project of projections) written.push(...project(transaction, organizationId, applied.events));
      const [before] = await Promise.all([
        writeEvents(transaction, organizationId, applied),
        ...written,
        transaction.commit(),
      ]);
      return numbered(applied, before);
    });

/** Puts the places that the head row gave in place of those within the batch. */
function numbered({ outcomes, events }: AppliedBatch, before: number): RecordedBatch {
  for (const event of events) event.seq += before;
  return {
    events,
    outcomes: outcomes.map((outcome) =>
      outcome.status === 'duplicate' && outcome.seq < 0 ? { ...outcome, seq: before - outcome.seq } : outcome,
    ),
  };
}
