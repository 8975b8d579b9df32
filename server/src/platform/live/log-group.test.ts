import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCursors } from './cursor.ts';
import { type Encoded, payloadOf } from './encoded.ts';
import { cursorSlot, type Executor } from './executor.ts';
import type { Feed, FeedReader } from './feed.ts';
import { createHeartbeats } from './heartbeats.ts';
import { createLogGroup } from './log-group.ts';
import type { LogRow } from './log-source.ts';
import { maskError } from './mask-error.ts';
import { createMember } from './member.ts';
import { unmeasured } from './metrics.ts';
import { liveSettings } from './settings.ts';
import type { Sink } from './sink.ts';
import type { LogPlan } from './stream-plan.ts';
import { createTailers } from './tailers.ts';
import { createInProcessBus } from '../bus/index.ts';

const organizationId = 'one';
const log = 'user_events';
const viewer = {
  organizationId,
  userId: 'ada',
  sessionId: null,
  tokenId: null,
  expiresAt: Number.POSITIVE_INFINITY,
};
const silent = { warn: () => {}, error: () => {} };
const clock = { now: () => 0 };
const cursors = createCursors({
  secret: 'a secret of at least thirty-two bytes',
  epoch: () => 'life',
});
const seqOf = (cursor: string): number => cursors.open(cursor, { log, organizationId }).seq;
const rowsUpTo = (last: number): LogRow[] =>
  Array.from({ length: last }, (_, index) => ({ organizationId, seq: index + 1 }));
const accepted = (seq: number): boolean => seq % 3 !== 0;

/** A log that the test appends to; the feed has seen it up to `position`, and may read no further. */
class HandFeed implements Feed {
  readonly log = log;
  readonly organizationId = organizationId;
  position = 0;
  readonly #readers = new Set<FeedReader>();

  show(count: number): void {
    for (const row of rowsUpTo(this.position + count).slice(this.position)) {
      for (const reader of this.#readers) reader.offer(row);
      this.position = row.seq;
    }
  }

  read(after: number, limit: number): LogRow[] {
    return rowsUpTo(this.position).slice(after, after + limit);
  }

  holds = () => true;
  routeOf = () => null;
  floor = async () => 0;
  add = (reader: FeedReader) => void this.#readers.add(reader);
  remove = (reader: FeedReader) => void this.#readers.delete(reader);
}

interface Value {
  readonly seqs?: readonly number[];
  readonly cursor: string;
  readonly previousCursor?: string;
}

/** Remembers what came, and checks that each frame follows the one before. */
class HandSink implements Sink {
  readonly open = true;
  readonly seqs: number[] = [];
  place: number;
  broken = false;

  constructor(place: number) {
    this.place = place;
  }

  deliver({ body }: Encoded): void {
    const value: Value = JSON.parse(body.toString());
    const to = seqOf(value.cursor);
    if (to < this.place) this.broken = true;
    if (value.previousCursor !== undefined && seqOf(value.previousCursor) !== this.place) this.broken = true;
    this.place = to;
    this.seqs.push(...(value.seqs ?? []));
  }

  drained = async () => {};
  complete = () => {};
  fail = () => {
    this.broken = true;
  };
}

const plan: LogPlan = {
  kind: 'log',
  log,
  organizationId,
  audience: 'all',
  after: null,
  accepts: ({ seq }) => accepted(seq),
  batchOf: (rows, { cursor, previousCursor }) => ({
    seqs: rows.map(({ seq }) => seq),
    cursor,
    previousCursor,
  }),
  maxBatch: 4,
  maxDelayMs: 0,
};

const step = fc.oneof(
  fc.record({ kind: fc.constant('show' as const), count: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ kind: fc.constant('join' as const), from: fc.integer({ min: -6, max: 6 }) }),
  fc.record({ kind: fc.constant('beat' as const) }),
  fc.record({ kind: fc.constant('turn' as const), turns: fc.integer({ min: 1, max: 3 }) }),
);

async function turn(scheduler: fc.Scheduler): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  if (scheduler.count() > 0) await scheduler.waitNext(1);
}

test('whoever joins wherever, behind, among or ahead of the others, gets each accepted row after its place once and in order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.array(step, { maxLength: 30 }), async (scheduler, steps) => {
      const made = scheduler.scheduleFunction(async (value: unknown) => JSON.stringify(value));
      const executor: Executor = {
        encode: async (value) => payloadOf(await made(value), cursorSlot).with(''),
        payload: async (value) => payloadOf(await made(value), cursorSlot),
      };
      const bus = createInProcessBus();
      const tailers = createTailers({
        sources: [],
        bus,
        clock,
        log: silent,
        epoch: () => 'life',
      });
      const parts = {
        tailers,
        cursors,
        clock,
        log: silent,
        metrics: unmeasured,
        settings: { ...liveSettings, pendingRows: 8, heartbeatMs: 0 },
        heartbeats: createHeartbeats(),
        contextFor: () => ({
          viewer: null,
          services: Object.create(null),
          requestId: '',
          exchange: null,
        }),
        maskError,
        viewerNow: async () => viewer,
      };
      const feed = new HandFeed();
      const group = createLogGroup({
        parts,
        plan,
        feed,
        executor,
        shape: 'shape',
        onEmpty: () => {},
      });
      const joined: { from: number; sink: HandSink }[] = [];
      const join = (from: number): void => {
        const sink = new HandSink(from);
        joined.push({ from, sink });
        group.join(createMember(viewer, sink, from));
      };
      for (const one of steps) {
        if (one.kind === 'show') feed.show(one.count);
        else if (one.kind === 'join') join(Math.max(0, feed.position + one.from));
        else if (one.kind === 'beat') {
          parts.heartbeats.forget();
          group.tick(1);
        } else for (let turns = 0; turns < one.turns; turns += 1) await turn(scheduler);
      }
      feed.show(10);
      const last = feed.position - (accepted(feed.position) ? 0 : 1);
      const done = (): boolean => joined.every(({ sink }) => sink.seqs.at(-1) === last);
      for (let turns = 0; turns < 200 && !done(); turns += 1) await turn(scheduler);
      tailers.stop();

      const expected = joined.map(({ from }) => ({
        seqs: rowsUpTo(feed.position)
          .map(({ seq }) => seq)
          .filter((seq) => seq > from && accepted(seq)),
        broken: false,
      }));
      expect(joined.map(({ sink: { seqs, broken } }) => ({ seqs, broken }))).toEqual(expected);
    }),
    { numRuns: 150 },
  );
}, 30_000);
