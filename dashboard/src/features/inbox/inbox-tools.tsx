import { Button, Icon, Menu } from '@belfry/ui';
import { useMemo, type ReactElement } from 'react';
import { useRing } from '../../data/index.ts';
import type { useUrlState } from '../../shared/navigation.tsx';
import type { InboxAddress } from './inbox-address.ts';
import type { InboxNotification } from './inbox.documents.ts';
import { markDone } from './inbox-actions.ts';
import { notificationRing } from './inbox-feed.ts';
import { groupings } from './inbox-items.ts';
import { formatQuery } from './inbox-query.ts';
import { ViewsMenu } from './inbox-views.tsx';
import { QueryField } from './query-field.tsx';
import type { Vocabulary } from './query-suggestions.ts';
import type { useInboxPages } from './use-inbox-pages.ts';

interface InboxToolsProps {
  address: InboxAddress;
  /** What is shown. */
  rows: readonly InboxNotification[];
  /** All that lies in the inbox, as far as it is loaded. */
  inInbox: readonly InboxNotification[];
  pages: ReturnType<typeof useInboxPages>;
  onGo: ReturnType<typeof useUrlState>[1];
}

/** The query, the grouping, and done with everything that is shown. */
export function InboxTools({ address, rows, inInbox, pages, onGo }: InboxToolsProps): ReactElement {
  const vocabulary = useVocabulary();
  const { query, group, tab } = address;
  const shownDone = tab === 'inbox' && rows.length > 0;
  return (
    <div className="inbox-tools">
      <QueryField
        query={query}
        vocabulary={vocabulary}
        onChange={(next) => onGo({ q: formatQuery(next), open: null }, { replace: true })}
      />
      <div className="inbox-tools-end">
        <ViewsMenu address={address} inInbox={inInbox} onGo={(to) => onGo({ ...to, open: null })} />
        <Menu
          label="Group"
          items={groupings.map(({ value, label }) => ({
            kind: 'choice',
            label,
            checked: value === group,
            onSelect: () => onGo({ group: value === 'none' ? null : value }, { replace: true }),
          }))}
          trigger={
            <Button size="small">
              <span className="ui-muted">Group</span>
              {groupings.find(({ value }) => value === group)?.label}
              <Icon name="chevron-down" size={12} />
            </Button>
          }
        />
        {shownDone && (
          <Button size="small" icon="done" onClick={() => void markDone(rows)}>
            {pages.hasMore ? 'Mark these done' : 'Mark all done'}
          </Button>
        )}
      </div>
    </div>
  );
}

/** The names that stand in what is loaded. */
function useVocabulary(): Vocabulary {
  const all = useRing(notificationRing);
  return useMemo(
    () => ({
      is: ['unread', 'read', 'saved', 'snoozed', 'done'],
      event: namesOf(all.map(({ definitionName }) => definitionName)),
      queue: namesOf(all.map(({ queue }) => queue?.name)),
      agent: namesOf(all.map(({ agent }) => agent?.name)),
      severity: ['critical', 'warning', 'info'],
    }),
    [all],
  );
}

function namesOf(names: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(names)].filter((name) => name !== undefined).sort((one, other) => one.localeCompare(other));
}
