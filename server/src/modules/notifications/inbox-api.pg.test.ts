import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporaryDatabase, type TemporaryDatabase } from '../../../../test/kit/postgres.ts';
import type { Database } from '../../platform/database/index.ts';
import { globalId, type SignedInViewer } from '../../platform/graphql/index.ts';
import { type OpenProduct, openProduct } from '../../platform/graphql/product.fixture.ts';
import { randomIds as ids } from '../../platform/ids.ts';
import { type Inbox, openInbox, openInboxes } from './inbox.fixture.ts';

let temporary: TemporaryDatabase;
let database: Database;
let product: OpenProduct;
let inbox: Inbox;

beforeAll(async () => {
  temporary = await temporaryDatabase();
  database = await openInboxes(temporary.url);
  product = await openProduct(temporary.url);
  inbox = await openInbox(database);
});
afterAll(async () => {
  await product.close();
  await database.close();
  await temporary.drop();
});

async function ask(viewer: SignedInViewer, source: string, variables: Record<string, unknown> = {}): Promise<unknown> {
  const { data, errors } = await product.ask(viewer, source, variables);
  if (errors) throw new Error(errors.map(({ message }) => message).join(' '));
  return JSON.parse(JSON.stringify(data));
}

test('what is critical is acknowledged for everyone, saved, and found again', async () => {
  const { ana, otto, note, give } = inbox;
  const told = { firingId: ids.next(), severity: 'critical', agentId: otto.userId, queueId: null } as const;
  const [own] = await give(note(ana, told), note(otto, told), note(ana, { title: 'Other' }));
  const input = { ids: [globalId('Notification', own?.id ?? '')] };
  const shown = 'notifications { title acknowledgedBy { name } agent { name } repeats subject { kind } subjectKey }';

  expect(
    await ask(
      ana,
      `mutation ($input: AcknowledgeNotificationInput!) { acknowledgeNotification(input: $input) { ... on AcknowledgeNotificationPayload { count ${shown} } } }`,
      { input },
    ),
  ).toEqual({
    acknowledgeNotification: {
      count: 1,
      notifications: [
        {
          title: 'Long hold: Ana',
          acknowledgedBy: { name: 'Ana' },
          agent: { name: 'Otto' },
          repeats: 0,
          subject: null,
          subjectKey: `definition:${own?.definitionId}`,
        },
      ],
    },
  });
  await ask(
    ana,
    'mutation ($input: SaveNotificationInput!) { saveNotification(input: $input) { ... on SaveNotificationPayload { count } } }',
    { input: { ...input, saved: true } },
  );
  const filter = { saved: { eq: true }, agent: { eq: globalId('User', otto.userId ?? '') }, not: { text: 'other' } };
  const find = `query ($filter: NotificationFilter) { notifications(first: 5, filter: $filter) { nodes { title needsAcknowledgement acknowledgedBy { name } } }
    notificationSummary { unread saved snoozed unacknowledged doneKeptDays } }`;
  expect(await ask(ana, find, { filter })).toEqual({
    notifications: {
      nodes: [{ title: 'Long hold: Ana', needsAcknowledgement: true, acknowledgedBy: { name: 'Ana' } }],
    },
    notificationSummary: { unread: 2, saved: 1, snoozed: 0, unacknowledged: 0, doneKeptDays: 150 },
  });
});

const profileFields = `timeZone shiftEnds singleKeys version quietBecause
  severities { severity toast sound push email digest tone volume } quietHours { weekday from to } snoozePresets { kind minutes time }`;

test('a profile is changed in parts, and says what is wrong with them', async () => {
  const { mara } = inbox;
  const set = `mutation ($input: SetNotificationProfileInput!) { setNotificationProfile(input: $input) {
    ... on SetNotificationProfilePayload { notificationProfile { ${profileFields} } } ... on ValidationError { issues { path } } ... on ConflictError { currentVersion } } }`;
  const always = Array.from({ length: 7 }, (_, index) => ({ weekday: index + 1, from: '00:00', to: '24:00' }));
  const input = {
    severities: [
      { severity: 'CRITICAL', email: 'ON', volume: 100, digest: 'DAILY' },
      { severity: 'INFO', digest: 'END_OF_SHIFT', tone: 'PULSE' },
    ],
    quietHours: always,
    snoozePresets: [
      { kind: 'AFTER', minutes: 3 },
      { kind: 'TOMORROW', time: '07:30' },
    ],
    singleKeys: false,
  };

  expect(await ask(mara, set, { input })).toEqual({
    setNotificationProfile: {
      notificationProfile: {
        timeZone: 'UTC',
        shiftEnds: '17:00',
        singleKeys: false,
        version: 1,
        quietBecause: 'QUIET_HOURS',
        severities: [
          {
            severity: 'INFO',
            toast: 'ON',
            sound: 'OFF',
            push: 'OFF',
            email: 'OFF',
            digest: 'END_OF_SHIFT',
            tone: 'PULSE',
            volume: 40,
          },
          {
            severity: 'WARNING',
            toast: 'ON',
            sound: 'ON',
            push: 'AWAY',
            email: 'OFF',
            digest: 'OFF',
            tone: 'CHIME',
            volume: 60,
          },
          {
            severity: 'CRITICAL',
            toast: 'ON',
            sound: 'ON',
            push: 'ON',
            email: 'ON',
            digest: 'OFF',
            tone: 'BELL',
            volume: 100,
          },
        ],
        quietHours: always,
        snoozePresets: [
          { kind: 'AFTER', minutes: 3, time: null },
          { kind: 'TOMORROW', minutes: null, time: '07:30' },
        ],
      },
    },
  });
  expect(await ask(mara, set, { input: { expectedVersion: 0 } })).toEqual({
    setNotificationProfile: { currentVersion: 1 },
  });
  expect(
    await ask(mara, set, { input: { snoozePresets: [{ kind: 'AFTER', minutes: 2 }], shiftEnds: 'late' } }),
  ).toEqual({
    setNotificationProfile: { issues: [{ path: ['shiftEnds'] }, { path: ['snoozePresets', '0', 'minutes'] }] },
  });
});

test('do not disturb and presence are said and shown', async () => {
  const { otto } = inbox;
  const until = new Date(Date.now() + 3_600_000).toISOString();
  const quiet = `mutation ($input: SetDoNotDisturbInput!) { setDoNotDisturb(input: $input) {
    ... on SetDoNotDisturbPayload { notificationProfile { doNotDisturbUntil quietBecause } } ... on UserError { code } } }`;

  expect(await ask(otto, quiet, { input: { until } })).toEqual({
    setDoNotDisturb: { notificationProfile: { doNotDisturbUntil: until, quietBecause: 'DO_NOT_DISTURB' } },
  });
  expect(await ask(otto, quiet, { input: {} })).toEqual({
    setDoNotDisturb: { notificationProfile: { doNotDisturbUntil: null, quietBecause: null } },
  });
  const report =
    'mutation ($input: ReportPresenceInput!) { reportPresence(input: $input) { ... on ReportPresencePayload { present } } }';
  expect(await ask(otto, report, { input: { visible: true } })).toEqual({ reportPresence: { present: true } });
  expect(await product.services.notifications.isPresent(otto.organizationId, otto.userId ?? '')).toBe(true);
});
