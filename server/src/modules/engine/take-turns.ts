import { throttle, throttleKey, type ThrottleState } from '@belfry/domain';
import type { Transaction } from '../../platform/database/index.ts';
import type { Telling, Turn } from './telling.ts';
import { readThrottles, writeThrottles } from './throttles.store.ts';
import { subjectKey } from './timer-book.ts';

const always: Turn = { held: false, heldBack: 0 };

/** Says of each action of each firing whether its frequency holds it back, and keeps that. What is only tried out takes no turn. */
export async function takeTurns(
  transaction: Transaction,
  organizationId: string,
  tellings: readonly Telling[],
): Promise<void> {
  const limited = tellings.filter(
    ({ firing, definition }) => !firing.shadow && definition.actions.some(({ frequency }) => frequency != null),
  );
  if (limited.length === 0) return;
  const asked = limited.map((telling) => {
    const { definition, firing } = telling;
    const item = firing.subject && subjectKey(firing.subject);
    const about = definition.actions.map((_, place) => ({ definition, place, item, at: firing.firedAt }));
    return { telling, actions: about.map((one) => ({ ...one, key: throttleKey(one) })) };
  });
  const keys = new Set(asked.flatMap(({ actions }) => actions.flatMap(({ key }) => key ?? [])));
  const states = await readThrottles(transaction, organizationId, [...keys]);
  const changed = new Map<string, ThrottleState>();
  for (const { telling, actions } of asked) {
    telling.turns = actions.map(({ key, ...about }) => {
      if (key === null) return always;
      const result = throttle(states.get(key) ?? null, about);
      if (result.state) {
        states.set(key, result.state);
        changed.set(key, result.state);
      }
      return result.does ? { held: false, heldBack: result.heldBack } : { held: true, heldBack: 0 };
    });
  }
  await writeThrottles(transaction, organizationId, changed);
}
