import { Button } from '@belfry/ui';
import type { ReactElement } from 'react';
import { markDone } from './inbox-actions.ts';
import type { InboxGroup } from './inbox-items.ts';

interface GroupHeadProps {
  group: InboxGroup;
  /** From the list's top, in px. */
  top: number;
  place: number;
  count: number;
}

/** The head of a group: what its rows have in common, how many there are, and done with all at once. */
export function GroupHead({ group, top, place, count }: GroupHeadProps): ReactElement {
  const { label, members, unread } = group;
  const isOpen = members.some(({ status }) => status !== 'DONE');
  return (
    <article
      className="inbox-group"
      aria-label={`Group ${label}`}
      aria-posinset={place}
      aria-setsize={count}
      style={{ transform: `translateY(${top}px)` }}
    >
      <h2 className="inbox-group-title ui-truncate">{label}</h2>
      <span className="inbox-group-count">
        {members.length.toLocaleString('en')}
        {unread > 0 && ` · ${unread.toLocaleString('en')} unread`}
      </span>
      {isOpen && (
        <Button size="small" variant="ghost" icon="check" onClick={() => void markDone(members)}>
          Done<span className="ui-sr"> with {label}</span>
        </Button>
      )}
    </article>
  );
}
