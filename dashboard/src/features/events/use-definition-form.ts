import { showToast } from '@belfry/ui';
import { useRef, useState } from 'react';
import type { Outcome, Problem } from '../../data/index.ts';
import { mutate } from '../../data/index.ts';
import { createDocument, updateDocument } from './change.documents.ts';
import type { DefinitionDraft } from './definition-draft.ts';
import { createInputOf, faultsOf, placesOf, updateInputOf } from './definition-input.ts';
import type { DefinitionData, EventTypeData } from './events.documents.ts';
import type { FieldIssues } from './issues.ts';
import { placed } from './issues.ts';

/** What of a definition is stored already. */
export interface Stored {
  readonly id: string;
  readonly version: number;
}

export interface DefinitionForm {
  readonly draft: DefinitionDraft;
  readonly change: (draft: DefinitionDraft) => void;
  readonly changed: boolean;
  readonly issues: FieldIssues;
  /** What the server doubts of what is stored. */
  readonly doubts: DefinitionData['doubts'];
  readonly busy: boolean;
  /** Someone else saved it since it was read. */
  readonly conflict: boolean;
  /** Begins anew with what is stored. */
  readonly reset: (draft: DefinitionDraft) => void;
  /** Places what the server found wrong at the fields. */
  readonly refuse: (problem: Problem) => void;
  /** Saves over whatever version is given; null when it was refused. */
  readonly save: (stored: Stored | null) => Promise<Stored | null>;
}

interface Beginning {
  readonly draft: DefinitionDraft;
  readonly changed: boolean;
  readonly doubts: DefinitionData['doubts'];
}

const none: FieldIssues = new Map();

/** The draft, what is wrong with it, and the saving of it. */
export function useDefinitionForm(
  initial: Beginning,
  type: (draft: DefinitionDraft) => EventTypeData | null,
): DefinitionForm {
  const [draft, setDraft] = useState(initial.draft);
  const [issues, setIssues] = useState(none);
  const [doubts, setDoubts] = useState(initial.doubts);
  const [changed, setChanged] = useState(initial.changed);
  const [conflict, setConflict] = useState(false);
  const { busy, alone } = useOneAtATime();
  const change = (next: DefinitionDraft): void => {
    setDraft(next);
    setChanged(true);
  };
  const settle = (): void => {
    setChanged(false);
    setConflict(false);
    setIssues(none);
  };
  const reset = (next: DefinitionDraft): void => {
    setDraft(next);
    settle();
  };
  const refuse = (problem: Problem): void => {
    setConflict(problem.code.includes('CONFLICT'));
    const found = problem.issues.length > 0 ? problem.issues : [{ path: [], message: problem.message }];
    setIssues(placed(found, placesOf(draft)));
  };
  const save = async (stored: Stored | null): Promise<Stored | null> => {
    const chosen = type(draft);
    const faults = faultsOf(draft, chosen);
    setIssues(faults);
    if (faults.size > 0 || !chosen) return null;
    const outcome = await alone<Outcome<{ eventDefinition: DefinitionData }>>(() =>
      stored
        ? mutate(updateDocument, { input: updateInputOf(draft, chosen, stored) })
        : mutate(createDocument, { input: createInputOf(draft, chosen) }),
    );
    if (!outcome) return null;
    if (!outcome.ok) {
      refuse(outcome.problem);
      return null;
    }
    const { eventDefinition } = outcome.value;
    settle();
    setDoubts(eventDefinition.doubts);
    showToast(savedToast(draft.name.trim(), eventDefinition.doubts.length));
    return eventDefinition;
  };
  return { draft, change, changed, issues, doubts, busy, conflict, reset, refuse, save };
}

/** Runs one thing at a time; whatever comes meanwhile gets null. */
function useOneAtATime() {
  const running = useRef(false);
  const [busy, setBusy] = useState(false);
  const alone = async <Value>(run: () => Promise<Value>): Promise<Value | null> => {
    if (running.current) return null;
    running.current = true;
    setBusy(true);
    const value = await run();
    running.current = false;
    setBusy(false);
    return value;
  };
  return { busy, alone };
}

function savedToast(name: string, doubts: number): Parameters<typeof showToast>[0] {
  if (doubts === 0)
    return { title: `${name} is saved`, description: 'It counts from now on, not for what has happened already.' };
  const many = doubts === 1 ? 'There is a doubt about it' : `There are ${doubts} doubts about it`;
  return { tone: 'warning', title: `${name} is saved`, description: `${many}: see the preview.` };
}
