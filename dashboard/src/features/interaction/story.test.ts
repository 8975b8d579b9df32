import { describe, expect, test } from 'vitest';
import { filteredRows, storyRows } from './story.ts';
import type { StoryEvent, StoryFiring } from './story.ts';

function event(id: string, seq: number, rest: Partial<StoryEvent> = {}): StoryEvent {
  return {
    kind: 'event',
    id,
    seq,
    type: 'MUTE_STARTED',
    occurredAt: seq * 1000,
    who: [],
    detail: '',
    anomaly: null,
    ...rest,
  };
}
function firing(id: string, firedAt: number, causeId: string | null): StoryFiring {
  return { kind: 'firing', id, name: 'Long hold', firedAt, causeId, notifications: 3 };
}
const idsOf = (rows: ReturnType<typeof storyRows>) => rows.map(({ entry }) => entry.id);

describe('the story', () => {
  test('tells in the order things happened, with time since the start and since the line before', () => {
    const rows = storyRows([event('b', 2), event('a', 1), event('c', 5)], []);
    expect(rows.map(({ entry, sinceStart, sinceBefore }) => [entry.id, sinceStart, sinceBefore])).toEqual([
      ['a', 0, 0],
      ['b', 1000, 1000],
      ['c', 4000, 3000],
    ]);
  });

  test('marks an event that became known after something that happened later, in its place', () => {
    const rows = storyRows(
      [event('a', 1), event('c', 2, { occurredAt: 9000 }), event('late', 3, { occurredAt: 4000 })],
      [],
    );
    expect(rows.map(({ entry, outOfOrder }) => [entry.id, outOfOrder])).toEqual([
      ['a', false],
      ['late', true],
      ['c', false],
    ]);
  });

  test('marks what the server flagged as out of order', () => {
    expect(storyRows([event('a', 1, { anomaly: 'OUT_OF_ORDER' })], [])[0]?.outOfOrder).toBe(true);
  });

  test('puts a firing right after its cause, and one without a known cause at its own time', () => {
    const rows = storyRows(
      [event('a', 1), event('b', 2), event('c', 9)],
      [firing('f', 5000, 'a'), firing('timed', 8000, null)],
    );
    expect(idsOf(rows)).toEqual(['a', 'f', 'b', 'timed', 'c']);
  });

  test('is empty without events', () => {
    expect(storyRows([], [])).toEqual([]);
  });
});

describe('filtering the story', () => {
  const rows = storyRows(
    [
      event('muted', 1, { who: ['Ana'], detail: 'by Ana' }),
      event('accepted', 2, { type: 'OFFER_ACCEPTED', who: ['Ben'] }),
    ],
    [firing('f', 1000, 'muted')],
  );
  const none = { types: [], who: [], search: '' };

  test('without a filter everything passes', () => {
    expect(idsOf(filteredRows(rows, none))).toEqual(['muted', 'f', 'accepted']);
  });
  test('by type and by person leaves events only', () => {
    expect(idsOf(filteredRows(rows, { ...none, types: ['MUTE_STARTED'] }))).toEqual(['muted']);
    expect(idsOf(filteredRows(rows, { ...none, who: ['Ben'] }))).toEqual(['accepted']);
  });
  test('by words looks at the type, the people and the names of what fired', () => {
    expect(idsOf(filteredRows(rows, { ...none, search: 'offer acc' }))).toEqual(['accepted']);
    expect(idsOf(filteredRows(rows, { ...none, search: ' ANA ' }))).toEqual(['muted']);
    expect(idsOf(filteredRows(rows, { ...none, search: 'long' }))).toEqual(['f']);
  });
});
