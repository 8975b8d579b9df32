import fc from 'fast-check';
import { userEventTypeNames, userEventTypes } from '../catalogue/user-event-types.ts';
import type { Fact, Target } from './fact.ts';

const users = ['ana', 'ben', 'cy'];
const queues = ['sales', 'support'];
export const interactionTypes = userEventTypeNames.filter((type) => userEventTypes[type].subject === 'interaction');
const handling = interactionTypes.filter((type) => userEventTypes[type].category !== 'help-desk');

const target: fc.Arbitrary<Target | null> = fc.oneof(
  fc.constant(null),
  fc.constantFrom(...users).map((userId): Target => ({ kind: 'user', userId })),
  fc.constantFrom(...queues).map((queueId): Target => ({ kind: 'queue', queueId })),
  fc.constant<Target>({ kind: 'outside', address: '+1 555 0100' }),
);

const userId = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom<string | null>(...users) },
  { weight: 1, arbitrary: fc.constant(null) },
);

const step = fc.record({
  type: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...handling) },
    { weight: 1, arbitrary: fc.constantFrom(...interactionTypes) },
  ),
  pause: fc.integer({ min: 0, max: 5 }),
  userId,
  queueId: fc.constantFrom<string | null>(...queues, null),
  target,
  text: fc.constantFrom('a', 'b'),
});

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function factsOf(steps: readonly Step[]): readonly Fact[] {
  let at = 1000;
  return steps.map((one, index) => {
    at += one.pause;
    return {
      type: one.type,
      at,
      seq: index + 1,
      actor: one.userId === null ? { kind: 'system', userId: null } : { kind: 'user', userId: one.userId },
      userId: one.userId,
      queueId: one.queueId,
      target: one.target,
      reason: null,
      fields: {
        text: one.text,
        tag: one.text,
        status: one.text,
        priority: one.text,
        code: one.text,
        duration: 5,
      },
    };
  });
}

const created: Step = {
  type: 'interaction.created',
  pause: 0,
  userId: null,
  queueId: null,
  target: null,
  text: 'a',
};
/** Any facts about one interaction that has arrived, possible or not, in order. For tests. */
export const anyFacts = fc.array(step, { maxLength: 40 }).map((steps) => factsOf([created, ...steps]));
