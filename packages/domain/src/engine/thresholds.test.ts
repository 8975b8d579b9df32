import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { definition } from '../definition/definition.fixture.ts';
import type { EventDefinition } from '../definition/event-definition.ts';
import { fact } from '../interaction/facts.fixture.ts';
import { compile } from './compile.ts';
import { waitingQueueOf } from './counts.ts';
import { type Said, context, logOf, memoryOf } from './log.fixture.ts';
import type { LoggedEvent } from './logged-event.ts';
import { react } from './react.ts';
import type { FiringDraft, ThresholdState } from './reaction.ts';
import { thresholdKey } from './thresholds.ts';

function counting(more: Partial<EventDefinition> = {}): EventDefinition {
  return definition({
    eventType: 'CALL_COUNT_FOR_QUEUE',
    threshold: { level: 2, clearLevel: 1, scopeId: null },
    ...more,
  });
}

interface Run {
  readonly firings: readonly FiringDraft[];
  readonly states: ReadonlyMap<string, ThresholdState>;
}

function run(
  definitions: readonly EventDefinition[],
  log: readonly LoggedEvent[],
  from: readonly ThresholdState[] = [],
): Run {
  const compiled = compile(definitions);
  const states = new Map(memoryOf(from).thresholds);
  const firings: FiringDraft[] = [];
  for (const event of log) {
    const reaction = react(compiled, event, { memory: { thresholds: states }, context });
    firings.push(...reaction.firings);
    for (const state of reaction.thresholds) states.set(thresholdKey(state.definitionId, state.scopeId), state);
  }
  return { firings, states };
}

function arrives(interaction: string, queueId: string): readonly Said[] {
  return [
    { interaction, fact: fact('interaction.created', 1) },
    { interaction, fact: fact('interaction.queued', 1, { queueId }) },
  ];
}

const answered = (interaction: string): Said => ({
  interaction,
  fact: fact('interaction.claimed', 2, { userId: 'ana' }),
});
const hangsUp = (interaction: string): Said => ({
  interaction,
  fact: fact('interaction.abandoned', 2),
});
const three = ['a', 'b', 'c'].flatMap((id) => arrives(id, 'sales'));
const kinds = (firings: readonly FiringDraft[]) =>
  firings.map(({ kind, values }) => [kind, values['queue'], values['count']]);

describe('a threshold of 2 that clears at 1', () => {
  test('starts when a third call waits, not again at the fourth, and is over when one is left', () => {
    const log = logOf([...three, ...arrives('d', 'sales'), answered('a'), hangsUp('b'), answered('c')]);
    expect(kinds(run([counting()], log).firings)).toEqual([
      ['threshold-started', 'sales', 3],
      ['threshold-over', 'sales', 1],
    ]);
  });

  test('does not flutter between its two levels', () => {
    const log = logOf([...three, answered('a'), ...arrives('d', 'sales'), answered('b'), ...arrives('e', 'sales')]);
    expect(kinds(run([counting()], log).firings)).toEqual([['threshold-started', 'sales', 3]]);
  });

  test('says what it counted, and where', () => {
    expect(run([counting()], logOf(three)).firings).toEqual([
      {
        definitionId: 'definition-1',
        definitionVersion: 1,
        cause: { episode: 'count:sales:6' },
        subject: { kind: 'queue', id: 'sales' },
        interactionId: null,
        kind: 'threshold-started',
        late: false,
        values: {
          time: 1,
          queue: 'sales',
          queue_name: 'SALES',
          department: null,
          department_name: null,
          count: 3,
          level: 2,
        },
      },
    ]);
  });

  test('counts each queue by itself, or only the one it names', () => {
    const log = logOf(
      ['sales', 'support'].flatMap((queueId) => ['a', 'b', 'c'].flatMap((id) => arrives(`${id} ${queueId}`, queueId))),
    );
    const one = counting({ id: 'one', threshold: { level: 2, clearLevel: 1, scopeId: 'support' } });
    expect(
      run([counting(), one], log).firings.map(({ definitionId, values }) => [definitionId, values['queue']]),
    ).toEqual([
      ['definition-1', 'sales'],
      ['definition-1', 'support'],
      ['one', 'support'],
    ]);
  });

  test('a call that rings still waits; one that is passed on waits elsewhere', () => {
    const rings: Said = { interaction: 'a', fact: fact('offer.created', 2, { userId: 'ana' }) };
    const passed: Said = {
      interaction: 'a',
      fact: fact('transfer.completed', 3, { target: { kind: 'queue', queueId: 'support' } }),
    };
    const counts = [...run([counting()], logOf([...three, rings, passed])).states.values()].map(
      ({ scopeId, count }) => [scopeId, count],
    );
    expect(counts).toEqual([
      ['sales', 2],
      ['support', 1],
    ]);
  });

  test('is silent outside its hours, and starts with the next call inside them', () => {
    const hours = counting({
      condition: { kind: 'test', field: 'time', operator: 'after', value: 50 },
    });
    const log = logOf([
      ...three,
      { interaction: 'd', fact: fact('interaction.created', 60) },
      { interaction: 'd', fact: fact('interaction.queued', 60, { queueId: 'sales' }) },
    ]);
    expect(kinds(run([hours], log).firings)).toEqual([['threshold-started', 'sales', 4]]);
  });

  test('chats are not calls', () => {
    expect(run([counting()], logOf(three, 'chat')).firings).toEqual([]);
  });
});

const calls = ['a', 'b', 'c', 'd', 'e'];
const said = fc
  .array(
    fc.record({
      interaction: fc.constantFrom(...calls),
      type: fc.constantFrom(
        'interaction.queued',
        'interaction.unqueued',
        'interaction.claimed',
        'interaction.released',
        'interaction.abandoned',
        'interaction.reopened',
        'interaction.deleted',
      ),
      queueId: fc.constantFrom('sales', 'support'),
    }),
    { maxLength: 60 },
  )
  .map((steps) =>
    steps.map(({ interaction, type, queueId }, at): Said => ({
      interaction,
      fact: fact(type, at, { queueId, userId: 'ana' }),
    })),
  );

test('the count is always the number of calls that wait in the queue', () => {
  fc.assert(
    fc.property(said, (steps) => {
      const log = logOf(steps);
      const latest = new Map(log.map((event) => [event.interactionId, event.item]));
      const waiting = (queueId: string) =>
        [...latest.values()].filter((item) => item !== null && waitingQueueOf(item) === queueId).length;
      const { states } = run([counting()], log);
      const counted = ['sales', 'support'].map(
        (queueId) => states.get(thresholdKey('definition-1', queueId))?.count ?? 0,
      );
      expect(counted).toEqual(['sales', 'support'].map(waiting));
    }),
  );
});

test('replayed from any state that was kept, even with events twice, the rest of the log gives the same firings', () => {
  fc.assert(
    fc.property(said, fc.nat(60), fc.nat(5), (steps, cut, again) => {
      const log = logOf(steps);
      const whole = run([counting()], log);
      const kept = run([counting()], log.slice(0, cut));
      const rest = run([counting()], log.slice(Math.max(0, Math.min(cut, log.length) - again)), [
        ...kept.states.values(),
      ]);
      expect({ firings: [...kept.firings, ...rest.firings], states: rest.states }).toEqual(whole);
    }),
  );
});
