import { catalogueWith } from '@belfry/domain';
import type { Clock } from '../../platform/clock.ts';
import type { Database, Transaction } from '../../platform/database/index.ts';
import type { Ids } from '../../platform/ids.ts';
import type { Log } from '../../platform/log.ts';
import type { Directory } from '../directory/index.ts';
import { actOn } from './act.ts';
import { actOnSubject } from './act-on-subject.ts';
import { readCustomTypes } from './custom-types.store.ts';
import { declareEventType } from './declare-event-type.ts';
import { interactionStore } from './interaction.store.ts';
import { type Projection, recordBatch } from './record-batch.ts';
import { projectAvailability } from './project-availability.ts';
import { recordUserEvents } from './record-user-events.ts';
import { Recorder } from './recorder.ts';
import { subjectStore } from './subjects.store.ts';
import type { UserEventRow } from './user-event.ts';
import { userEventLog, userEventStore } from './user-event.store.ts';

export interface InteractionsNeeds {
  database: Database;
  clock: Clock;
  ids: Ids;
  log: Log;
  directory: Directory;
  projections: readonly Projection[];
  /** Told of what was committed, in the order of the log. Never waits, never fails. */
  recorded: (organizationId: string, events: readonly UserEventRow[]) => void;
}

export type Interactions = ReturnType<typeof createInteractions>;

/** The log of user events and the interactions it tells of. */
export function createInteractions({ database, clock, ids, log, directory, projections, recorded }: InteractionsNeeds) {
  const store = interactionStore(database);
  const events = userEventStore(database);
  const subjects = subjectStore(database);
  const newId = (): string => ids.next();
  const batch = recordBatch({ database, clock, ids, projections: [projectAvailability, ...projections] });
  const customTypes = (organizationId: string) =>
    database.transaction(organizationId, (transaction) => readCustomTypes(transaction, organizationId));
  const recorder = new Recorder({ recordBatch: batch, recorded, log });
  return {
    store,
    events,
    subjects,
    log: userEventLog(database),
    recorder,
    recordUserEvents: recordUserEvents({ directory, recorder, customTypes }),
    customTypes,
    /** Every event type of an organization: the built-in ones and those that it declared, as a transaction sees it if one is given. */
    catalogueOf: async (organizationId: string, transaction?: Transaction) =>
      catalogueWith(await (transaction ? readCustomTypes(transaction, organizationId) : customTypes(organizationId))),
    declareEventType: declareEventType({ database, clock }),
    act: actOn({ store, events, recorder, directory, clock, newId }),
    actOnSubject: actOnSubject({ subjects, store, events, recorder, directory, clock, newId }),
  };
}
