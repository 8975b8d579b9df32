import type { Instant } from '../kernel/instant.ts';
import type { CausalChain, FiringDraft, HourlyCount, StopReason, Stopped } from './reaction.ts';

/** So many firings may follow from one another. */
export const deepestChain = 8;

/**
 * So many firings an item may have in an hour, unless another number is given: more than hundreds of agents' own events lead
 * to on a busy item, and few enough to end what runs away.
 */
export const itemBudget = 500;

/** What no firing led to. */
export const noChain: CausalChain = { depth: 0, definitionIds: [] };

const hour = 3_600_000;

/** What a firing has to be admitted by. Counts are null where there was nothing yet. */
export interface Admitting {
  /** Of the user event that it fires for. */
  readonly chain: CausalChain;
  readonly at: Instant;
  /** The firings of its item; none are counted for what is about nothing. */
  readonly ofItem: HourlyCount | null;
  /** The firings of its owner's definitions. */
  readonly ofOwner: HourlyCount | null;
  /** How many the owner's role allows in an hour; null for any number. */
  readonly firingsPerHour: number | null;
  /** `itemBudget` when absent. */
  readonly perItem?: number;
}

export type Admitted =
  | { readonly goes: true; readonly chain: CausalChain; readonly ofItem: HourlyCount; readonly ofOwner: HourlyCount }
  | { readonly goes: false; readonly stopped: Stopped };

/**
 * Whether a firing goes on: a definition fires once in a chain of firings that lead to one another, a chain ends at a
 * depth, and an item and an owner have so many in an hour. What goes carries its chain on; what is stopped says whose
 * firing led to it.
 */
export function admit(firing: FiringDraft, admitting: Admitting): Admitted {
  const { chain, at } = admitting;
  const ofItem = oneMore(admitting.ofItem, at);
  const ofOwner = oneMore(admitting.ofOwner, at);
  const reason = reasonAgainst(firing, admitting, { ofItem, ofOwner });
  if (reason !== null) return { goes: false, stopped: stoppedBy(firing, chain, reason) };
  const definitionIds = [...chain.definitionIds, firing.definitionId];
  return { goes: true, chain: { depth: chain.depth + 1, definitionIds }, ofItem, ofOwner };
}

function reasonAgainst(
  { definitionId, subject }: FiringDraft,
  { chain, firingsPerHour, perItem = itemBudget }: Admitting,
  { ofItem, ofOwner }: { readonly ofItem: HourlyCount; readonly ofOwner: HourlyCount },
): StopReason | null {
  if (chain.definitionIds.includes(definitionId)) return 'once-in-a-chain';
  if (chain.depth >= deepestChain) return 'depth';
  if (subject !== null && ofItem.count > perItem) return 'budget';
  return firingsPerHour !== null && ofOwner.count > firingsPerHour ? 'role-rate' : null;
}

function stoppedBy({ definitionId, cause, subject }: FiringDraft, chain: CausalChain, reason: StopReason): Stopped {
  return { definitionId, byDefinitionId: chain.definitionIds.at(-1) ?? null, reason, cause, subject };
}

function oneMore(count: HourlyCount | null, at: Instant): HourlyCount {
  return count === null || at >= count.since + hour ? { since: at, count: 1 } : { ...count, count: count.count + 1 };
}
