import { showToast } from '@belfry/ui';
import type { ReactElement } from 'react';
import { useDeferredValue, useMemo } from 'react';
import { actionWords } from './action-words.ts';
import { actionsOf } from './action-draft.ts';
import { trialInputOf } from './definition-input.ts';
import { draftSentence } from './draft-sentence.ts';
import type { EditorKnown } from './editor-tabs.tsx';
import { newExample } from './example-draft.ts';
import { isRecord } from './condition.ts';
import { ExplainPanel } from './explain-panel.tsx';
import { PreviewPanel } from './preview-panel.tsx';
import type { TrialData } from './trial.documents.ts';
import { TryPanel } from './try-panel.tsx';
import { useCheck } from './use-check.ts';

interface EditorSideProps extends EditorKnown {
  /** A test was added. */
  readonly onKept: () => void;
}

/** What is written, in words; what it would have done; and why it does or does not fire on one item. */
export function EditorSide({ form, type, catalogue, directory, stored, onKept }: EditorSideProps): ReactElement {
  const draft = useDeferredValue(form.draft);
  const sentence = useMemo(() => draftSentence(draft, { catalogue, directory }), [draft, catalogue, directory]);
  const input = useMemo(() => (type ? trialInputOf(draft, type) : null), [draft, type]);
  const check = useCheck(input, stored?.id ?? null);
  const keep = (match: TrialData['matches'][number]): void => {
    const name = match.title || `As of ${match.at}`;
    const example = newExample(
      name,
      form.draft.actions.map(({ kind }) => kind),
    );
    const values = isRecord(match.values) ? match.values : {};
    form.change({
      ...form.draft,
      tests: [...form.draft.tests, { ...example, values: fieldsOnly(values, type), at: Date.parse(match.at) }],
    });
    showToast({ title: 'Kept as a test', description: 'It is tried whenever this event is saved.' });
    onKept();
  };
  return (
    <aside className="events-side" aria-label="Preview and trial">
      <PreviewPanel
        sentence={sentence}
        check={check}
        doubts={form.doubts}
        shadow={draft.shadow}
        actions={actionWords(actionsOf(draft.actions), catalogue.actions)}
      />
      <TryPanel draft={input} id={stored?.id ?? null} onProblem={form.refuse} onKeep={keep} />
      <section className="events-panel" aria-label="Test on an interaction">
        <h2>Test on an interaction</h2>
        {input ? (
          <ExplainPanel id={stored?.id ?? null} draft={form.changed || stored === null ? input : null} />
        ) : (
          <p className="ui-muted events-note">Choose a type first.</p>
        )}
      </section>
    </aside>
  );
}

/** What a firing saw has names beside references too; a test has the fields alone. */
function fieldsOnly(
  values: Readonly<Record<string, unknown>>,
  type: EditorKnown['type'],
): Readonly<Record<string, unknown>> {
  const known = new Set(type?.fields.map(({ name }) => name));
  return Object.fromEntries(Object.entries(values).filter(([name, value]) => known.has(name) && value !== null));
}
