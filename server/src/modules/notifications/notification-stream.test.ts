import { isObjectType, type GraphQLObjectType } from 'graphql';
import { expect, test } from 'vitest';
import type { Context } from '../../platform/graphql/index.ts';
import type { StreamField } from '../../platform/live/index.ts';
import { schema } from '../../schema.ts';
import { newNotification, type NotificationChange, type NotificationRow, wholeNotification } from './notification.ts';

const subscription: GraphQLObjectType | null | undefined = schema.getSubscriptionType();
const field = isObjectType(subscription) ? subscription.getFields()['notifications'] : undefined;
const stream = field?.extensions['stream'] as StreamField;

const viewer = (userId: string, scope: 'own' | 'all') => ({
  organizationId: 'o',
  organizationName: 'North',
  userId,
  name: userId,
  grants: { 'notifications:read': scope },
  teamIds: [],
  queueIds: [],
  teamMemberIds: [],
  sessionId: null,
  tokenId: null,
  expiresAt: 0,
  audience: 'equal',
});

const context: Context = {
  viewer: null,
  services: Object.create(null),
  requestId: 'r',
  exchange: null,
};

const change = (userId: string): NotificationChange => ({
  organizationId: 'o',
  seq: 1,
  recordedAt: 0,
  userId,
  notification: {
    ...newNotification({
      id: 'n',
      organizationId: 'o',
      userId,
      firingId: 'f',
      definitionId: 'd',
      definitionName: 'Muted',
      severity: 'info',
      title: 'Muted',
      body: '',
      why: '',
      createdAt: 0,
    }),
    seq: 1,
  },
});

test('a stream shows one’s own, however far the permission reaches, and no two users share an audience', async () => {
  const ana = await stream.open({ after: 'c1' }, viewer('ana', 'all'), context);
  const otto = await stream.open({}, viewer('otto', 'all'), context);
  if (ana.kind !== 'log' || otto.kind !== 'log') throw new Error('Not a log.');

  expect([ana.accepts(change('ana')), ana.accepts(change('otto'))]).toEqual([true, false]);
  expect([ana.route, ana.after, otto.after]).toEqual(['ana', 'c1', null]);
  expect(ana.audience).not.toBe(otto.audience);
  const place = { cursor: 'c2', previousCursor: 'c1', replay: true, serverTime: 5 };
  expect(ana.batchOf([change('ana')], place)).toEqual({
    __typename: 'NotificationBatch',
    notifications: [change('ana').notification],
    ...place,
  });
});

test('a row of the stream from before notifications had all that they have now is made whole', () => {
  const { notification } = change('ana');
  const late = [
    'subject',
    'subjectKey',
    'queueId',
    'agentId',
    'repeats',
    'listedAt',
    'savedAt',
    'needsAcknowledgement',
  ];
  const old = Object.fromEntries(Object.entries(notification).filter(([name]) => !late.includes(name)));
  const kept = {
    ...old,
    interactionId: 'i',
    severity: 'critical',
    status: 'read',
    readAt: 7,
  } as unknown as NotificationRow;

  expect(wholeNotification(kept)).toEqual({
    ...notification,
    interactionId: 'i',
    severity: 'critical',
    status: 'read',
    readAt: 7,
    subject: { kind: 'interaction', id: 'i' },
    subjectKey: 'interaction:i',
    needsAcknowledgement: true,
  });
});
