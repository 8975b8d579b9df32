import { Badge, Button, EmptyState, ErrorState, showToast, Skeleton, TimeStamp } from '@belfry/ui';
import type { ReactElement } from 'react';
import { useState } from 'react';
import { mutate, useData } from '../../data/index.ts';
import { restoreDocument } from './change.documents.ts';
import type { DefinitionData } from './events.documents.ts';
import type { Stored } from './use-definition-form.ts';
import type { VersionData } from './trial.documents.ts';
import { versionsDocument } from './trial.documents.ts';

interface HistoryTabProps {
  readonly stored: Stored;
  readonly editable: boolean;
  readonly onRestored: (definition: DefinitionData) => void;
}

/** Every version there was, what changed in it, and the way back. */
export function HistoryTab(props: HistoryTabProps): ReactElement {
  const [cursors, setCursors] = useState<readonly (string | null)[]>([null]);
  return (
    <ol className="events-history" aria-label="Versions, newest first">
      {cursors.map((after, index) => (
        <HistoryPage
          key={after ?? ''}
          {...props}
          after={after}
          onMore={index === cursors.length - 1 ? (cursor) => setCursors([...cursors, cursor]) : null}
        />
      ))}
    </ol>
  );
}

interface HistoryPageProps extends HistoryTabProps {
  readonly after: string | null;
  readonly onMore: ((cursor: string) => void) | null;
}

function HistoryPage({ after, onMore, ...tab }: HistoryPageProps): ReactElement {
  const page = useData(versionsDocument, { id: tab.stored.id, after });
  if (page.state === 'loading') return <Skeleton lines={4} />;
  if (page.state === 'failed') {
    const { message, code } = page.problem;
    return <ErrorState title="The history cannot be loaded" detail={message} code={code} onRetry={page.refresh} />;
  }
  const versions = page.data.eventDefinition?.versions;
  if (!versions || versions.nodes.length === 0)
    return <EmptyState title="No history yet">Every save becomes a version here.</EmptyState>;
  const cursor = versions.pageInfo.hasNextPage ? versions.pageInfo.endCursor : null;
  return (
    <>
      {versions.nodes.map((version) => (
        <VersionLine key={version.version} version={version} {...tab} />
      ))}
      {cursor !== null && onMore && (
        <li>
          <Button size="small" onClick={() => onMore(cursor)}>
            Show more
          </Button>
        </li>
      )}
    </>
  );
}

function VersionLine({
  version: { version, changedAt, changedBy, changes },
  stored,
  editable,
  onRestored,
}: { version: VersionData } & HistoryTabProps): ReactElement {
  const [busy, setBusy] = useState(false);
  const current = version === stored.version;
  const restore = async (): Promise<void> => {
    setBusy(true);
    const outcome = await mutate(restoreDocument, {
      input: { id: stored.id, version, expectedVersion: stored.version },
    });
    setBusy(false);
    if (!outcome.ok) {
      showToast({ tone: 'critical', title: 'It was not restored', description: outcome.problem.message });
      return;
    }
    showToast({ title: `Version ${version} is back`, description: 'It counts as a new version.' });
    onRestored(outcome.value.eventDefinition);
  };
  return (
    <li className="events-version">
      <div className="events-version-head">
        <strong className="ui-tabular">v{version}</strong>
        <span>{changedBy?.name ?? 'Belfry'}</span>
        <TimeStamp at={changedAt} className="ui-tabular ui-muted" />
        {current && <Badge tone="accent">Current</Badge>}
        {!current && editable && (
          <Button size="small" icon="undo" busy={busy} onClick={() => void restore()}>
            Restore
          </Button>
        )}
      </div>
      <ul className="events-changes">
        {changes.map((change) => (
          <li key={change}>{change}</li>
        ))}
      </ul>
    </li>
  );
}
