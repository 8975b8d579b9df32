import type { UserEventInput } from '@belfry/client';
import { demoHistory } from '@belfry/connect';
import type { DemoIds } from './demo-ids.ts';
import type { DemoNeeds } from './demo-needs.ts';
import { demoSources, demoUserEvent } from './demo-user-event.ts';
import { patiently } from './patiently.ts';

const BATCH = 1_000;
/** A call that was broken off may be recorded in part: this much is sent once more, as duplicates. */
const OVERLAP = 2 * BATCH;

const lastEvent = `query DemoHistory($source: String!) {
  userEvents(filter: { source: { eq: $source } }, orderBy: [{ field: SEQ, direction: DESC }], first: 1) {
    nodes { sourceEventId }
  }
}`;

const record = `mutation RecordDemoHistory($input: RecordUserEventsInput!) {
  recordUserEvents(input: $input) { results { status } }
}`;

interface LastEvent {
  readonly userEvents: { readonly nodes: readonly { readonly sourceEventId: string }[] };
}

interface Recorded {
  readonly recordUserEvents: { readonly results: readonly { readonly status: string }[] };
}

interface HistoryInput {
  readonly seed: number;
  readonly startedAt: number;
  readonly ids: DemoIds;
}

/**
 * Records the day before the demo's first start, or what is missing of it.
 * The first start is read from the history that is there: its ids say when it was.
 */
export async function recordDemoHistory(input: HistoryInput, needs: DemoNeeds): Promise<void> {
  const last = await lastRecorded(needs);
  const anchor = (last === null ? null : anchorOf(last)) ?? input.startedAt;
  const start = last === null ? 0 : nextIndex({ seed: input.seed, anchor, last });
  const began = needs.clock.now();
  let recorded = 0;
  let index = 0;
  let batch: UserEventInput[] = [];
  for (const event of demoHistory({ seed: input.seed, anchor })) {
    index += 1;
    if (index <= start) continue;
    batch.push(demoUserEvent(event, { ids: input.ids, at: event.at }));
    if (batch.length < BATCH) continue;
    recorded += await send(batch, needs);
    batch = [];
  }
  if (batch.length > 0) recorded += await send(batch, needs);
  if (recorded > 0) {
    needs.log.info({ events: recorded, ms: needs.clock.now() - began }, 'demo history recorded');
  }
}

async function lastRecorded(needs: DemoNeeds): Promise<string | null> {
  const variables = { source: demoSources.history };
  const ask = () => needs.request<LastEvent, typeof variables>(lastEvent, variables, needs.signal);
  const { userEvents } = await patiently(ask, { ...needs, tries: Number.POSITIVE_INFINITY });
  return userEvents.nodes[0]?.sourceEventId ?? null;
}

/** Generated ids begin with `history-` and the first start in base 36. */
function anchorOf(sourceEventId: string): number | null {
  const found = /^history-([0-9a-z]+)[-/]/.exec(sourceEventId);
  return found?.[1] === undefined ? null : Number.parseInt(found[1], 36);
}

/** How many events need not be sent: all of them where the last one is there. */
function nextIndex({ seed, anchor, last }: { seed: number; anchor: number; last: string }): number {
  let count = 0;
  let found = 0;
  for (const { sourceEventId } of demoHistory({ seed, anchor })) {
    count += 1;
    if (sourceEventId === last) found = count;
  }
  return found === count ? count : Math.max(0, found - OVERLAP);
}

async function send(events: readonly UserEventInput[], needs: DemoNeeds): Promise<number> {
  const input = { source: demoSources.history, historical: true, createMissing: true, events };
  const call = () => needs.request<Recorded, { input: typeof input }>(record, { input }, needs.signal);
  const { recordUserEvents } = await patiently(call, { ...needs, tries: Number.POSITIVE_INFINITY });
  return recordUserEvents.results.filter(({ status }) => status === 'RECORDED').length;
}
