import { decide, emptyInteraction, evolve, type Fact, type InteractionState } from '@belfry/domain';
import { expect, test } from 'vitest';
import type { DemoEvent } from './demo-event.ts';
import { demoHistory, demoLive } from './demo-traffic.ts';
import { demoDirectory } from './directory.ts';

const anchor = Date.parse('2026-03-02T12:00:00Z');
const history = [...demoHistory({ seed: 42, anchor })];

function live(rate: number, minutes: number): readonly DemoEvent[] {
  const events: DemoEvent[] = [];
  for (const event of demoLive({ seed: 42, startedAt: anchor, rate })) {
    if (event.at >= anchor + minutes * 60_000) return events;
    events.push(event);
  }
  return events;
}

function factOf({ type, at, actor, user, queue, target, reason, fields }: DemoEvent): Fact {
  return {
    type,
    at,
    actor: { kind: actor, userId: actor === 'user' ? (user ?? null) : null },
    userId: user ?? null,
    queueId: queue ?? null,
    target: targetOf(target),
    reason: reason ?? null,
    fields: fields ?? {},
  };
}

function targetOf(target: DemoEvent['target']): Fact['target'] {
  if (target === undefined) return null;
  return 'queue' in target ? { kind: 'queue', queueId: target.queue } : { kind: 'user', userId: target.user };
}

/** Every event that its interaction’s state forbids. */
function impossible(events: readonly DemoEvent[]): readonly string[] {
  const states = new Map<string, InteractionState>();
  return events.flatMap((event) => {
    if (event.interaction === undefined) return [];
    const { externalId, channel } = event.interaction;
    const state = states.get(externalId) ?? emptyInteraction(channel);
    const decided = decide(state, factOf(event));
    states.set(externalId, evolve(state, factOf(event)));
    return decided.ok ? [] : [`${event.type} while ${state.phase} (${event.sourceEventId})`];
  });
}

function countsOf(events: readonly DemoEvent[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { type } of events) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
}

test('a day of history comes to 60,000 to 80,000 events', () => {
  expect(history.length).toBeGreaterThan(60_000);
  expect(history.length).toBeLessThan(80_000);
});

test('the same seed gives the same events, another seed others', { timeout: 20_000 }, () => {
  expect([...demoHistory({ seed: 42, anchor })]).toEqual(history);
  expect(countsOf([...demoHistory({ seed: 43, anchor })])).not.toEqual(countsOf(history));
});

test('a day’s numbers are what they always were', () => {
  expect(countsOf(history)).toMatchSnapshot();
});

test('events come in the order of time, within the day, each with an id of its own', () => {
  expect(history.every(({ at }, index) => at >= (history[index - 1]?.at ?? anchor - 86_400_000))).toBe(true);
  expect(history.at(-1)?.at).toBeLessThan(anchor);
  expect(new Set(history.map(({ sourceEventId }) => sourceEventId)).size).toBe(history.length);
});

test('nothing happens that an interaction’s state forbids', { timeout: 20_000 }, () => {
  expect(impossible(history)).toEqual([]);
  expect(impossible(live(20, 30))).toEqual([]);
  expect(impossible(live(200, 5))).toEqual([]);
});

test('every kind of event that the dashboard shows is there', () => {
  expect(Object.keys(countsOf(history))).toEqual(
    expect.arrayContaining([
      'offer.rejected',
      'offer.ignored',
      'offer.timed_out',
      'offer.cancelled',
      'mute.started',
      'hold.started',
      'transfer.completed',
      'wrapup.coded',
      'interaction.abandoned',
      'interaction.noted',
      'interaction.message_received',
      'user.status_changed',
      'survey.offered',
      'survey.answered',
      'task.created',
      'task.completed',
    ]),
  );
  expect(new Set(history.map(({ interaction }) => interaction?.channel))).toEqual(
    new Set(['call', 'callback', 'chat', 'message', 'ticket', 'email', undefined]),
  );
});

