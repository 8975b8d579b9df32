import { showToast } from '@belfry/ui';
import { useState } from 'react';
import { mutate } from '../../data/index.ts';
import { useGo } from '../../shared/navigation.tsx';
import { paths } from '../../shared/paths.ts';
import { typeNamed } from './catalogue.ts';
import { promoteDocument } from './change.documents.ts';
import type { DefinitionDraft } from './definition-draft.ts';
import { draftFrom } from './definition-draft.ts';
import type { CatalogueData, DefinitionData } from './events.documents.ts';
import { useDefinitionForm, type Stored } from './use-definition-form.ts';
import { keptName, keptNamed, useKeptDraft } from './use-kept-draft.ts';
import { useLeaveGuard } from './use-leave-guard.ts';

interface EditorNeeds {
  readonly initial: DefinitionDraft;
  /** null: a new one. */
  readonly definition: DefinitionData | null;
  readonly catalogue: CatalogueData;
  /** Reads the definition anew, and shows what is wrong. */
  readonly onRefused: () => void;
}

/** The draft, its saving and keeping, and where one goes from here. */
export function useEditor({ initial, definition, catalogue, onRefused }: EditorNeeds) {
  const go = useGo();
  const place = keptName(definition?.id ?? null, initial.scope);
  const [began] = useState(() => beginningOf(initial, place, definition));
  const form = useDefinitionForm(
    { ...began, doubts: definition?.doubts ?? [] },
    (draft) => typeNamed(catalogue, draft.eventType)?.type ?? null,
  );
  const [stored, setStored] = useState<Stored | null>(definition);
  const [keptAt, setKeptAt] = useState(began.keptAt);
  const { forget } = useKeptDraft(place, { ...form, version: stored?.version ?? null });
  const guard = useLeaveGuard(form.changed);
  const list = listPath(definition?.scope ?? form.draft.scope);
  const save = async (over: Stored | null, close: boolean): Promise<void> => {
    const saved = await form.save(over);
    if (!saved) return onRefused();
    forget();
    setKeptAt(null);
    setStored(saved);
    if (close) guard.leave(() => go(list));
    else if (over === null) guard.leave(() => go(paths.events.edit(saved.id), { replace: true }));
  };
  const takeTheirs = (theirs: DefinitionData): void => {
    const draft = draftFrom(theirs);
    if (draft) form.reset(draft);
    forget();
    setKeptAt(null);
    setStored(theirs);
  };
  const startAfresh = (): void => {
    form.reset(initial);
    forget();
    setKeptAt(null);
  };
  const close = (): void => {
    forget();
    guard.leave(() => go(list));
  };
  const type = typeNamed(catalogue, form.draft.eventType)?.type ?? null;
  return { form, type, stored, keptAt, guard, save, takeTheirs, startAfresh, close };
}

/** What the form begins with: what was kept on this device of the same version, else what is stored. */
function beginningOf(initial: DefinitionDraft, place: string, definition: DefinitionData | null) {
  const kept = keptNamed(place);
  if (kept && kept.version === (definition?.version ?? null))
    return { draft: kept.draft, changed: true, keptAt: kept.at };
  return { draft: initial, changed: false, keptAt: null };
}

/** Takes an event out of shadow, as it is stored. */
export async function promote(stored: Stored): Promise<DefinitionData | null> {
  const outcome = await mutate(promoteDocument, { input: { id: stored.id, expectedVersion: stored.version } });
  if (outcome.ok) {
    showToast({ title: 'It is live', description: 'From now on people are told.' });
    return outcome.value.eventDefinition;
  }
  showToast({ tone: 'critical', title: 'It stays in shadow', description: outcome.problem.message });
  return null;
}

function listPath(scope: DefinitionData['scope']): string {
  if (scope === 'MINE') return paths.events.my();
  return scope === 'GLOBAL' ? paths.events.global() : paths.events.employees();
}
