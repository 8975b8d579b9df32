import { compile, type EventDefinition, fail, type FiringDraft, ok, react, type Result } from '@belfry/domain';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/index.ts';
import { invalid, type SignedInViewer, type UserProblem } from '../../platform/graphql/index.ts';
import { contextOf } from './context.ts';
import { readEvents, type ReadStretch } from './log-events.store.ts';
import { readPeople } from './people.store.ts';
import type { Trial } from './trial.ts';

export interface TryNeeds {
  database: Database;
  clock: Clock;
}

const day = 86_400_000;
const hour = 3_600_000;
const page = 5_000;

function tally(fired: readonly { draft: FiringDraft; at: number }[], eventsRead: number): Trial {
  const perHour = Map.groupBy(fired, ({ at }) => at - (at % hour));
  const hours = [...perHour].map(([at, { length }]) => ({ at, count: length }));
  return {
    fired: fired.length,
    heldBack: 0,
    users: 0,
    busiestHour: hours.toSorted((a, b) => b.count - a.count)[0] ?? null,
    perUserPerDay: 0,
    hours,
    matches: fired
      .slice(-50)
      .toReversed()
      .map(({ draft, at }) => ({ at, interactionId: draft.interactionId, title: '', values: draft.values })),
    eventsRead,
    cutShort: false,
  };
}

/** What definitions would have done over some days gone by, read from the log in pages; nothing is done. */
export function createTry({ database, clock }: TryNeeds) {
  const firstSeqSince = async (organizationId: string, since: number): Promise<ReadStretch> => {
    const [row] = await database.rows<{ after: number; upTo: number }>(
      organizationId,
      `select coalesce((select min(seq) - 1 from user_events where organization_id = $1 and recorded_at > $2), 0) as after,
         coalesce((select seq from stream_heads where organization_id = $1 and stream = 'user_events'), 0) as "upTo"`,
      [organizationId, new Date(since)],
    );
    return { after: row?.after ?? 0, upTo: row?.upTo ?? 0, limit: page };
  };

  return async (
    { organizationId }: SignedInViewer,
    { definition, days }: { definition: EventDefinition; days: number },
  ): Promise<Result<Trial, UserProblem>> => {
    if (days < 1 || days > 31)
      return fail(invalid([{ path: ['days'], code: 'OUT_OF_RANGE', message: 'Choose 1 to 31 days.' }]));
    const stretch = await firstSeqSince(organizationId, clock.now() - days * day);
    const people = await database.transaction(organizationId, (transaction) => readPeople(transaction, organizationId));
    const compiled = compile([{ ...definition, enabled: true }]);
    const reacting = { memory: { thresholds: new Map() }, context: contextOf(people, () => true) };
    const fired: { draft: FiringDraft; at: number }[] = [];
    let read = 0;
    for (let { after } = stretch; after < stretch.upTo;) {
      const events = await database.transaction(organizationId, (transaction) =>
        readEvents(transaction, organizationId, { ...stretch, after }),
      );
      for (const event of events)
        fired.push(...react(compiled, event, reacting).firings.map((draft) => ({ draft, at: event.recordedAt })));
      read += events.length;
      after = events.length < page ? stretch.upTo : (events.at(-1)?.seq ?? stretch.upTo);
    }
    return ok(tally(fired, read));
  };
}
