import type { ReactElement } from 'react';
import type { useInboxPages } from './use-inbox-pages.ts';

/** How long what is here is kept, and whether this is all. */
export function InboxFoot({ pages }: { pages: ReturnType<typeof useInboxPages> }): ReactElement {
  return (
    <p className="inbox-foot">
      <span>Done is kept for 150 days, saved until you no longer save it.</span>
      {pages.hasMore && (
        <button type="button" className="ui-link inbox-foot-more" onClick={pages.more}>
          Load older
        </button>
      )}
    </p>
  );
}
