import type { Instant } from '../kernel/instant.ts';
import type { Channel, Direction, InteractionPhase, InteractionState, Leg } from './state.ts';

/** An interaction as it was just after a live event: flat, plain JSON, kept beside that event. */
export interface Item {
  readonly id: string;
  readonly channel: Channel;
  readonly phase: InteractionPhase;
  readonly direction: Direction | null;
  readonly queueId: string | null;
  readonly previousQueueId: string | null;
  readonly ownerId: string | null;
  readonly previousOwnerId: string | null;
  readonly priority: string | null;
  readonly status: string | null;
  readonly subject: string | null;
  readonly tags: readonly string[];
  readonly customerName: string | null;
  readonly customerEmail: string | null;
  readonly customerPhone: string | null;
  readonly openedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly waitingSince: Instant | null;
  readonly activeAt: Instant | null;
  readonly followUpAt: Instant | null;
  readonly wrapUpCode: string | null;
  readonly messagesIn: number;
  readonly messagesOut: number;
  readonly transfers: number;
  readonly participants: readonly string[];
  /** Who is serving, muted, holding or consulting now: user ids. */
  readonly serving: readonly string[];
  readonly muted: readonly string[];
  readonly held: readonly string[];
  readonly consulting: readonly string[];
  readonly deleted: boolean;
}

/** Field of an Item → its value before and after. */
export type ItemChanges = Readonly<Record<string, readonly [before: unknown, after: unknown]>>;

/** The snapshot to store beside an event. */
export function itemOf(id: string, state: InteractionState): Item {
  return {
    id,
    channel: state.channel,
    phase: state.phase,
    direction: state.direction,
    queueId: state.queueId,
    previousQueueId: state.previousQueueId,
    ownerId: state.ownerId,
    previousOwnerId: state.previousOwnerId,
    priority: state.priority,
    status: state.status,
    subject: state.subject,
    tags: state.tags,
    customerName: state.customer?.name ?? null,
    customerEmail: state.customer?.email ?? null,
    customerPhone: state.customer?.phone ?? null,
    openedAt: state.openedAt,
    endedAt: state.endedAt,
    waitingSince: state.waitingSince,
    activeAt: state.activeAt,
    followUpAt: state.followUpAt,
    wrapUpCode: state.wrapUpCode,
    messagesIn: state.counts.messagesIn,
    messagesOut: state.counts.messagesOut,
    transfers: state.counts.transfers,
    participants: state.participants,
    ...usersByFlag(state.legs),
    deleted: state.deleted,
  };
}

/** Only the fields that differ; lists differ by content. */
export function changesBetween(before: Item, after: Item): ItemChanges {
  const changes: Record<string, readonly [unknown, unknown]> = {};
  for (const key of itemKeys) {
    const old = before[key];
    const now = after[key];
    if (old !== now && !sameList(old, now)) changes[key] = [old, now];
  }
  return changes;
}

const none: readonly string[] = [];

function usersByFlag(legs: readonly Leg[]): Pick<Item, 'serving' | 'muted' | 'held' | 'consulting'> {
  let [serving, muted, held, consulting] = [none, none, none, none];
  for (const leg of legs) {
    const { userId } = leg;
    if (leg.endedAt !== null || userId === null) continue;
    serving = [...serving, userId];
    if (leg.muted !== null) muted = [...muted, userId];
    if (leg.held !== null) held = [...held, userId];
    if (leg.consulting !== null) consulting = [...consulting, userId];
  }
  return { serving, muted, held, consulting };
}

const itemKeys: readonly Exclude<keyof Item, 'id'>[] = [
  'channel',
  'phase',
  'direction',
  'queueId',
  'previousQueueId',
  'ownerId',
  'previousOwnerId',
  'priority',
  'status',
  'subject',
  'tags',
  'customerName',
  'customerEmail',
  'customerPhone',
  'openedAt',
  'endedAt',
  'waitingSince',
  'activeAt',
  'followUpAt',
  'wrapUpCode',
  'messagesIn',
  'messagesOut',
  'transfers',
  'participants',
  'serving',
  'muted',
  'held',
  'consulting',
  'deleted',
];

function sameList(a: unknown, b: unknown): boolean {
  return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((value, index) => value === b[index]);
}
