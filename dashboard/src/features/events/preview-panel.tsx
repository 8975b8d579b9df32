import { Banner } from '@belfry/ui';
import type { ReactElement } from 'react';
import type { DefinitionData } from './events.documents.ts';

interface PreviewPanelProps {
  /** Empty as long as no type is chosen. */
  readonly sentence: string;
  readonly doubts: DefinitionData['doubts'];
  readonly shadow: boolean;
  readonly actions: string;
}

/** What is written, in words; and what the server doubts of what is stored. */
export function PreviewPanel({ sentence, doubts, shadow, actions }: PreviewPanelProps): ReactElement {
  return (
    <section className="events-panel" aria-label="Preview">
      <h2>Preview</h2>
      <p className="events-preview" aria-live="polite">
        {sentence === '' ? <span className="ui-muted">Choose a type, and this says when it fires.</span> : sentence}
      </p>
      {sentence !== '' && actions !== '' && <p className="ui-muted events-note">Then: {actions}</p>}
      {shadow && <Banner tone="info">In shadow: its firings are kept, but nobody is told and nothing is done.</Banner>}
      {doubts.length > 0 && (
        <ul className="events-doubts" aria-label="Doubts">
          {doubts.map(({ message, code, path }) => (
            <li key={`${code}${path.join('.')}`}>
              <Banner tone="warning" icon="warning">
                {message}
              </Banner>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
