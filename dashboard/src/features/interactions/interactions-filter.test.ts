import { describe, expect, test } from 'vitest';
import { isNarrowed, orderOf, parseInteractionsSearch, sortAfterClick } from './interactions-filter.ts';
import { variablesOf } from './interactions-query.ts';

describe('the list of interactions in the URL', () => {
  test('keeps its filters, order and page', () => {
    const search = {
      q: 'refund',
      channel: 'CALL,CHAT',
      phase: 'QUEUED',
      queue: 'q1',
      live: true,
      since: '-PT1H',
      sort: 'last',
      after: 'c1',
    } as const;
    expect(parseInteractionsSearch({ ...search })).toEqual(search);
  });

  test('drops what makes no sense, and what is as usual', () => {
    expect(
      parseInteractionsSearch({
        q: '',
        channel: ',',
        live: 'perhaps',
        since: 'yesterday',
        sort: '-opened',
        x: 1,
      }),
    ).toEqual({});
    expect(parseInteractionsSearch({ q: 48213, live: '1', since: '-PT' })).toEqual({
      q: '48213',
      live: true,
    });
  });

  test('is narrowed by filters but not by order or page', () => {
    expect([isNarrowed({ sort: 'last', after: 'c' }), isNarrowed({ live: true })]).toEqual([false, true]);
  });
});

describe('ordering', () => {
  test('a click on a column orders falling first and then rising', () => {
    expect([
      sortAfterClick('opened'),
      sortAfterClick('last'),
      sortAfterClick('last', '-last'),
      sortAfterClick('last', 'last'),
    ]).toEqual(['opened', '-last', 'last', '-last']);
  });

  test('is by start, newest first, unless said otherwise', () => {
    expect([orderOf(), orderOf('ended')]).toEqual([
      { field: 'OPENED_AT', direction: 'DESC' },
      { field: 'ENDED_AT', direction: 'ASC' },
    ]);
  });
});

describe('what is asked of the server', () => {
  test('is one page, filtered only by what is set and known', () => {
    expect(variablesOf({ channel: 'CALL,PIGEON', q: '48', since: '-PT4H' })).toEqual({
      filter: {
        or: [{ subject: { contains: '48' } }, { externalId: { contains: '48' } }],
        channel: { in: ['CALL'] },
        openedAt: { gte: '-PT4H' },
      },
      orderBy: [{ field: 'OPENED_AT', direction: 'DESC' }],
      first: 50,
    });
  });

  test('is the page before a cursor when one goes back', () => {
    expect(variablesOf({ before: 'c9' })).toEqual({
      filter: {},
      orderBy: [{ field: 'OPENED_AT', direction: 'DESC' }],
      last: 50,
      before: 'c9',
    });
  });
});
