import { Button, EmptyState, ErrorState, Skeleton } from '@belfry/ui';
import type { ReactElement } from 'react';
import type { InboxTab, InboxView } from './inbox-tab.ts';
import type { useInboxPages } from './use-inbox-pages.ts';

const emptyWords: Record<InboxTab, { title: string; next: string }> = {
  inbox: {
    title: 'Nothing needs you now',
    next: 'When one of your events fires, it appears here at once. What fires is decided under Events.',
  },
  saved: {
    title: 'Nothing is saved',
    next: 'Press s on a notification to keep it here, whatever else becomes of it.',
  },
  snoozed: {
    title: 'Nothing is snoozed',
    next: 'Press h on a notification to have it come back later.',
  },
  done: {
    title: 'Nothing is done yet',
    next: 'Press e on a notification when it needs no more of you.',
  },
};

interface NoRowsProps {
  pages: ReturnType<typeof useInboxPages>;
  address: InboxView;
  onClear: () => void;
}

/** In place of the list: loading, failed, filtered away, or truly empty. */
export function NoRows({ pages, address, onClear }: NoRowsProps): ReactElement {
  if (pages.state === 'failed') {
    return (
      <ErrorState
        title="The inbox could not be read"
        detail={pages.problem?.message}
        code={pages.problem?.code ?? 'INTERNAL'}
        onRetry={pages.retry}
      />
    );
  }
  if (pages.state === 'loading') {
    return (
      <div className="inbox-loading">
        <Skeleton lines={9} height={28} />
      </div>
    );
  }
  if (address.query.length > 0) {
    return (
      <EmptyState
        icon="filter"
        title="No notification passes this filter"
        action={<Button onClick={onClear}>Clear the filter</Button>}
      >
        {pages.hasMore ? 'Older ones may: load more below the list.' : undefined}
      </EmptyState>
    );
  }
  const { title, next } = emptyWords[address.tab];
  return (
    <EmptyState icon="inbox" title={title}>
      {next}
    </EmptyState>
  );
}
