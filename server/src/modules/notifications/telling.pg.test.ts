import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { temporaryDatabase, type TemporaryDatabase } from '../../../../test/kit/postgres.ts';
import type { Database } from '../../platform/database/index.ts';
import { globalId, type SignedInViewer } from '../../platform/graphql/index.ts';
import { randomIds as ids } from '../../platform/ids.ts';
import type { Escalation } from './escalation.ts';
import { everything, type Inbox, minute, openInbox, openInboxes } from './inbox.fixture.ts';

let temporary: TemporaryDatabase;
let database: Database;
let inbox: Inbox;
/** A Wednesday, noon in UTC. */
const noon = Date.UTC(2026, 10, 25, 12, 0);

beforeAll(async () => {
  temporary = await temporaryDatabase();
  database = await openInboxes(temporary.url);
});
afterAll(async () => {
  await database.close();
  await temporary.drop();
});
beforeEach(async () => {
  inbox = await openInbox(database, noon);
});

const codeOf = (result: { ok: true } | { ok: false; problem: { code: string } }): string =>
  result.ok ? 'done' : result.problem.code;

async function profile(viewer: SignedInViewer, written: Record<string, unknown>): Promise<void> {
  expect(codeOf(await inbox.notifications.setProfile(viewer, { written }))).toBe('done');
}

describe('a profile', () => {
  test('is as it comes until one says otherwise, and changes on every device', async () => {
    const { ana, notifications } = inbox;
    const before = await notifications.profile(ana);
    expect(before).toMatchObject({ value: { version: 0, profile: { timeZone: 'UTC', doNotDisturbUntil: null } } });

    await profile(ana, { shiftEnds: '22:00', channels: { info: { toast: 'off' } } });
    await notifications.setDoNotDisturb(ana, noon + 30 * minute);

    const written = before.ok && before.value.profile;
    expect(await inbox.another().profile(ana)).toEqual({
      ok: true,
      value: {
        version: 2,
        profile: {
          ...written,
          shiftEnds: '22:00',
          channels: {
            ...(written && written.channels),
            info: { toast: 'off', sound: 'off', push: 'off', email: 'off' },
          },
          doNotDisturbUntil: noon + 30 * minute,
        },
      },
    });
  });

  test('of an older version, that is wrong, or until the past is refused', async () => {
    const { ana, notifications } = inbox;
    await profile(ana, { singleKeys: false });

    expect(codeOf(await notifications.setProfile(ana, { written: {}, expectedVersion: 0 }))).toBe('VERSION_CONFLICT');
    expect(codeOf(await notifications.setProfile(ana, { written: { timeZone: 'Moon' } }))).toBe('INVALID');
    expect(codeOf(await notifications.setDoNotDisturb(ana, noon - 1))).toBe('INVALID');
    expect(codeOf(await notifications.setDoNotDisturb({ ...ana, grants: {} }, null))).toBe('FORBIDDEN');
  });
});

describe('presence', () => {
  test('lasts a minute from the last word of a page, or until the page is hidden', async () => {
    const { ana, organizationId, notifications, time } = inbox;
    const isPresent = () => notifications.isPresent(organizationId, ana.userId ?? '');
    const seen = [await isPresent()];
    await notifications.reportPresence(ana, true);
    seen.push(await isPresent());
    time.now += minute;
    seen.push(await isPresent());
    await notifications.reportPresence(ana, true);
    await notifications.reportPresence(ana, false);
    seen.push(await isPresent());

    expect(seen).toEqual([false, true, false, false]);
  });
});

