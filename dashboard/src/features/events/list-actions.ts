import { showToast } from '@belfry/ui';
import { useCallback, useMemo, useState } from 'react';
import type { Outcome, Problem } from '../../data/index.ts';
import { graphqlClient, mutate, problemOf } from '../../data/index.ts';
import { useShortcuts } from '../../shared/shortcuts.ts';
import { duplicateDocument, moveDocument, muteDocument, setManyEnabledDocument } from './change.documents.ts';
import { download, fileNameOf } from './download.ts';
import type { ListedDefinition } from './events.documents.ts';
import { exportDocument } from './trial.documents.ts';

type Named = Pick<ListedDefinition, 'id' | 'name'>;
type NewScope = 'MINE' | 'GLOBAL';

/** A question about one event that a dialog asks. */
export interface Question {
  readonly kind: 'delete' | 'hand-over' | 'explain';
  readonly definition: ListedDefinition;
}

/** What can be done with the events of a list. */
export interface ListActions {
  /** Whether it is on: what was just wished for, until the server has answered. */
  readonly enabledOf: (definition: ListedDefinition) => boolean;
  readonly enable: (definitions: readonly Named[], enabled: boolean) => Promise<void>;
  readonly duplicate: (definition: Named, scope: NewScope) => Promise<void>;
  readonly move: (definition: Named, scope: NewScope) => Promise<void>;
  readonly mute: (definition: Named, muted: boolean) => Promise<void>;
  readonly exportFile: (definitions: readonly Named[]) => Promise<void>;
  readonly ask: (question: Question) => void;
}

interface ListActionsState {
  readonly actions: ListActions;
  readonly question: Question | null;
  readonly answered: () => void;
}

/** The actions of a list; `onChanged` reads it anew. */
export function useListActions(onChanged: () => void): ListActionsState {
  const [wished, setWished] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [question, setQuestion] = useState<Question | null>(null);
  const [undo, setUndo] = useState<(() => void) | null>(null);
  const answered = useCallback(() => setQuestion(null), []);
  useShortcuts('Events', undo ? [{ keys: 'z', label: 'Undo', run: undo }] : []);
  const actions = useMemo((): ListActions => {
    const enable = async (definitions: readonly Named[], enabled: boolean, undoable = true): Promise<void> => {
      const ids = definitions.map(({ id }) => id);
      setWished((before) => new Map([...before, ...ids.map((id) => [id, enabled] as const)]));
      const outcome = await mutate(setManyEnabledDocument, { input: { ids, enabled } });
      setWished((before) => new Map([...before].filter(([id]) => !ids.includes(id))));
      const title = `${said(definitions)} ${enabled ? 'on' : 'off'}`;
      if (!outcome.ok) {
        refused(`${title}: not done`, outcome.problem, () => void enable(definitions, enabled, undoable));
        return;
      }
      const back = (): void => void enable(definitions, !enabled, false);
      setUndo(undoable ? () => back : null);
      showToast({ title, ...(undoable && { action: { label: 'Undo', onAction: back } }) });
    };
    return {
      enabledOf: (definition) => wished.get(definition.id) ?? definition.enabled,
      enable: (definitions, enabled) => enable(definitions, enabled),
      duplicate: (definition, scope) =>
        told(mutate(duplicateDocument, { input: { id: definition.id, scope } }), {
          done: `${definition.name} is copied to ${scopeWords[scope]}`,
          onDone: onChanged,
        }),
      move: (definition, scope) =>
        told(mutate(moveDocument, { input: { id: definition.id, scope } }), {
          done: `${definition.name} is moved to ${scopeWords[scope]}`,
          onDone: onChanged,
        }),
      mute: (definition, muted) =>
        told(mutate(muteDocument, { input: { id: definition.id, muted } }), {
          done: muted ? `${definition.name} is muted for you` : `You are told of ${definition.name} again`,
          onDone: noMore,
        }),
      exportFile,
      ask: setQuestion,
    };
  }, [wished, onChanged]);
  return { actions, question, answered };
}

const scopeWords = { MINE: 'My Events', GLOBAL: 'Global' };

function noMore(): void {
  // The answer has changed the row already.
}

function said(definitions: readonly Named[]): string {
  const [only] = definitions;
  return definitions.length === 1 && only ? `${only.name} is` : `${definitions.length} events are`;
}

function refused(title: string, problem: Problem, again: () => void): void {
  showToast({
    tone: 'critical',
    title,
    description: problem.message,
    action: { label: 'Try again', onAction: again },
  });
}

async function told(
  change: Promise<Outcome<unknown>>,
  { done, onDone }: { done: string; onDone: () => void },
): Promise<void> {
  const outcome = await change;
  if (!outcome.ok) {
    showToast({ tone: 'critical', title: 'It was not done', description: outcome.problem.message });
    return;
  }
  showToast({ title: done });
  onDone();
}

async function exportFile(definitions: readonly Named[]): Promise<void> {
  const ids = definitions.map(({ id }) => id);
  const answer = await graphqlClient.query(exportDocument, { ids }, { requestPolicy: 'network-only' }).toPromise();
  if (answer.error) refused('Nothing was exported', problemOf(answer.error), () => void exportFile(definitions));
  else if (answer.data) {
    const [only] = definitions;
    download(fileNameOf(definitions.length === 1 && only ? only.name : 'events'), answer.data.exportEventDefinitions);
  }
}
