import { expect, test } from 'vitest';
import { temporaryDatabase } from '../../../../test/kit/postgres.ts';
import { eventually, openWorld } from './engine.fixture.ts';

const explain = 'explain (analyze, format json, timing off)';

interface Plan {
  'Node Type': string;
  'Index Name'?: string;
  'Actual Rows': number;
  Plans?: Plan[];
}
const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

test('ten thousand idle definitions over a hundred thousand open interactions cost a pass nothing but its own timers', async () => {
  await using temporary = await temporaryDatabase();
  const world = await openWorld(temporary.url);
  await world.rows(
    `insert into event_definitions (organization_id, id, owner_id, name, enabled, event_type, condition, timed, actions, time_zone, position)
     select $1, gen_random_uuid(), null, 'Idle ' || n, true, 'CALL_IDLE', $2, '{"afterMs": 86400000}', '[]', 'UTC', n from generate_series(1, 10000) n`,
    [world.organizationId, JSON.stringify({ kind: 'test', field: 'subject', operator: 'is', value: 'never' })],
  );
  await world.rows(
    `insert into timers (organization_id, definition_id, episode, subject, due_at, timer)
     select $1, d.id, 'idle:' || n, 'interaction:' || gen_random_uuid(), now() + interval '1 day',
       jsonb_build_object('definitionId', d.id, 'kind', 'timed', 'round', 0, 'episode', 'idle:' || n)
     from generate_series(1, 100000) n join (select id, row_number() over () as place from event_definitions) d on d.place = n % 10000 + 1`,
    [world.organizationId],
  );
  await world.rows('insert into definition_revisions values ($1, 1) on conflict do nothing', [world.organizationId]);
  world.startEngine();
  await world.record(world.takenCall('c0', world.agent));
  await eventually(async () => world.caughtUp(), 30_000);

  const plansOf = async (sql: string, more: readonly unknown[]): Promise<Plan[]> => {
    const [row] = await world.rows<{ 'QUERY PLAN': { Plan: Plan }[] }>(`${explain} ${sql}`, [
      world.organizationId,
      ...more,
    ]);
    return (row?.['QUERY PLAN'] ?? []).flatMap(({ Plan: plan }) => nodesOf(plan));
  };
  const due = await plansOf(
    'select timer from timers where organization_id = $1 and due_at <= now() order by due_at limit 500',
    [],
  );
  const first = await plansOf('select min(due_at) from timers where organization_id = $1', []);
  const near = await plansOf('select timer from timers where organization_id = $1 and subject = any($2)', [
    ['interaction:x', 'user:y'],
  ]);
  for (const plan of [due, first, near]) {
    expect(plan.map((node) => node['Node Type'])).not.toContain('Seq Scan');
    expect(Math.max(...plan.map((node) => node['Actual Rows']))).toBeLessThanOrEqual(1);
  }
  await world.close();
}, 120_000);
