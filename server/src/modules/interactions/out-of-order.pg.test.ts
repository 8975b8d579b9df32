import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporaryDatabase, type TemporaryDatabase } from '../../../../test/kit/postgres.ts';
import { anyStory, toldOf } from './arbitrary-items.fixture.ts';
import { countsOf, openWorld, type World } from './interactions.fixture.ts';
import type { RecordingItem } from './recording-item.ts';

let temporary: TemporaryDatabase;
let world: World;

beforeAll(async () => {
  temporary = await temporaryDatabase();
  world = await openWorld(temporary.url);
});
afterAll(async () => {
  await world.close();
  await temporary.drop();
});

const interactionSql = `select channel, phase, queue_id, owner_id, priority, status, subject, direction, customer, tags, participants, opened_at, ended_at,
    last_at, state from interactions where external_id = $1`;
const legsSql = `select l.user_id, l.mode, l.started_at, l.ended_at from legs l join interactions i on i.id = l.interaction_id where i.external_id = $1
  order by l.started_at, l.user_id`;
const eventsSql = `select e.type, e.user_id, e.occurred_at from user_events e join interactions i on i.id = e.interaction_id where i.external_id = $1
  order by e.occurred_at`;

const standing = async (call: string) => ({
  interaction: await world.rows(interactionSql, [call]),
  legs: await world.rows(legsSql, [call]),
  events: await world.rows(eventsSql, [call]),
});

async function recordInParts(items: readonly RecordingItem[], cut: number): Promise<void> {
  for (let from = 0; from < items.length; from += cut) await world.record(items.slice(from, from + cut));
}

test('out of order or in order, in few batches or in many: the interaction, its parts and its counts come to the same', async () => {
  const { people, sales, support } = world;
  const story = anyStory({ users: [people.agent, people.other], queues: [sales, support] });
  let run = 0;
  await fc.assert(
    fc.asyncProperty(story, fc.integer({ min: 1, max: 9 }), async ({ items, muddled }, cut) => {
      run += 1;
      const [straight, muddy] = [`straight-${run}`, `muddy-${run}`];
      await world.record(toldOf(items, straight));
      await recordInParts(toldOf(muddled, muddy), cut);
      expect(await standing(muddy)).toEqual(await standing(straight));
    }),
    { numRuns: 40 },
  );
  const { kept, logged } = await countsOf(world);
  expect(kept).toEqual(logged);
}, 120_000);
