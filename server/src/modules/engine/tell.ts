import type { Action } from '@belfry/domain';
import type { NewDelivery } from '../delivery/index.ts';
import type { Escalation, NotificationRow } from '../notifications/index.ts';
import { deliveriesOf, isDeliveryAction, nobodyToSendTo } from './delivery-effects.ts';
import { escalationOf } from './escalation-effects.ts';
import { effectOf, isItemAction, type PendingEffect } from './item-effects.ts';
import { notificationsOf } from './notification-effects.ts';
import type { ReceiptRow } from './receipt.ts';
import type { Telling, TellNeeds } from './telling.ts';
import { Texts } from './texts.ts';

/** Everything that firings lead to, ready to be written. */
export interface Told {
  notifications: NotificationRow[];
  /** Those of the notifications that are told beside the inbox as their recipients' profiles say. */
  byProfile: NotificationRow[];
  deliveries: NewDelivery[];
  escalations: Escalation[];
  effects: PendingEffect[];
  /** One an action. */
  receipts: ReceiptRow[];
}

export const nothingTold = (): Told => ({
  notifications: [],
  byProfile: [],
  deliveries: [],
  escalations: [],
  effects: [],
  receipts: [],
});

type Outcome = Pick<ReceiptRow, 'state' | 'count' | 'reason'>;

const done = (count: number, otherwise: string): Outcome => ({
  state: 'done',
  count,
  reason: count === 0 ? otherwise : null,
});
const waiting = (count: number, otherwise: string): Outcome =>
  count === 0 ? { state: 'refused', count, reason: otherwise } : { state: 'waiting', count, reason: null };
const refused = (reason: string): Outcome => ({ state: 'refused', count: 0, reason });

interface Doing {
  telling: Telling;
  place: number;
  texts: Texts;
  needs: TellNeeds;
  told: Told;
}

const nobody = 'Nobody was left to tell: choose other recipients, or look at what they may see.';

function notify(action: Extract<Action, { kind: 'notify' | 'notify-by-profile' }>, doing: Doing): Outcome {
  const { telling, texts, needs, told } = doing;
  const already = new Set(
    told.notifications.filter(({ firingId }) => firingId === telling.firing.id).map(({ userId }) => userId),
  );
  const made = notificationsOf(action, telling, { ...needs, texts, already });
  told.notifications.push(...made);
  if (action.kind === 'notify-by-profile') told.byProfile.push(...made);
  return done(made.length, nobody);
}

function change(action: Parameters<typeof effectOf>[0], { telling, place, texts, needs, told }: Doing): Outcome {
  const effect = effectOf(action, telling, { ...needs, texts });
  if (!effect.ok) return refused(effect.problem);
  told.effects.push({ firingId: telling.firing.id, place, effect: effect.value });
  return waiting(1, '');
}

function act(action: Action, doing: Doing): Outcome {
  const { telling, texts, needs, place, told } = doing;
  if (isItemAction(action)) return change(action, doing);
  if (isDeliveryAction(action)) {
    const made = deliveriesOf(action, { ...needs, telling, texts, place });
    told.deliveries.push(...made);
    return waiting(made.length, nobodyToSendTo(action));
  }
  if (action.kind !== 'escalate') return notify(action, doing);
  told.escalations.push(escalationOf(action, telling, { ...needs, texts, place }));
  return waiting(1, '');
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function outcomeOf(action: Action, doing: Doing): Outcome {
  try {
    return act(action, doing);
  } catch (error) {
    return { state: 'failed', count: 0, reason: messageOf(error) };
  }
}

/** Adds to what is told what a firing leads to, action by action. One that fails has a receipt that says so, and stops no other. */
export function tell(telling: Telling, needs: TellNeeds, told: Told): void {
  const { firing, definition, turns } = telling;
  for (const [place, action] of definition.actions.entries()) {
    const { held, heldBack } = turns[place] ?? { held: false, heldBack: 0 };
    const about = { firingId: firing.id, place, kind: action.kind, at: firing.firedAt };
    if (firing.shadow || held) {
      told.receipts.push({ ...about, state: firing.shadow ? 'shadow' : 'held-back', count: 0, reason: null });
      continue;
    }
    const texts = new Texts(telling, { ...needs, heldBack });
    told.receipts.push({ ...about, ...outcomeOf(action, { telling, place, texts, needs, told }) });
  }
}
