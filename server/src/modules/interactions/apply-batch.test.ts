import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyStory } from './arbitrary-items.fixture.ts';
import { applyBatch, type BatchGround, keyOfItem } from './apply-batch.ts';
import type { InteractionRow } from './interaction.ts';
import type { RecordingItem } from './recording-item.ts';

const now = Date.UTC(2026, 10, 22, 12);
const [ana, ben] = ['ana', 'ben'];
let made = 0;

const ground = (more: Partial<BatchGround> = {}): BatchGround => ({
  organizationId: 'org',
  keys: new Map(),
  interactions: [],
  subjects: [],
  histories: new Map(),
  now,
  newId: () => `i${(made += 1)}`,
  ...more,
});

let count = 0;
const item = (type: RecordingItem['type'], more: Partial<RecordingItem> = {}): RecordingItem => ({
  source: 'test',
  sourceEventId: `e${(count += 1)}`,
  digest: null,
  type,
  customType: null,
  occurredAt: now,
  historical: false,
  mode: 'fact',
  interaction: { kind: 'external', externalId: 'c', channel: 'call', createMissing: true },
  actor: more.userId ? { kind: 'user', userId: more.userId } : { kind: 'system', userId: null },
  userId: null,
  queueId: null,
  target: null,
  subject: null,
  reason: null,
  fields: null,
  anomaly: null,
  firingId: null,
  ...more,
});

/** A call that Ana took, as it stands. */
function taken(): InteractionRow {
  const { touched } = applyBatch([item('interaction.created'), item('interaction.claimed', { userId: ana })], ground());
  const [row] = touched;
  if (!row) throw new Error('Nothing was made.');
  return row;
}

const seen = (items: readonly RecordingItem[], row: InteractionRow) =>
  applyBatch(items, ground({ interactions: [row] }));

test('a command that the state forbids is refused, and tells what could be done', () => {
  const { outcomes, events, touched } = seen([item('hold.ended', { mode: 'command', userId: ana })], taken());
  expect(outcomes).toMatchObject([
    {
      status: 'rejected',
      problem: { kind: 'invalid-transition', from: 'connected', action: 'hold.ended' },
    },
  ]);
  expect([events, touched]).toEqual([[], []]);
});

test('a fact that the state forbids is kept and flagged', () => {
  const { outcomes, touched } = seen([item('hold.ended', { userId: ana })], taken());
  expect(outcomes).toMatchObject([{ status: 'recorded', event: { anomaly: 'INVALID_TRANSITION' } }]);
  expect(touched).toMatchObject([{ anomalies: 1, phase: 'connected' }]);
});

test.each([
  ['before what is known of the interaction', { off: -1_000, anomaly: 'OUT_OF_ORDER' }],
  ['now', { off: 0, anomaly: null }],
  ['in five minutes', { off: 300_000, anomaly: null }],
  ['in more than five minutes', { off: 300_001, anomaly: 'CLOCK_SKEW' }],
])('a fact that happened %s is flagged as it deserves', (_when, { off, anomaly }) => {
  const row = taken();
  const { events } = applyBatch(
    [item('mute.started', { userId: ana, occurredAt: now + off })],
    ground({ interactions: [row], histories: new Map([[row.id, []]]) }),
  );
  expect(events).toMatchObject([{ anomaly, late: false }]);
});

test('a live event of more than ten minutes ago is late, a historical one is neither late nor skewed', () => {
  const old = { occurredAt: now - 600_001, interaction: null } as const;
  const { events } = applyBatch(
    [
      item('custom', old),
      item('custom', { ...old, historical: true }),
      item('custom', { ...old, occurredAt: now - 600_000 }),
    ],
    ground(),
  );
  expect(events).toMatchObject([
    { late: true, anomaly: 'CLOCK_SKEW' },
    { late: false, anomaly: null },
    { late: false, anomaly: 'CLOCK_SKEW' },
  ]);
});

test('a source’s own doubt stands above what we find', () => {
  const { events } = seen([item('hold.ended', { userId: ana, anomaly: 'SOURCE_FLAGGED' })], taken());
  expect(events).toMatchObject([{ anomaly: 'SOURCE_FLAGGED' }]);
});

test('a command of this moment counts as behind a source whose clock is ahead', () => {
  const ahead = item('interaction.noted', { occurredAt: now + 3_000 });
  const mute = item('mute.started', { userId: ana, mode: 'command', justNow: true });
  const { events, touched, reprojected } = seen([ahead, mute], taken());
  expect(events[1]).toMatchObject({ occurredAt: now + 3_000, anomaly: null });
  expect(touched[0]?.state.legs).toMatchObject([{ userId: ana, muted: now + 3_000 }]);
  expect(reprojected).toEqual([]);
});

test('a known item is a duplicate of the same input, or of other input', () => {
  const [one, other] = [Buffer.from('a'), Buffer.from('b')];
  const known = item('custom', { interaction: null, digest: one });
  const keys = new Map([[keyOfItem(known), { seq: 7, digest: one }]]);
  const { outcomes } = applyBatch([known, { ...known, digest: other }], ground({ keys }));
  expect(outcomes).toEqual([
    { status: 'duplicate', seq: 7, sameInput: true },
    { status: 'duplicate', seq: 7, sameInput: false },
  ]);
});

test('an event bears the queue at that time, and leaving a queue is of the queue that was left', () => {
  const queued = item('interaction.queued', { queueId: 'sales' });
  const { events } = applyBatch(
    [
      item('interaction.created'),
      queued,
      item('interaction.noted'),
      item('interaction.unqueued'),
      item('interaction.noted'),
    ],
    ground(),
  );
  expect(events.map(({ queueId }) => queueId)).toEqual([null, 'sales', 'sales', 'sales', null]);
});

test('a user who leaves and comes back within one batch has had two parts', () => {
  const { legs } = seen(
    [
      item('participant.joined', { userId: ben, occurredAt: now + 1 }),
      item('participant.left', { userId: ben, occurredAt: now + 2 }),
      item('participant.joined', { userId: ben, occurredAt: now + 3 }),
    ],
    taken(),
  );
  const parts = legs.filter(({ userId }) => userId === ben);
  expect(parts).toMatchObject([
    { startedAt: now + 1, endedAt: now + 2 },
    { startedAt: now + 3, endedAt: null },
  ]);
});

const standing = ({ touched, legs }: ReturnType<typeof applyBatch>) => ({
  state: touched.map(({ state }) => state),
  rows: touched.map(({ id: _i, version: _v, anomalies: _a, ...row }) => row),
  legs: legs
    .map(({ interactionId: _i, ...leg }) => leg)
    .toSorted((a, b) => a.startedAt - b.startedAt || String(a.userId).localeCompare(String(b.userId))),
});

test('whatever order a story is told in, it comes to the same', () => {
  const story = anyStory({ users: [ana, ben], queues: ['sales', 'support'] });
  fc.assert(
    fc.property(story, ({ items, muddled }) => {
      expect(standing(applyBatch(muddled, ground()))).toEqual(standing(applyBatch(items, ground())));
    }),
    { numRuns: 300 },
  );
});

test('a story recorded item by item comes to the same as in one batch', () => {
  const story = anyStory({ users: [ana, ben], queues: ['sales', 'support'] });
  fc.assert(
    fc.property(story, ({ items }) => {
      let rows: readonly InteractionRow[] = [];
      for (const one of items) rows = applyBatch([one], ground({ interactions: rows })).touched;
      const together = applyBatch(items, ground());
      expect(rows.map(({ state }) => state)).toEqual(together.touched.map(({ state }) => state));
    }),
    { numRuns: 100 },
  );
});
