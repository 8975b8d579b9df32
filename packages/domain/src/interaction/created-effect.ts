import type { Draft } from './draft.ts';
import { setQueue } from './draft.ts';
import type { Fact } from './fact.ts';
import { textOf, textsOf, wordOf } from './payload.ts';
import { type Customer, channels, directions } from './state.ts';

/** Begins it. On one that exists already, only what is not known yet is filled in. */
export function createdEffect(draft: Draft, fact: Fact): void {
  if (draft.phase === 'none') {
    draft.phase = 'creating';
    draft.channel = wordOf(fact, 'channel', channels) ?? draft.channel;
    draft.activeAt = fact.at;
  }
  draft.direction ??= wordOf(fact, 'direction', directions);
  draft.subject ??= textOf(fact, 'subject');
  draft.priority ??= textOf(fact, 'priority');
  draft.status ??= textOf(fact, 'status');
  draft.customer ??= customerOf(fact);
  if (draft.tags.length === 0) draft.tags = [...new Set(textsOf(fact, 'tags'))];
  if (draft.queueId === null && fact.queueId !== null) setQueue(draft, fact.queueId, fact.at);
}

function customerOf(fact: Fact): Customer | null {
  const name = textOf(fact, 'customerName');
  const email = textOf(fact, 'customerEmail');
  const phone = textOf(fact, 'customerPhone');
  return name === null && email === null && phone === null ? null : { name, email, phone };
}
