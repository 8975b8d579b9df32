import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { temporaryDatabase, type TemporaryDatabase } from '../../../../test/kit/postgres.ts';
import type { Database } from '../../platform/database/index.ts';
import { randomIds as ids } from '../../platform/ids.ts';
import { type Inbox, minute, openInbox, openInboxes } from './inbox.fixture.ts';
import { removeDoneBefore } from './retention.store.ts';

let temporary: TemporaryDatabase;
let database: Database;
let inbox: Inbox;

beforeAll(async () => {
  temporary = await temporaryDatabase();
  database = await openInboxes(temporary.url);
});
afterAll(async () => {
  await database.close();
  await temporary.drop();
});
beforeEach(async () => {
  inbox = await openInbox(database);
});

const codeOf = (result: { ok: true } | { ok: false; problem: { code: string } }): string =>
  result.ok ? 'done' : result.problem.code;
const day = 24 * 60 * minute;

describe('acknowledging', () => {
  test('says once, to everyone who was told of the firing, who is on it and since when', async () => {
    const { ana, otto, mara, note, give, notifications, time, told } = inbox;
    const firing = { firingId: ids.next(), severity: 'critical' } as const;
    const [a, b] = await give(note(ana, firing), note(otto, firing), note(mara, { severity: 'critical' }));
    const result = await notifications.acknowledge(ana, { ids: [a?.id ?? ''] });
    const at = time.now;
    time.now += minute;
    const later = await notifications.acknowledge(otto, { ids: [b?.id ?? ''] });

    const acknowledged = { acknowledgedAt: at, acknowledgedBy: ana.userId };
    expect(result).toMatchObject({ ok: true, value: { count: 1, notifications: [{ id: a?.id, ...acknowledged }] } });
    const knows = Object.fromEntries(told.map(({ userId, notification }) => [userId, notification.acknowledgedBy]));
    expect(knows).toEqual({ [ana.userId ?? '']: ana.userId, [otto.userId ?? '']: ana.userId });
    expect(later).toMatchObject({ ok: true, value: { count: 0, notifications: [{ id: b?.id, ...acknowledged }] } });
    expect(await notifications.store.summary({ ...mara, userId: mara.userId ?? '' })).toMatchObject({
      unacknowledged: 1,
    });
  });

  test('by two at once is the first one’s', async () => {
    const { ana, otto, note, give, notifications, stream } = inbox;
    const firing = { firingId: ids.next(), severity: 'critical' } as const;
    const [a, b] = await give(note(ana, firing), note(otto, firing));
    await Promise.all([
      notifications.acknowledge(ana, { ids: [a?.id ?? ''] }),
      notifications.acknowledge(otto, { ids: [b?.id ?? ''] }),
    ]);

    const changes = (await stream()).slice(2).map(({ notification }) => notification.acknowledgedBy);
    expect(changes).toHaveLength(2);
    expect(new Set(changes).size).toBe(1);
  });

  test('is for what needs it, and for one’s own', async () => {
    const { ana, otto, note, give, notifications } = inbox;
    const [plain, foreign] = await give(note(ana), note(otto, { severity: 'critical' }));

    expect(await notifications.acknowledge(ana, { ids: [plain?.id ?? ''] })).toMatchObject({
      value: { count: 0, notifications: [{ acknowledgedAt: null }] },
    });
    expect(codeOf(await notifications.acknowledge(ana, { ids: [foreign?.id ?? ''] }))).toBe('NOT_FOUND');
  });
});

describe('saving', () => {
  test('keeps what is done for good; the rest of it goes after 150 days', async () => {
    const { ana, note, give, notifications, time, found } = inbox;
    const kept = await give(note(ana, { title: 'Saved' }), note(ana, { title: 'Done' }), note(ana, { title: 'Read' }));
    const [saved, done, read] = kept.map(({ id }) => id);
    expect(await notifications.save(ana, { ids: [saved ?? ''], saved: true })).toMatchObject({
      value: { count: 1, notifications: [{ savedAt: time.now }] },
    });
    await notifications.mark(ana, { ids: [saved ?? '', done ?? ''], as: 'done' });
    await notifications.mark(ana, { ids: [read ?? ''], as: 'read' });

    expect(await removeDoneBefore(database, time.now - minute)).toBe(0);
    expect(await removeDoneBefore(database, time.now + minute)).toBe(1);
    expect((await found(ana, {})).toSorted()).toEqual(['Read', 'Saved']);
    expect(await notifications.store.summary({ ...ana, userId: ana.userId ?? '' })).toMatchObject({ saved: 1 });
  });
});

