import type { helpDeskFacts } from '../catalogue/help-desk-facts.ts';
import { type Draft, end } from './draft.ts';
import type { Fact } from './fact.ts';
import type { Effect } from './handling-effects.ts';
import { numberOf, textOf } from './payload.ts';
import type { InteractionCounts } from './state.ts';

const nothing: Effect = () => {};

function active(draft: Draft, fact: Fact): void {
  draft.activeAt = draft.activeAt === null ? fact.at : Math.max(draft.activeAt, fact.at);
}

const counted =
  (name: keyof InteractionCounts): Effect =>
  (draft, fact) => {
    active(draft, fact);
    draft.counts = { ...draft.counts, [name]: draft.counts[name] + 1 };
  };

export const helpDeskEffects: Readonly<Record<keyof typeof helpDeskFacts, Effect>> = {
  'interaction.priority_changed': (draft, fact) => {
    draft.priority = textOf(fact, 'priority') ?? draft.priority;
  },
  'interaction.status_changed': (draft, fact) => {
    draft.status = textOf(fact, 'status') ?? draft.status;
    active(draft, fact);
  },
  'interaction.subject_changed': (draft, fact) => {
    draft.subject = textOf(fact, 'subject') ?? draft.subject;
  },
  'interaction.tagged': (draft, fact) => {
    const tag = textOf(fact, 'tag');
    if (tag !== null && !draft.tags.includes(tag)) draft.tags = [...draft.tags, tag];
  },
  'interaction.untagged': (draft, fact) => {
    const tag = textOf(fact, 'tag');
    if (tag !== null && draft.tags.includes(tag)) draft.tags = draft.tags.filter((other) => other !== tag);
  },
  'interaction.noted': counted('notes'),
  'interaction.message_received': counted('messagesIn'),
  'interaction.message_sent': counted('messagesOut'),
  'interaction.form_sent': nothing,
  'interaction.form_completed': nothing,
  'interaction.time_logged': (draft, fact) => {
    const spent = Math.max(0, numberOf(fact, 'duration') ?? 0);
    draft.counts = { ...draft.counts, timeLoggedMs: draft.counts.timeLoggedMs + spent };
  },
  'interaction.follow_up_scheduled': (draft, fact) => {
    draft.followUpAt = numberOf(fact, 'dueAt') ?? draft.followUpAt;
  },
  'interaction.follow_up_due': nothing,
  'interaction.followed_up': (draft) => {
    draft.followUpAt = null;
  },
  'interaction.close_requested': nothing,
  'interaction.attached': nothing,
  'interaction.detached': nothing,
  'interaction.deleted': (draft, fact) => {
    end(draft, 'completed', fact.at);
    draft.deleted = true;
  },
  'log.created': nothing,
  'log.modified': nothing,
  'log.deleted': nothing,
};
