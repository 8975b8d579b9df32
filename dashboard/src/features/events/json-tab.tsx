import { Button, ErrorState, showToast, Skeleton } from '@belfry/ui';
import type { ReactElement } from 'react';
import { useData } from '../../data/index.ts';
import { download, fileNameOf } from './download.ts';
import { exportDocument } from './trial.documents.ts';

interface JsonTabProps {
  readonly id: string;
  readonly name: string;
  /** What is shown is what is stored, not what is being written. */
  readonly changed: boolean;
}

/** The event as the file that import reads. */
export function JsonTab({ id, name, changed }: JsonTabProps): ReactElement {
  const page = useData(exportDocument, { ids: [id] });
  if (page.state === 'loading') return <Skeleton lines={8} />;
  if (page.state === 'failed') {
    const { message, code } = page.problem;
    return <ErrorState title="It cannot be exported" detail={message} code={code} onRetry={page.refresh} />;
  }
  const text = page.data.exportEventDefinitions;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    showToast({ title: 'Copied' });
  };
  return (
    <div className="ui-stack">
      <div className="ui-row">
        <Button size="small" icon="copy" onClick={() => void copy()}>
          Copy
        </Button>
        <Button size="small" icon="external" onClick={() => download(fileNameOf(name), text)}>
          Save as a file
        </Button>
        <span className="ui-muted events-note">
          {changed ? 'As it is stored: what you have changed here is not in it yet.' : 'Import reads it again.'}
        </span>
      </div>
      <pre className="events-json ui-mono" tabIndex={0} aria-label="The event as JSON">
        {text}
      </pre>
    </div>
  );
}
