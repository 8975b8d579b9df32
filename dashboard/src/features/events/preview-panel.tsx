import { Banner } from '@belfry/ui';
import type { ReactElement } from 'react';
import type { DefinitionData } from './events.documents.ts';
import type { CheckData } from './trial.documents.ts';

interface PreviewPanelProps {
  /** Empty as long as no type is chosen. */
  readonly sentence: string;
  readonly actions: string;
  /** What the server says of what is written; null: nothing yet. */
  readonly check: CheckData | null;
  /** What it doubted of what is stored. */
  readonly doubts: DefinitionData['doubts'];
  readonly shadow: boolean;
}

/** What is written, in words; and what keeps it from being saved, or makes it doubtful. */
export function PreviewPanel({ sentence, actions, check, doubts, shadow }: PreviewPanelProps): ReactElement {
  return (
    <section className="events-panel" aria-label="Preview">
      <h2>Preview</h2>
      <Words when={check?.sentence ?? sentence} then={check?.actionsSentence ?? actions} />
      {shadow && <Banner tone="info">In shadow: its firings are kept, but nobody is told and nothing is done.</Banner>}
      <Told label="Before it can be saved" tone="critical" of={check?.issues ?? []} />
      <Told label="Doubts" tone="warning" of={check?.doubts ?? doubts} />
    </section>
  );
}

function Words({ when, then }: { when: string; then: string }): ReactElement {
  return (
    <>
      <p className="events-preview" aria-live="polite">
        {when === '' ? <span className="ui-muted">Choose a type, and this says when it fires.</span> : when}
      </p>
      {when !== '' && then !== '' && <p className="ui-muted events-note">Then: {then}</p>}
    </>
  );
}

interface ToldProps {
  readonly label: string;
  readonly tone: 'warning' | 'critical';
  readonly of: DefinitionData['doubts'];
}

function Told({ label, tone, of }: ToldProps): ReactElement | null {
  if (of.length === 0) return null;
  return (
    <ul className="events-doubts" aria-label={label}>
      {of.map(({ message, code, path }) => (
        <li key={`${code}${path.join('.')}${message}`}>
          <Banner tone={tone} icon="warning">
            {placeWords(path)}
            {message}
          </Banner>
        </li>
      ))}
    </ul>
  );
}

/** Which action or test is meant, where several could be. */
function placeWords([head, index]: readonly string[]): string {
  if (head === 'actions' && index !== undefined) return `Action ${Number(index) + 1}: `;
  return head === 'tests' && index !== undefined ? `Test ${Number(index) + 1}: ` : '';
}
