import { Badge, Button, Select, Skeleton, TimeStamp } from '@belfry/ui';
import type { ReactElement } from 'react';
import { useRef, useState } from 'react';
import type { Problem } from '../../data/index.ts';
import { mutate } from '../../data/index.ts';
import { AppLink } from '../../shared/navigation.tsx';
import { paths } from '../../shared/paths.ts';
import { Histogram } from './histogram.tsx';
import type { DraftInput, TrialData } from './trial.documents.ts';
import { tryDocument } from './trial.documents.ts';
import { trialWords } from './trial.ts';

interface TryPanelProps {
  /** null: it cannot be tried yet. */
  readonly draft: DraftInput | null;
  /** Of what is stored, to compare with; null: a new one. */
  readonly id: string | null;
  readonly onProblem: (problem: Problem) => void;
  /** Makes a stored test of a match. */
  readonly onKeep: (match: TrialData['matches'][number]) => void;
}

const spans = [1, 7, 30].map((days) => ({ value: String(days), label: days === 1 ? 'last day' : `last ${days} days` }));

/** What the draft would have done in the past, beside what is stored now. */
export function TryPanel({ draft, id, onProblem, onKeep }: TryPanelProps): ReactElement {
  const [days, setDays] = useState('7');
  const trial = useTrial(onProblem);
  return (
    <section className="events-panel" aria-label="Try it over the past">
      <h2>Try it over the past</h2>
      <div className="ui-row">
        <Select label="Over" size="small" options={spans} value={days} onValueChange={setDays} />
        {trial.busy ? (
          <Button size="small" onClick={trial.cancel}>
            Cancel
          </Button>
        ) : (
          <Button
            size="small"
            icon="play"
            disabled={draft === null}
            onClick={() => draft && void trial.run({ draft, id, days: Number(days) })}
          >
            Try
          </Button>
        )}
      </div>
      <div aria-live="polite" className="events-panel-body">
        {trial.busy && <Skeleton lines={3} />}
        {!trial.busy && trial.problem && <p className="events-refused">{trial.problem.message}</p>}
        {!trial.busy && trial.outcome && <Outcome {...trial.outcome} onKeep={onKeep} />}
        {!trial.busy && !trial.outcome && !trial.problem && (
          <p className="ui-muted events-note">
            {draft === null
              ? 'Choose a type first.'
              : 'Nobody is told while you try. Maximum frequencies are counted as they would have held back.'}
          </p>
        )}
      </div>
    </section>
  );
}

interface TrialOutcome {
  readonly draft: TrialData;
  readonly current: TrialData | null;
}

/** One trial at a time; one that is cancelled may end on the server, but is not shown. */
function useTrial(onProblem: (problem: Problem) => void) {
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<TrialOutcome | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const turn = useRef(0);
  const run = async ({ draft, id, days }: { draft: DraftInput; id: string | null; days: number }): Promise<void> => {
    turn.current += 1;
    const mine = turn.current;
    setBusy(true);
    const answer = await mutate(tryDocument, { input: { draft, id, days } });
    if (mine !== turn.current) return;
    setBusy(false);
    setOutcome(answer.ok ? answer.value : null);
    setProblem(answer.ok ? null : answer.problem);
    if (!answer.ok) onProblem(answer.problem);
  };
  const cancel = (): void => {
    turn.current += 1;
    setBusy(false);
  };
  return { busy, outcome, problem, run, cancel };
}

function Outcome({ draft, current, onKeep }: TrialOutcome & Pick<TryPanelProps, 'onKeep'>): ReactElement {
  return (
    <>
      <Numbers trial={draft} heading={current ? 'As written here' : null} />
      {current && <Numbers trial={current} heading="As it is stored now" />}
      <Histogram label="Would have fired" hours={draft.hours} />
      {draft.matches.length > 0 && <Matches matches={draft.matches} onKeep={onKeep} />}
      <p className="ui-muted events-note">
        {draft.eventsRead.toLocaleString('en')} user events read{draft.cutShort ? ', not all: there were too many' : ''}
      </p>
    </>
  );
}

const atFirst = 8;

function Matches({ matches, onKeep }: Pick<TrialData, 'matches'> & Pick<TryPanelProps, 'onKeep'>): ReactElement {
  const [all, setAll] = useState(false);
  return (
    <>
      <h3>Last matches</h3>
      <ul className="events-matches">
        {matches.slice(0, all ? matches.length : atFirst).map((match) => (
          <li key={`${match.at}${match.interaction?.id ?? match.title}`}>
            <TimeStamp at={match.at} className="ui-tabular ui-muted" />
            {match.interaction ? (
              <AppLink className="ui-link" to={paths.interaction(match.interaction.id)}>
                {match.title || match.interaction.subject || 'Open the interaction'}
              </AppLink>
            ) : (
              <span>{match.title}</span>
            )}
            <button type="button" className="ui-link events-plain" onClick={() => onKeep(match)}>
              Keep as test
            </button>
          </li>
        ))}
      </ul>
      {!all && matches.length > atFirst && (
        <button type="button" className="ui-link events-plain" onClick={() => setAll(true)}>
          Show all {matches.length}
        </button>
      )}
    </>
  );
}

function Numbers({ trial, heading }: { trial: TrialData; heading: string | null }): ReactElement {
  const words = trialWords(trial);
  return (
    <div className="events-numbers">
      {heading !== null && <span className="ui-muted events-note">{heading}</span>}
      <p>
        <strong className="ui-tabular">{words.fired}</strong> <span className="ui-tabular">{words.rest}</span>{' '}
        {words.noisy && <Badge tone="warning">⚠ noisy</Badge>}
      </p>
    </div>
  );
}