describe('a plan', () => {
  test('is each recipient’s own: by push and e-mail at once, kept for a digest, or not at all', async () => {
    const { ana, otto, mara, note, plan, notifications } = inbox;
    await profile(ana, everything('warning'));
    await profile(otto, { ...everything('warning'), digests: { warning: 'hourly' } });
    await profile(mara, { channels: { warning: { push: 'away' } } });
    await notifications.reportPresence(mara, true);
    const interactionId = ids.next();
    const url = `https://belfry.test/interactions/${globalId('Interaction', interactionId)}`;
    const notes = [ana, otto, mara].map((viewer) => note(viewer, { severity: 'warning', interactionId }));
    const { deliveries, digest } = await plan(...notes);

    expect(deliveries.map(({ id: _id, organizationId: _o, ...wanted }) => wanted)).toEqual([
      {
        channel: 'push',
        userId: ana.userId,
        firingId: notes[0]?.firingId,
        definitionId: notes[0]?.definitionId,
        severity: 'warning',
        title: 'Long hold: Ana',
        body: 'since noon',
        topic: `interaction:${interactionId}`,
        url,
      },
      {
        channel: 'email',
        userId: ana.userId,
        firingId: notes[0]?.firingId,
        definitionId: notes[0]?.definitionId,
        to: expect.stringMatching(/^ana\./),
        subject: 'Long hold: Ana',
        text: `since noon\n\n${url}`,
        html: null,
      },
      expect.objectContaining({ channel: 'push', userId: otto.userId }),
    ]);
    expect(digest).toEqual([expect.objectContaining({ userId: otto.userId, dueAt: noon + 60 * minute, url })]);
  });

  test('leaves alone who does not want to be disturbed or talks to a customer, but for what is critical', async () => {
    const { ana, otto, note, plan, notifications, organizationId, rows } = inbox;
    await profile(ana, { channels: { ...everything('warning').channels, ...everything('critical').channels } });
    await profile(otto, everything('warning'));
    await notifications.setDoNotDisturb(ana, noon + minute);
    const interactionId = ids.next();
    await rows(
      `insert into interactions (organization_id, id, source, channel, phase, opened_at, last_at, state) values ($1, $2, 'test', 'call', 'connected', now(), now(), '{}')`,
      [organizationId, interactionId],
    );
    await rows(
      `insert into legs (organization_id, interaction_id, user_id, mode, started_at) values ($1, $2, $3, 'agent', now())`,
      [organizationId, interactionId, otto.userId],
    );
    const wanted = async (severity: 'warning' | 'critical') =>
      (await plan(note(ana, { severity }), note(otto, { severity }))).deliveries
        .filter(({ userId }) => severity === 'warning' || userId === ana.userId)
        .map(({ channel, userId }) => [channel, userId]);

    expect(await wanted('warning')).toEqual([
      ['email', ana.userId],
      ['email', otto.userId],
    ]);
    expect(await wanted('critical')).toEqual([
      ['push', ana.userId],
      ['email', ana.userId],
    ]);
  });

  test('tells the same once within a minute, and a storm in one sentence', async () => {
    const { ana, note, give, plan, time } = inbox;
    await profile(ana, { channels: { warning: { push: 'on' }, info: { push: 'on' } } });
    const same = { definitionId: ids.next(), subject: { kind: 'task', id: 't' } };
    await give(note(ana, same));
    time.now += 10_000;
    expect((await plan(note(ana, same))).deliveries).toEqual([]);
    const graver = await plan(note(ana, { ...same, severity: 'warning' }));
    expect(graver.deliveries).toMatchObject([{ title: 'Long hold: Ana (×2)', topic: 'task:t' }]);

    const definitionId = ids.next();
    const many = Array.from({ length: 30 }, (_, n) =>
      note(ana, { definitionId, subject: { kind: 'task', id: `${n}` } }),
    );
    const { deliveries } = await plan(...many);
    expect(deliveries).toHaveLength(20);
    expect(deliveries.at(-1)).toMatchObject({
      title: 'Long hold: 20 in 5 min',
      topic: `summary:${definitionId}`,
      url: null,
    });
  });
});

