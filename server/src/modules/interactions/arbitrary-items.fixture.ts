import { userEventTypeNames, userEventTypes } from '@belfry/domain';
import fc from 'fast-check';
import type { RecordingItem } from './recording-item.ts';

const ofInteractions = userEventTypeNames.filter((type) => userEventTypes[type].subject === 'interaction');
const handling = ofInteractions.filter((type) => userEventTypes[type].category !== 'help-desk');
const begin = Date.UTC(2026, 10, 20, 9);

/** What a story is made of: one call, told by items of which no two happened at once. */
interface Cast {
  users: readonly string[];
  queues: readonly string[];
}

const stepOf = ({ users, queues }: Cast) =>
  fc.record({
    type: fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...handling) },
      { weight: 1, arbitrary: fc.constantFrom(...ofInteractions) },
    ),
    pause: fc.integer({ min: 1, max: 1_200_000 }),
    userId: fc.constantFrom(...users, null),
    queueId: fc.constantFrom(...queues, null),
    target: fc.oneof(
      fc.constant(null),
      fc.constantFrom(...users).map((userId) => ({ kind: 'user', userId }) as const),
      fc.constantFrom(...queues).map((queueId) => ({ kind: 'queue', queueId }) as const),
    ),
    text: fc.constantFrom('a', 'b'),
  });

/** A call's story in the order in which it happened, and the same in another order. */
export const anyStory = (cast: Cast) =>
  fc.array(stepOf(cast), { minLength: 1, maxLength: 25 }).chain((steps) => {
    let at = begin;
    const items = steps.map((step, i): RecordingItem => {
      at += step.pause;
      const { type, userId, queueId, target, text } = step;
      return {
        source: 'test',
        sourceEventId: String(i),
        digest: null,
        type,
        customType: null,
        occurredAt: at,
        historical: false,
        mode: 'fact',
        interaction: { kind: 'external', externalId: 'c', channel: 'call', createMissing: true },
        actor: userId === null ? { kind: 'system', userId: null } : { kind: 'user', userId },
        userId,
        queueId,
        target,
        subject: null,
        reason: null,
        fields: { text, tag: text, status: text, priority: text, code: text },
        anomaly: null,
        firingId: null,
      };
    });
    const shuffled = fc.shuffledSubarray(items, { minLength: items.length });
    return shuffled.map((muddled) => ({ items, muddled }));
  });

/** The same story of another call. */
export const toldOf = (items: readonly RecordingItem[], call: string): RecordingItem[] =>
  items.map((item) => ({
    ...item,
    sourceEventId: `${call}-${item.sourceEventId}`,
    interaction: { kind: 'external', externalId: call, channel: 'call', createMissing: true },
  }));