test('some mutes are long enough for somebody to want to know', () => {
  const mutedAt = new Map<string, number>();
  let long = 0;
  for (const { type, user = '', at } of history) {
    if (type === 'mute.started') mutedAt.set(user, at);
    if (type === 'mute.ended' && at - (mutedAt.get(user) ?? at) > 30_000) long += 1;
  }
  expect(long).toBeGreaterThan(50);
});

test('customers give marks, most of them good, and tasks are done, some of them late', () => {
  const ratings = history.flatMap(({ type, fields }) =>
    type === 'survey.answered' ? [Number(fields?.['rating'])] : [],
  );
  const bad = ratings.filter((rating) => rating <= 2).length / ratings.length;
  const due = new Map(
    history.flatMap(({ type, subject, fields }) =>
      type === 'task.created' ? [[subject?.id ?? '', Number(fields?.['dueAt'])] as const] : [],
    ),
  );
  const done = history.flatMap(({ type, subject, at }) =>
    type === 'task.completed' ? [at > (due.get(subject?.id ?? '') ?? Number.NaN)] : [],
  );
  const late = done.filter(Boolean).length / done.length;
  expect({ answered: ratings.length > 200, someBad: bad > 0.05 && bad < 0.2 }).toEqual({
    answered: true,
    someBad: true,
  });
  expect({ done: done.length > 200, someLate: late > 0.1 && late < 0.4 }).toEqual({ done: true, someLate: true });
});

test('what happens to a survey or a task follows its beginning; that of a survey names the interaction', () => {
  const begun = new Set<string>();
  const astray = [...history, ...live(20, 10)].filter(({ type, subject, interaction }) => {
    if (subject === undefined) return false;
    const begins = type === 'survey.offered' || type === 'task.created';
    if (begins) begun.add(subject.id);
    return (type === 'survey.offered') !== (interaction !== undefined) || !begun.has(subject.id);
  });
  expect([astray, begun.size > 500]).toEqual([[], true]);
});

test('a few customers in a hundred leave before they are served', () => {
  const { 'interaction.created': created = 0, 'interaction.abandoned': abandoned = 0 } = countsOf(history);
  expect(abandoned / created).toBeGreaterThan(0.02);
  expect(abandoned / created).toBeLessThan(0.08);
});

test('live traffic comes at about the rate asked for', { timeout: 20_000 }, () => {
  for (const rate of [2, 20]) {
    const perSecond = live(rate, 60).filter(({ at }) => at >= anchor + 1_200_000).length / 2_400;
    expect(perSecond).toBeGreaterThan(rate * 0.75);
    expect(perSecond).toBeLessThan(rate * 1.25);
  }
});

test('a rate of nothing is agents who wait for customers', () => {
  const events = [...demoLive({ seed: 42, startedAt: anchor, rate: 0 })];
  expect(new Set(events.map(({ type }) => type))).toEqual(new Set(['user.status_changed']));
});

test('two starts of live traffic share no id', () => {
  const ids = (startedAt: number): readonly string[] => {
    const events = demoLive({ seed: 42, startedAt, rate: 20 });
    return Array.from({ length: 100 }, () => events.next().value?.sourceEventId ?? '');
  };
  expect(new Set([...ids(anchor), ...ids(anchor + 1)]).size).toBe(200);
});

test('the directory has 12 queues and 200 agents, all with names of their own', () => {
  const { queues, users, teams } = demoDirectory(42);
  expect({
    queues: queues.length,
    agents: users.filter(({ role }) => role === 'Agent').length,
    names: new Set(users.map(({ name }) => name)).size,
    teams: teams.length,
  }).toEqual({ queues: 12, agents: 200, names: 220, teams: 20 });
});

test('every agent of the demo stands in the directory and serves a queue', () => {
  const { queues, users } = demoDirectory(42);
  const known = new Set(queues.map(({ externalId }) => externalId));
  const agents = users.filter(({ role }) => role === 'Agent');
  expect(agents.every(({ queueExternalIds: [home = ''] }) => known.has(home))).toBe(true);
  const ids = new Set(users.map(({ externalId }) => externalId));
  expect(history.every(({ user }) => user === undefined || ids.has(user))).toBe(true);
});