describe('a digest', () => {
  test('is sent once when it is due, whichever server is first; what is due later stays', async () => {
    const { ana, otto, note, give, plan, notifications, workUntil, time, sent, rows, organizationId } = inbox;
    await profile(ana, { channels: { info: { email: 'on' } }, digests: { info: 'hourly' } });
    await profile(otto, { channels: { info: { email: 'on' } }, digests: { info: 'daily' } });
    const notes = [note(ana), note(ana, { title: 'Second' }), note(otto)];
    const { digest, deliveries } = await plan(...notes);
    await database.transaction(organizationId, (transaction) => notifications.keepForDigest(transaction, digest));
    await give(...notes);
    expect([deliveries, digest.length]).toEqual([[], 3]);

    time.now += 60 * minute;
    await workUntil(() => sent.length > 0);

    expect(sent).toMatchObject([
      { channel: 'email', userId: ana.userId, firingId: null, subject: '2 notifications: 2 info' },
    ]);
    expect(await rows('select user_id as id from digest_entries')).toEqual([{ id: otto.userId }]);
  });
});

describe('an escalation', () => {
  const due = (roleId: string, more: Partial<Escalation> = {}): Escalation => ({
    id: ids.next(),
    organizationId: inbox.organizationId,
    firingId: ids.next(),
    place: 0,
    definitionId: ids.next(),
    definitionName: 'Long hold',
    roleId,
    dueAt: noon + minute,
    severity: 'critical',
    title: 'Nobody answers',
    body: '',
    interactionId: null,
    subject: null,
    queueId: null,
    agentId: null,
    ...more,
  });

  async function fire(escalation: Escalation) {
    const { ana, note, notifications, organizationId } = inbox;
    const { firingId, definitionId } = escalation;
    return database.transaction(organizationId, async (transaction) => {
      await notifications.escalate(transaction, [escalation]);
      const row = note(ana, { firingId, definitionId, severity: 'warning' });
      return notifications.write(transaction, { organizationId, notifications: [row], now: noon });
    });
  }

  const states = async () =>
    (await inbox.rows<{ state: string }>('select state from escalations')).map(({ state }) => state);

  test('tells a role once, when nobody has acknowledged in time', async () => {
    const { mara, roleId, time, told, sent, workUntil } = inbox;
    await profile(mara, everything('critical'));
    const [first] = await fire(due(await roleId('Manager')));
    await fire(due(await roleId('Manager'), { dueAt: noon + 2 * minute }));
    time.now = noon + minute;
    await workUntil(() => told.length > 0);

    expect(first?.notification.needsAcknowledgement).toBe(true);
    expect((await states()).toSorted()).toEqual(['told', 'waiting']);
    expect(told.map(({ notification: { userId, title, why } }) => [userId, title, why])).toEqual([
      [mara.userId, 'Nobody answers', 'because nobody acknowledged it in time, and of your role Manager'],
    ]);
    expect(sent.map(({ channel, userId }) => [channel, userId])).toEqual([
      ['push', mara.userId],
      ['email', mara.userId],
    ]);
  });

  test('is called off by an acknowledgement, whatever the severity', async () => {
    const { ana, mara, roleId, time, told, notifications, workUntil } = inbox;
    const [first] = await fire(due(await roleId('Manager')));
    await fire(due(await roleId('Manager')));
    await notifications.acknowledge(ana, { ids: [first?.notification.id ?? ''] });
    time.now = noon + minute;
    await workUntil(async () => !(await states()).includes('waiting'));

    expect(told.map(({ userId }) => userId)).toEqual([ana.userId, mara.userId]);
    expect((await states()).toSorted()).toEqual(['acknowledged', 'told']);
  });

  test('that fails half-way is tried again as a whole', async () => {
    const { roleId, time, told, mara, failures, workUntil } = inbox;
    await profile(mara, everything('critical'));
    await fire(due(await roleId('Manager')));
    time.now = noon + minute;
    failures.next = true;
    await workUntil(() => told.length > 0);

    expect([failures.next, told.map(({ userId }) => userId), await states()]).toEqual([false, [mara.userId], ['told']]);
  });

  test('to a role that nobody has any more is settled, and tells nobody', async () => {
    const { roleId, time, told, workUntil } = inbox;
    await fire(due(await roleId('Analyst')));
    time.now = noon + minute;
    await workUntil(async () => !(await states()).includes('waiting'));

    expect([await states(), told]).toEqual([['told'], []]);
  });
});
