import { type Draft, addParticipant, end, endLegs, setOwner, startWaiting, take } from './draft.ts';
import type { Fact } from './fact.ts';
import { wordOf } from './payload.ts';

const modes = ['blind', 'attended'] as const;

export function requestTransfer(draft: Draft, fact: Fact, userId: string | null): void {
  if (draft.phase !== 'connected') return;
  draft.transfer = {
    requestedAt: fact.at,
    by: userId,
    target: fact.target,
    mode: wordOf(fact, 'mode', modes) ?? 'blind',
  };
}

/** To a user: a new leg, and the one who asked has left. To a queue: it waits again. Outside: it is over for us. */
export function completeTransfer(draft: Draft, fact: Fact, userId: string | null): void {
  const asked = draft.transfer;
  const target = fact.target ?? asked?.target ?? null;
  draft.transfer = null;
  draft.counts = { ...draft.counts, transfers: draft.counts.transfers + 1 };
  if (target === null) return;
  if (target.kind === 'queue') startWaiting(draft, target.queueId, fact.at);
  else if (target.kind === 'outside') end(draft, 'completed', fact.at);
  else {
    const by = asked === null ? userId : asked.by;
    if (by !== target.userId) endLegs(draft, fact.at, (leg) => leg.userId === by);
    take(draft, target.userId, fact.at);
    setOwner(draft, target.userId, fact.at);
    addParticipant(draft, target.userId);
  }
}
