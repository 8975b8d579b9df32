import { describe, expect, test } from 'vitest';
import { filterOf, parseCountSearch, searchOf, toggled } from './count-filter.ts';
import { drillPeriod, eventFilterOf, periodOf } from './count-query.ts';

const plain = filterOf({});

describe('the counts page in the URL', () => {
  test('round-trips its range, filters and chosen interval', () => {
    const filter = {
      range: '7d',
      types: ['OFFER_ACCEPTED', 'MUTE_STARTED'],
      queues: ['UXVl'],
      users: ['dXNl'],
      channels: ['CALL'],
      at: 60_000,
      events: true,
    } as const;
    expect(filterOf(parseCountSearch({ ...searchOf(filter) }))).toEqual(filter);
  });

  test('says nothing about what is as usual', () => {
    expect(searchOf(plain)).toEqual({});
  });

  test('drops what makes no sense', () => {
    expect(
      parseCountSearch({
        range: '9y',
        type: 7,
        queue: ',,',
        user: 'a,a,',
        at: 'soon',
        left: 'over',
      }),
    ).toEqual({ user: 'a' });
  });

  test('a click adds a value and a second one takes it out', () => {
    const chosen = toggled(plain, 'queues', 'q1');
    expect([chosen.queues, toggled(chosen, 'queues', 'q1').queues]).toEqual([['q1'], []]);
  });
});

describe('what is asked of the server', () => {
  const minute = 60_000;

  test('whole steps that end with the running one', () => {
    expect(periodOf({ range: '15m' }, 100 * minute + 1)).toEqual({
      from: 86 * minute,
      to: 101 * minute,
      stepMs: minute,
    });
  });

  test('only the filters that name something', () => {
    expect(eventFilterOf({ ...plain, types: ['MUTE_STARTED'] })).toEqual({
      type: { in: ['MUTE_STARTED'] },
    });
  });

  test('the events of the chosen interval, or else of the whole period', () => {
    const period = { from: 0, to: 15 * minute, stepMs: minute };
    expect([drillPeriod(plain, period), drillPeriod({ ...plain, at: 5 * minute }, period)]).toEqual([
      { from: 0, to: 15 * minute },
      { from: 5 * minute, to: 6 * minute },
    ]);
  });
});
