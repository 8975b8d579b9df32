import { Badge, Combobox, ErrorState, Skeleton, TimeStamp } from '@belfry/ui';
import type { ReactElement } from 'react';
import { useState } from 'react';
import { useData } from '../../data/index.ts';
import { AppLink } from '../../shared/navigation.tsx';
import { paths } from '../../shared/paths.ts';
import { channelWord } from '../../shared/words.ts';
import type { ExplainedLine } from './explanation.ts';
import { explainedLines } from './explanation.ts';
import type { DraftInput, ExplanationData } from './trial.documents.ts';
import { explainDocument, recentInteractionsDocument } from './trial.documents.ts';

interface ExplainPanelProps {
  /** What is stored, or what is being written; `draft` wins. */
  readonly id: string | null;
  readonly draft: DraftInput | null;
}

/** Why it fires, or does not, on an interaction that is picked. */
export function ExplainPanel({ id, draft }: ExplainPanelProps): ReactElement {
  const [subject, setSubject] = useState<string | null>(null);
  return (
    <>
      <InteractionPicker value={subject} onChange={setSubject} />
      {subject !== null && <Explained key={subject} id={id} draft={draft} subjectId={subject} />}
    </>
  );
}

function InteractionPicker({
  value,
  onChange,
}: {
  value: string | null;
  onChange: (id: string | null) => void;
}): ReactElement {
  const recent = useData(recentInteractionsDocument, {});
  const known = recent.state === 'ready' ? recent.data.interactions.nodes : [];
  const options = known.map(({ id, channel, subject, externalId, queue }) => ({
    value: id,
    label: `${channelWord(channel)} ${subject ?? externalId ?? ''}`.trim(),
    hint: queue?.name ?? '',
  }));
  return (
    <Combobox
      label="Interaction"
      placeholder="Pick an interaction"
      options={options}
      value={value}
      onValueChange={onChange}
    />
  );
}

function Explained({ id, draft, subjectId }: ExplainPanelProps & { readonly subjectId: string }): ReactElement {
  const answer = useData(explainDocument, { id, draft, subjectId });
  switch (answer.state) {
    case 'loading':
      return <Skeleton lines={3} />;
    case 'failed':
      return (
        <ErrorState
          title="It cannot be explained"
          detail={answer.problem.message}
          code={answer.problem.code}
          onRetry={answer.refresh}
        />
      );
    case 'ready':
      return <Explanation explanation={answer.data.explainEventDefinition} subjectId={subjectId} />;
  }
}

const verdicts = {
  FIRED: { tone: 'good', word: '✓ Fired' },
  WOULD_FIRE: { tone: 'good', word: '✓ Fires' },
  DOES_NOT_FIRE: { tone: 'warning', word: '✗ Does not fire' },
} as const;

function Explanation({ explanation, subjectId }: { explanation: ExplanationData; subjectId: string }): ReactElement {
  const { verdict, summary, why, causes } = explanation;
  const { tone, word } = verdicts[verdict];
  return (
    <div className="events-explained" aria-live="polite">
      <p>
        <Badge tone={tone}>{word}</Badge> {summary}
      </p>
      {why.length > 0 && (
        <ul className="events-reasons">
          {why.map(({ code, message }) => (
            <li key={code + message}>{message}</li>
          ))}
        </ul>
      )}
      {causes.map((cause) => (
        <details key={cause.userEvent?.id ?? cause.at} open={causes.length === 1}>
          <summary>
            <TimeStamp at={cause.at} /> {cause.holds ? 'conditions hold' : 'conditions do not hold'}
          </summary>
          <Lines lines={explainedLines(cause.tests)} />
        </details>
      ))}
      <AppLink className="ui-link events-note" to={paths.interaction(subjectId)}>
        Open the interaction
      </AppLink>
    </div>
  );
}

function Lines({ lines }: { lines: readonly ExplainedLine[] }): ReactElement {
  return (
    <ul className="events-lines">
      {lines.map((line, place) => (
        <li key={place} data-depth={Math.min(line.depth, 6)} data-holds={line.holds}>
          <span aria-hidden="true">{line.holds ? '✓' : '✗'}</span>
          <span>
            <span className="ui-sr">{line.holds ? 'Holds: ' : 'Does not hold: '}</span>
            {line.words}
            {line.expected !== null && <> {line.expected}</>}
            {line.seen !== null && <span className="ui-muted"> — saw {line.seen}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}