describe('what is snoozed', () => {
  const subject = { kind: 'interaction', id: ids.next() };

  async function snoozed(more: Parameters<Inbox['note']>[1] = {}) {
    const { ana, note, give, notifications, time } = inbox;
    const [one] = await give(note(ana, { subject, severity: 'warning', ...more }));
    await notifications.snooze(ana, { ids: [one?.id ?? ''], until: time.now + 60 * minute });
    time.now += minute;
    return one?.id ?? '';
  }

  test('is neither marked read, unread nor done', async () => {
    const { ana, notifications } = inbox;
    const id = await snoozed();
    const codes = await Promise.all(
      (['read', 'unread', 'done'] as const).map(async (as) => codeOf(await notifications.mark(ana, { ids: [id], as }))),
    );

    expect(codes).toEqual(['SNOOZED', 'SNOOZED', 'SNOOZED']);
    expect(await notifications.mark(ana, { filter: {}, as: 'done' })).toMatchObject({ value: { count: 0 } });
  });

  test('comes back, unread and at the top, when something graver happens to the same', async () => {
    const { ana, note, give, time, found } = inbox;
    await snoozed({ title: 'Old' });
    const changes = await give(note(ana, { subject, severity: 'critical', title: 'Graver' }));

    expect(changes.map(({ title, status, snoozedUntil, listedAt }) => [title, status, snoozedUntil, listedAt])).toEqual(
      [
        ['Graver', 'unread', null, time.now],
        ['Old', 'unread', null, time.now],
      ],
    );
    expect((await found(ana, { snoozed: { eq: false } })).toSorted()).toEqual(['Graver', 'Old']);
  });

  test('comes back when the same event fires about the same again', async () => {
    const { ana, note, give } = inbox;
    const definitionId = ids.next();
    const id = await snoozed({ definitionId });
    const changes = await give(note(ana, { subject, definitionId }));

    expect(changes.map(({ repeats, status }) => [repeats, status])).toEqual([
      [1, 'unread'],
      [0, 'unread'],
    ]);
    expect(changes[1]?.id).toBe(id);
  });

  test('stays away for what is no graver, about something else, or told to someone else', async () => {
    const { ana, otto, note, give } = inbox;
    await snoozed();
    const other = { kind: 'interaction', id: ids.next() };
    const changes = await give(
      note(ana, { subject, severity: 'warning' }),
      note(ana, { subject: other, severity: 'critical' }),
      note(otto, { subject, severity: 'critical' }),
    );

    expect(changes).toHaveLength(3);
  });
});

describe('the same again', () => {
  test('is a row of its own that says how many came before, each within a day of the next', async () => {
    const { ana, note, give, notifications, time, found } = inbox;
    const same = { definitionId: ids.next(), subject: { kind: 'task', id: 't1' } };
    const repeats: number[] = [];
    for (const wait of [0, 60 * minute, day - minute, day + minute]) {
      time.now += wait;
      const [row] = await give(note(ana, same));
      repeats.push(row?.repeats ?? -1);
      await notifications.mark(ana, { ids: [row?.id ?? ''], as: 'done' });
    }
    const [first, second] = await give(note(ana, same), note(ana, same), note(ana, { subject: same.subject }));

    expect(repeats).toEqual([0, 1, 2, 0]);
    expect([first?.repeats, second?.repeats]).toEqual([1, 2]);
    expect(await found(ana, { status: { eq: 'done' } })).toHaveLength(4);
    expect(first).toMatchObject({ subjectKey: 'task:t1', interactionId: null });
  });
});

describe('a filter', () => {
  test('finds by what became of them, what they are about, who did it, and words', async () => {
    const { ana, otto, note, give, notifications, found } = inbox;
    const [queueId, interactionId] = [ids.next(), ids.next()];
    const [a, b] = await give(
      note(ana, { title: 'A', queueId, agentId: otto.userId, definitionName: 'Long hold' }),
      note(ana, { title: 'B', interactionId, severity: 'critical', definitionName: '50% muted' }),
      note(ana, { title: 'C', body: 'in Sales since noon', subject: { kind: 'queue', id: 'q' } }),
    );
    await notifications.save(ana, { ids: [a?.id ?? ''], saved: true });
    await notifications.acknowledge(ana, { ids: [b?.id ?? ''] });
    const one = (filter: Parameters<Inbox['found']>[1]) => found(ana, filter);

    expect(await Promise.all([one({ saved: { eq: true } }), one({ queue: { eq: queueId } })])).toEqual([['A'], ['A']]);
    expect(await one({ agent: { in: [otto.userId ?? ''] } })).toEqual(['A']);
    expect(await one({ acknowledged: { eq: true }, severity: { eq: 'critical' } })).toEqual(['B']);
    expect(await one({ needsAcknowledgement: { eq: false }, saved: { eq: false } })).toEqual(['C']);
    expect(await one({ definitionName: { contains: '0%' } })).toEqual(['B']);
    expect(await one({ subjectKey: { eq: `interaction:${interactionId}` } })).toEqual(['B']);
    expect(await one({ text: ' noon  SALES ' })).toEqual(['C']);
    expect((await one({ or: [{ text: 'muted' }, { not: { saved: { eq: false } } }] })).toSorted()).toEqual(['A', 'B']);
  });
});
