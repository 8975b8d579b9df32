import { showToast } from '@belfry/ui';
import { useRef, useState } from 'react';
import type { Problem } from '../../data/index.ts';
import { mutate } from '../../data/index.ts';
import type { DefinitionDraft } from './definition-draft.ts';
import { createInputOf, faultsOf, placesOf, updateInputOf } from './definition-draft.ts';
import type { EventTypeData } from './events.documents.ts';
import { createDocument, updateDocument } from './events.documents.ts';
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
  readonly busy: boolean;
  /** Someone else saved it since it was read. */
  readonly conflict: boolean;
  /** Begins anew with what is stored. */
  readonly reset: (draft: DefinitionDraft) => void;
  /** Saves over whatever version is given; null when it was refused. */
  readonly save: (stored: Stored | null) => Promise<Stored | null>;
}

const none: FieldIssues = new Map();

/** The draft, what is wrong with it, and the saving of it. */
export function useDefinitionForm(
  initial: DefinitionDraft,
  type: (draft: DefinitionDraft) => EventTypeData | null,
): DefinitionForm {
  const [draft, setDraft] = useState(initial);
  const [issues, setIssues] = useState(none);
  const [changed, setChanged] = useState(false);
  const [busy, setBusy] = useState(false);
  const [conflict, setConflict] = useState(false);
  const saving = useRef(false);
  const change = (next: DefinitionDraft): void => {
    setDraft(next);
    setChanged(true);
  };
  const reset = (next: DefinitionDraft): void => {
    setDraft(next);
    setChanged(false);
    setConflict(false);
    setIssues(none);
  };
  const refuse = (problem: Problem): null => {
    setConflict(problem.code.includes('CONFLICT'));
    const found = problem.issues.length > 0 ? problem.issues : [{ path: [], message: problem.message }];
    setIssues(placed(found, placesOf(draft)));
    return null;
  };
  const save = async (stored: Stored | null): Promise<Stored | null> => {
    const chosen = type(draft);
    const faults = faultsOf(draft, chosen);
    setIssues(faults);
    if (faults.size > 0 || !chosen || saving.current) return null;
    saving.current = true;
    setBusy(true);
    const outcome = stored
      ? await mutate(updateDocument, { input: updateInputOf(draft, chosen, stored) })
      : await mutate(createDocument, { input: createInputOf(draft, chosen) });
    saving.current = false;
    setBusy(false);
    if (!outcome.ok) return refuse(outcome.problem);
    setIssues(none);
    setConflict(false);
    setChanged(false);
    showToast({
      title: `${draft.name.trim()} is saved`,
      description: 'It counts from now on, not for what has happened already.',
    });
    return outcome.value.eventDefinition;
  };
  return { draft, change, changed, issues, busy, conflict, reset, save };
}
